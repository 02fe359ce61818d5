import type { Paces, Procedures, StaffList } from '../ports.ts';
import { makeListDossiers, makeWorkdayAfter } from './dossier-lists.ts';
import { type DriveActionPorts, driveRoutesOf, makeDriveActions } from './drive-actions.ts';
import { type FileImportPorts, makeFileImports } from './file-imports.ts';
import { type LetterPorts, makeLetters } from './letters.ts';
import { listAtRisk } from './list-at-risk.ts';
import { makeLists } from './lists.ts';
import { makeLook } from './look.ts';
import { type MatterPorts, makeMatters } from './matters.ts';
import { makeApologyRoutes } from './routes/apologies.ts';
import { makeDossierRoutes } from './routes/dossiers.ts';
import { makeFileImportRoutes } from './routes/file-imports.ts';
import { rowsOf } from './routes/files.ts';
import { makeFindRoutes } from './routes/find.ts';
import { makeLetterRoutes } from './routes/letters.ts';
import { makeListRoutes } from './routes/lists.ts';
import { makeMatterRoutes } from './routes/matters.ts';
import { makeRiskRoutes } from './routes/risk.ts';
import { makeStaffRoutes } from './routes/staff.ts';
import { sheetAnswer } from './routes/tables.ts';
import { makeSearch } from './search.ts';
import { makeSettingActions, type SettingActionPorts, settingRoutesOf } from './setting-actions.ts';
import { showDossier } from './show-dossier.ts';
import { makeStaffList } from './staff-list.ts';
import { makeTakeAll } from './take-all.ts';

export type ActionPorts = MatterPorts &
  LetterPorts &
  DriveActionPorts &
  FileImportPorts &
  SettingActionPorts & { paces: Paces; procedures: Procedures; staffList: StaffList };

/** All that staff can do: the API and the pages say the same to it. */
export const makeActions = (ports: ActionPorts) => {
  const matters = makeMatters(ports);
  return {
    ...{ matters, look: makeLook(matters), lists: makeLists(ports), officialLetters: makeLetters(ports) },
    ...{ listAtRisk: listAtRisk(ports), showDossier: showDossier(ports), people: makeStaffList(ports) },
    ...{ audit: ports.audit, register: ports.letters, units: ports.units, clock: ports.clock },
    ...{
      search: makeSearch(ports),
      listDossiers: makeListDossiers(ports),
      takeAll: makeTakeAll(ports),
      workdayAfter: makeWorkdayAfter(ports),
    },
    ...{
      drive: makeDriveActions(ports),
      setting: makeSettingActions(ports),
      fileImports: makeFileImports(ports),
      sheets: { read: rowsOf, write: sheetAnswer },
    },
  };
};
export type Actions = ReturnType<typeof makeActions>;

/** As routes of the API. */
export const routesOf = ({ matters, look, lists, register, audit, ...actions }: Actions) => [
  makeMatterRoutes(matters, look, lists),
  makeApologyRoutes(matters, register),
  makeListRoutes(lists, audit),
  makeLetterRoutes(actions.officialLetters),
  makeRiskRoutes(actions.listAtRisk),
  makeFindRoutes(actions.search, actions.listDossiers),
  makeDossierRoutes(actions.showDossier),
  makeStaffRoutes(actions.people),
  makeFileImportRoutes(actions.fileImports),
  ...settingRoutesOf(actions.setting),
  ...driveRoutesOf(actions.drive),
];
