import { Hono } from 'hono';
import type { Actions } from '../actions.ts';
import { answerError, refused } from '../refusals.ts';
import { home } from '../sign-in.ts';
import { makeAuditPages } from './audit-routes.ts';
import { makeCounterPages } from './counter-routes.ts';
import { makeDelayPages } from './delay.ts';
import { makeDeskPages } from './desk-routes.ts';
import { makeDossierPages } from './dossier-routes.ts';
import { makeBoardPages } from './drive/board-routes.ts';
import { makeOptOutPages } from './drive-work/opt-out-routes.ts';
import { makeProposalPages } from './drive-work/proposal-routes.ts';
import { makeSetUpPages } from './drive-work/set-up-routes.ts';
import { makeTargetPages } from './drive-work/target-routes.ts';
import { makeWorkPages } from './drive-work/work-routes.ts';
import { homePage } from './home.ts';
import { makeFigureFilePages } from './imports/figure-routes.ts';
import { makeImportPages } from './imports/import-routes.ts';
import { makeMatterPages } from './matter-routes.ts';
import { makePeoplePages } from './people-routes.ts';
import { makeRiskPages } from './risk-routes.ts';
import { makeSearchPages } from './search/search-routes.ts';
import { makeTakePages } from './search/take-routes.ts';
import { makeCalendarPages } from './settings/calendar-routes.ts';
import { makeItemPages } from './settings/item-routes.ts';
import { makePolicyPages } from './settings/policy-routes.ts';
import { makeTemplatePages } from './settings/template-routes.ts';
import { makeViewOf, type PagesEnv, switchLanguage } from './view.ts';

/** The pages of the console, for who is signed in: the same actions as the API's, by plain forms. */
export const makePages = (actions: Actions, report: (error: Error) => void): Hono<PagesEnv> => {
  const viewOf = makeViewOf(actions);
  const pages = new Hono<PagesEnv>();
  pages.use(switchLanguage);
  pages.get(home, async (c) => c.html(await homePage(actions, await viewOf(c))));
  const parts = [
    ...[makeDeskPages, makeMatterPages, makeDelayPages, makeSearchPages, makeTakePages, makeDossierPages],
    ...[makeCounterPages, makeRiskPages, makePeoplePages, makeAuditPages],
    ...[makeImportPages, makeFigureFilePages],
    // `moi` is an address of its own, before that of a drive by its id.
    ...[makeSetUpPages, makeTargetPages, makeProposalPages, makeWorkPages, makeOptOutPages],
    makeBoardPages,
    ...[makeTemplatePages, makePolicyPages, makeItemPages, makeCalendarPages],
  ];
  for (const make of parts) pages.route(home, make(actions, viewOf));
  const answer = answerError(report);
  pages.onError(answer);
  pages.notFound((c) => answer(refused(404, 'not-found', 'Không có trang này.', 'There is nothing here.'), c));
  return pages;
};
