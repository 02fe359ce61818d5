import { type Context, Hono } from 'hono';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { beforeAfterPage } from './before-after-page.ts';
import { behindPage } from './behind-page.ts';
import { type BoardActions, ownUnit, unitPath } from './board-frame.ts';
import { drivesPage } from './drives-page.ts';
import { gapPage } from './gap-page.ts';
import { heatPage } from './heat-page.ts';
import { leaguePage } from './league-page.ts';
import { overviewPage } from './overview-page.ts';
import { satisfactionPage } from './satisfaction-page.ts';
import { trendPage } from './trend-page.ts';
import { unitPage } from './unit-page.ts';

/** The dashboard of drives: whoever acts for a unit comes to its page first, all others to the whole. */
export const makeBoardPages = (actions: BoardActions, viewOf: ViewOf) => {
  const allowed = async (c: Context<PagesEnv>): Promise<View> => {
    mustBeAllowed(c.env.staff, 'see-drive');
    return viewOf(c);
  };
  const show =
    (page: (actions: BoardActions, view: View, id: string) => Promise<Html>) =>
    async (c: Context<PagesEnv, '/chien-dich/:id/:part'>) =>
      c.html(await page(actions, await allowed(c), c.req.param('id')));
  return new Hono<PagesEnv>()
    .get('/chien-dich', async (c) => c.html(await drivesPage(actions, await allowed(c))))
    .get('/chien-dich/:id', async (c) => {
      const view = await allowed(c);
      const { drive } = asAnswer(await actions.drive.drives.find(c.req.param('id')));
      const unit = ownUnit(view, drive);
      return unit ? c.redirect(to(view, unitPath(drive, unit))) : c.html(await overviewPage(actions, view, drive.id));
    })
    .get('/chien-dich/:id/toan-tinh', show(overviewPage))
    .get('/chien-dich/:id/chi-tieu', show(gapPage))
    .get('/chien-dich/:id/xep-hang', show(leaguePage))
    .get('/chien-dich/:id/bang-mau', show(heatPage))
    .get('/chien-dich/:id/canh-bao', show(behindPage))
    .get('/chien-dich/:id/dien-bien', show(trendPage))
    .get('/chien-dich/:id/truoc-sau', show(beforeAfterPage))
    .get('/chien-dich/:id/hai-long', show(satisfactionPage))
    .get('/chien-dich/:id/don-vi/:unit', async (c) =>
      c.html(await unitPage(actions, await allowed(c), c.req.param('id'), c.req.param('unit'))),
    );
};
