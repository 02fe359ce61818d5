import type { Paces } from '../ports.ts';
import { makeLetters } from './letters.ts';
import { listAtRisk } from './list-at-risk.ts';
import { makeLists } from './lists.ts';
import { type MatterPorts, makeMatters } from './matters.ts';
import { makeApologyRoutes } from './routes/apologies.ts';
import { makeLetterRoutes } from './routes/letters.ts';
import { makeListRoutes } from './routes/lists.ts';
import { makeMatterRoutes } from './routes/matters.ts';
import { makeRiskRoutes } from './routes/risk.ts';

/** All that staff can do, as routes of the API. */
export const makeActions = (ports: MatterPorts & { paces: Paces }) => {
  const [matters, lists] = [makeMatters(ports), makeLists(ports)];
  return [
    makeMatterRoutes(matters, lists),
    makeApologyRoutes(matters, ports.letters),
    makeListRoutes(lists, ports.audit),
    makeLetterRoutes(makeLetters(ports)),
    makeRiskRoutes(listAtRisk(ports)),
  ];
};
