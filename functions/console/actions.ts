import type { Paces, Procedures, StaffList } from '../ports.ts';
import { type LetterPorts, makeLetters } from './letters.ts';
import { listAtRisk } from './list-at-risk.ts';
import { makeLists } from './lists.ts';
import { type MatterPorts, makeMatters } from './matters.ts';
import { makeApologyRoutes } from './routes/apologies.ts';
import { makeDossierRoutes } from './routes/dossiers.ts';
import { makeLetterRoutes } from './routes/letters.ts';
import { makeListRoutes } from './routes/lists.ts';
import { makeMatterRoutes } from './routes/matters.ts';
import { makeRiskRoutes } from './routes/risk.ts';
import { makeStaffRoutes } from './routes/staff.ts';
import { showDossier } from './show-dossier.ts';
import { makeStaffList } from './staff-list.ts';

/** All that staff can do, as routes of the API. */
export const makeActions = (
  ports: MatterPorts & LetterPorts & { paces: Paces; procedures: Procedures; staffList: StaffList },
) => {
  const [matters, lists] = [makeMatters(ports), makeLists(ports)];
  return [
    makeMatterRoutes(matters, lists),
    makeApologyRoutes(matters, ports.letters),
    makeListRoutes(lists, ports.audit),
    makeLetterRoutes(makeLetters(ports)),
    makeRiskRoutes(listAtRisk(ports)),
    makeDossierRoutes(showDossier(ports)),
    makeStaffRoutes(makeStaffList(ports)),
  ];
};
