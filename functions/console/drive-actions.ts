import { type DriveFigurePorts, makeDriveFigures } from './drive-figures.ts';
import { type DriveWorkPorts, makeDriveWork } from './drive-work.ts';
import { type DrivePorts, makeDrives } from './drives.ts';
import { type FlowFigurePorts, makeFlowFigures } from './flow-figures.ts';
import { type ImportPorts, makeImports } from './imports.ts';
import { makeTakeOptOut, type OptOutPorts } from './opt-outs.ts';
import { makeDriveFigureRoutes } from './routes/drive-figures.ts';
import { makeDriveWorkRoutes } from './routes/drive-work.ts';
import { makeDriveRoutes } from './routes/drives.ts';
import { makeFlowFigureRoutes } from './routes/flow-figures.ts';
import { makeImportRoutes } from './routes/imports.ts';
import { makeOptOutRoutes } from './routes/opt-outs.ts';

export type DriveActionPorts = DrivePorts &
  DriveWorkPorts &
  ImportPorts &
  DriveFigurePorts &
  FlowFigurePorts &
  OptOutPorts;

/** All that has to do with drives and the index. */
export const makeDriveActions = (ports: DriveActionPorts) => ({
  drives: makeDrives(ports),
  work: makeDriveWork(ports),
  imports: makeImports(ports),
  figures: makeDriveFigures(ports),
  flows: makeFlowFigures(ports),
  takeOptOut: makeTakeOptOut(ports),
});
export type DriveActions = ReturnType<typeof makeDriveActions>;

/** As routes of the API. */
export const driveRoutesOf = ({ drives, work, imports, figures, flows, takeOptOut }: DriveActions) => [
  makeDriveRoutes(drives),
  makeDriveWorkRoutes(work),
  makeImportRoutes(imports),
  makeDriveFigureRoutes(figures),
  makeFlowFigureRoutes(flows),
  makeOptOutRoutes(takeOptOut),
];
