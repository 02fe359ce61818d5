import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { makeDriveFigures } from '../drive-figures.ts';
import { makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import { beforeAfter, behind, compareds, gaps, league } from './figure-schemas.ts';
import { account, as, day, mustBeAllowed, sheetAnswer, tableOf } from './tables.ts';

/** The tables' words are loaded when a file is asked for. */
const sheets = () => import('../../templates/drive-sheets.ts');

const byId = z.object({ id: z.string() });
const ofDay = z.object({ day: day.optional(), as });

const getGaps = createRoute({
  method: 'get',
  path: '/drives/{id}/gaps',
  summary: 'Every unit and indicator: target, where it stands by our account and by the portal’s, what is missing',
  request: { params: byId, query: ofDay },
  responses: { 200: tableOf(gaps, 'In the drive’s order.'), ...usualRefusals },
});

const getBehind = createRoute({
  method: 'get',
  path: '/drives/{id}/behind',
  summary: 'Who will miss a target at the present pace, with the pace that would do; who has to speed up most first',
  request: {
    params: byId,
    query: ofDay.extend({ account, overDays: z.coerce.number().int().min(1).max(90).optional() }),
  },
  responses: { 200: tableOf(behind, 'Paces in percentage points a day.'), ...usualRefusals },
});

const getBeforeAfter = createRoute({
  method: 'get',
  path: '/drives/{id}/before-after',
  summary: 'Where units stood before the drive, at its end or so far, and since',
  request: { params: byId, query: ofDay.extend({ account }) },
  responses: { 200: tableOf(beforeAfter, 'In the drive’s order.'), ...usualRefusals },
});

const getLeague = createRoute({
  method: 'get',
  path: '/league',
  summary: 'All units by the index with rank, and what moved since the day and the week before',
  request: { query: ofDay.extend({ account }) },
  responses: {
    200: tableOf(league, 'By our frozen days or the portal’s; the days compared are told.'),
    ...usualRefusals,
  },
});

const getCompared = createRoute({
  method: 'get',
  path: '/index/compared',
  summary: 'Each unit’s six groups as we compute them beside what the portal published, with the difference',
  request: { query: ofDay },
  responses: { 200: tableOf(compareds, 'By unit.'), ...usualRefusals },
});

/** Figures of drives and of the index, each also as a file. */
export const makeDriveFigureRoutes = (figures: ReturnType<typeof makeDriveFigures>) =>
  makeRoutes()
    .openapi(getGaps, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { day: on, as: type } = c.req.valid('query');
      const found = asAnswer(await figures.gaps(c.req.valid('param').id, on));
      if (type !== 'json')
        return sheetAnswer((await sheets()).gapSheet(found), type, `chi-tieu-${found.drive.id}-${found.day}`);
      const { drive: _, ...answer } = found;
      return c.json(answer, 200);
    })
    .openapi(getBehind, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, account: of, ...rest } = c.req.valid('query');
      const found = asAnswer(await figures.behind(c.req.valid('param').id, of, rest));
      if (type !== 'json')
        return sheetAnswer((await sheets()).behindSheet(found), type, `cham-tien-do-${found.drive.id}-${found.day}`);
      const { drive: _, ...answer } = found;
      return c.json(answer, 200);
    })
    .openapi(getBeforeAfter, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { day: on, as: type, account: of } = c.req.valid('query');
      const found = asAnswer(await figures.beforeAndAfter(c.req.valid('param').id, of, on));
      if (type !== 'json')
        return sheetAnswer((await sheets()).beforeAfterSheet(found), type, `truoc-sau-${found.drive.id}`);
      const { drive: _, ...answer } = found;
      return c.json(answer, 200);
    })
    .openapi(getLeague, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { day: on, as: type, account: of } = c.req.valid('query');
      const found = await figures.league(of, on);
      if (type !== 'json')
        return sheetAnswer((await sheets()).leagueSheet(found), type, `xep-hang-${found.day ?? 'chua-co'}`);
      return c.json(found, 200);
    })
    .openapi(getCompared, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { day: on, as: type } = c.req.valid('query');
      const found = await figures.sideBySide(on);
      if (type !== 'json') return sheetAnswer((await sheets()).sideBySideSheet(found), type, `doi-chieu-${found.day}`);
      return c.json(found, 200);
    });
