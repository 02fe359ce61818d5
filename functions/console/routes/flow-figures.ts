import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { makeFlowFigures } from '../flow-figures.ts';
import { jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { disguised, punctuality, satisfaction, sent, shares, trips, unitDays } from './figure-schemas.ts';
import { mustBeAllowed, period, sheetAnswer, tableOf } from './tables.ts';

/** The tables' words are loaded when a file is asked for. */
const sheets = () => import('../../templates/flow-sheets.ts');

const getPunctuality = createRoute({
  method: 'get',
  path: '/figures/punctuality',
  summary: 'Finished early, on time and late in a period, by unit, level or field',
  request: { query: period.safeExtend({ by: z.enum(['unit', 'level', 'field']).default('unit') }) },
  responses: {
    200: tableOf(punctuality, 'By calendar days, as the country counts. Levels are those of the day.'),
    ...usualRefusals,
  },
});

const getShares = createRoute({
  method: 'get',
  path: '/figures/sources',
  summary: 'Share of what was received through the province’s own system, and through each source',
  request: { query: period },
  responses: { 200: tableOf(shares, 'By unit.'), ...usualRefusals },
});

const getDisguised = createRoute({
  method: 'get',
  path: '/figures/paper-in-disguise',
  summary: 'Paper that staff typed in as online, beside the online rate',
  request: { query: period },
  responses: { 200: tableOf(disguised, 'By unit, the most first.'), ...usualRefusals },
});

const getTrips = createRoute({
  method: 'get',
  path: '/figures/trips-saved',
  summary: 'Ways to the counter that citizens did not have to go',
  request: { query: period },
  responses: { 200: tableOf(trips, 'By unit, the most first.'), ...usualRefusals },
});

const getSatisfaction = createRoute({
  method: 'get',
  path: '/figures/satisfaction',
  summary: 'What citizens answered to the survey: how many answered, and were satisfied',
  request: { query: period },
  responses: { 200: tableOf(satisfaction, 'By unit, the least satisfied first.'), ...usualRefusals },
});

const getSent = createRoute({
  method: 'get',
  path: '/figures/sms',
  summary: 'SMS that carriers took, their parts, and what they cost in VND',
  request: { query: period },
  responses: {
    200: tableOf(sent, 'By unit, the most first. Where no price was entered for a day, no cost is told.'),
    ...usualRefusals,
  },
});

const getUnitDays = createRoute({
  method: 'get',
  path: '/figures/units/{unit}',
  summary: 'A unit’s counts, day by day, and its stocks of this moment',
  request: { params: z.object({ unit: z.string() }), query: period },
  responses: { 200: jsonOf(unitDays, 'Days without any are left out.'), ...usualRefusals },
});

/** What flowed through the units in a period, each also as a file. */
export const makeFlowFigureRoutes = (figures: ReturnType<typeof makeFlowFigures>) =>
  makeRoutes()
    .openapi(getPunctuality, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, by, ...days } = c.req.valid('query');
      const found = await figures.punctuality(days, by);
      if (type !== 'json')
        return sheetAnswer((await sheets()).punctualitySheet(found), type, `dung-hen-${days.from}-${days.to}`);
      return c.json(found, 200);
    })
    .openapi(getShares, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, ...days } = c.req.valid('query');
      const found = await figures.shares(days);
      if (type !== 'json')
        return sheetAnswer((await sheets()).sharesSheet(found), type, `he-thong-${days.from}-${days.to}`);
      return c.json(found, 200);
    })
    .openapi(getDisguised, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, ...days } = c.req.valid('query');
      const found = await figures.disguised(days);
      if (type !== 'json')
        return sheetAnswer((await sheets()).disguisedSheet(found), type, `giay-nhap-${days.from}-${days.to}`);
      return c.json(found, 200);
    })
    .openapi(getTrips, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, ...days } = c.req.valid('query');
      const found = await figures.trips(days);
      if (type !== 'json')
        return sheetAnswer((await sheets()).tripsSheet(found), type, `luot-di-lai-${days.from}-${days.to}`);
      return c.json(found, 200);
    })
    .openapi(getSatisfaction, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, ...days } = c.req.valid('query');
      const found = await figures.satisfaction(days);
      if (type !== 'json')
        return sheetAnswer((await sheets()).satisfactionSheet(found), type, `hai-long-${days.from}-${days.to}`);
      return c.json(found, 200);
    })
    .openapi(getSent, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: type, ...days } = c.req.valid('query');
      const found = await figures.sent(days);
      if (type !== 'json')
        return sheetAnswer((await sheets()).sentSheet(found), type, `tin-nhan-${days.from}-${days.to}`);
      return c.json(found, 200);
    })
    .openapi(getUnitDays, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { as: _, ...days } = c.req.valid('query');
      return c.json(await figures.unitDays(c.req.valid('param').unit, days), 200);
    });
