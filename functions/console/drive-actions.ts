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

/** All that has to do with drives and the index, as routes of the API. */
export const makeDriveActions = (ports: DriveActionPorts) => [
  makeDriveRoutes(makeDrives(ports)),
  makeDriveWorkRoutes(makeDriveWork(ports)),
  makeImportRoutes(makeImports(ports)),
  makeDriveFigureRoutes(makeDriveFigures(ports)),
  makeFlowFigureRoutes(makeFlowFigures(ports)),
  makeOptOutRoutes(makeTakeOptOut(ports)),
];
