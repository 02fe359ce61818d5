import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { metricsTable } from '../../domain/portal-figures.ts';
import { leagueColumns } from '../../domain/portal-table.ts';
import { unitsTable } from '../../domain/unit-file.ts';
import { unitTerm } from '../../domain/unit-history.ts';
import type { makeImports } from '../imports.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import { rowsOf, sentFile } from './files.ts';
import { day, mustBeAllowed } from './tables.ts';

const kind = z.enum(['table', 'metrics']);
const takenIn = { 200: jsonOf(z.object({ units: z.int() }), 'How many units were taken in.'), ...usualRefusals };

const portal = createRoute({
  method: 'post',
  path: '/portal/{day}/{kind}',
  summary: 'What the national portal published on a day: the table of all units, or their metrics; whole or not at all',
  request: { params: z.object({ day, kind }), ...inJson(sentFile) },
  responses: takenIn,
});

const imported = z.object({
  day: z.string(),
  imports: z.array(z.object({ kind, at: z.string(), by: z.string(), units: z.int() })),
});

const portalDays = createRoute({
  method: 'get',
  path: '/portal',
  summary: 'Days of which the portal’s figures were taken in',
  request: { query: z.object({ from: day, to: day }) },
  responses: { 200: jsonOf(z.object({ days: z.array(imported) }), 'In their order.'), ...usualRefusals },
});

const register = createRoute({
  method: 'get',
  path: '/units/history',
  summary: 'Units with their levels, days and predecessors',
  responses: { 200: jsonOf(z.object({ units: z.array(unitTerm) }), 'All that ever were.'), ...usualRefusals },
});

const units = createRoute({
  method: 'post',
  path: '/units/history/file',
  summary:
    'Units into the register from a file with the columns MaDonVi, TenDonVi, Cap and others; whole or not at all',
  request: inJson(sentFile),
  responses: takenIn,
});

/** Files of figures and units. */
export const makeImportRoutes = (imports: ReturnType<typeof makeImports>) =>
  makeRoutes()
    .openapi(portal, async (c) => {
      const { day: of, kind: what } = c.req.valid('param');
      const rows = rowsOf(c.req.valid('json'), what === 'table' ? leagueColumns : metricsTable);
      return c.json(asAnswer(await imports.portal(c.var.staff, what, of, rows)), 200);
    })
    .openapi(portalDays, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      const { from, to } = c.req.valid('query');
      return c.json({ days: await imports.imported(from, to) }, 200);
    })
    .openapi(register, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      return c.json({ units: await imports.register() }, 200);
    })
    .openapi(units, async (c) => {
      const rows = rowsOf(c.req.valid('json'), unitsTable);
      return c.json(asAnswer(await imports.units(c.var.staff, rows)), 200);
    });
