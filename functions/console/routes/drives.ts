import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { baselineTable } from '../../domain/baseline-file.ts';
import { drive } from '../../domain/drive.ts';
import { targetsTable } from '../../domain/target-file.ts';
import type { makeDrives } from '../drives.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import { rowsOf, sentFile } from './files.ts';
import { mustBeAllowed } from './tables.ts';

const byId = z.object({ id: z.string() });
/** The one that the change is made on; 0 for a new drive. */
const version = z.int().min(0);
const stored = z.object({ drive, version });
const saved = { 200: jsonOf(stored, 'As it stands now.'), ...usualRefusals };
const target = drive.shape.targets.unwrap();

const list = createRoute({
  method: 'get',
  path: '/drives',
  summary: 'All drives, the latest first, without their targets',
  responses: {
    200: jsonOf(z.object({ drives: z.array(drive.omit({ targets: true, baseline: true })) }), 'Drives.'),
    ...usualRefusals,
  },
});

const find = createRoute({
  method: 'get',
  path: '/drives/{id}',
  summary: 'A drive with phases, units, indicators, targets and baseline',
  request: { params: byId },
  responses: { 200: jsonOf(stored, 'With the version to change it on.'), ...usualRefusals },
});

const save = createRoute({
  method: 'put',
  path: '/drives/{id}',
  summary: 'Enters a drive by hand or changes all of it; faults are told by the place in the list and the field',
  // Read by the domain, which names every fault by its list, place and field; the form is that of the answer.
  request: { params: byId, ...inJson(z.object({ version, drive: z.record(z.string(), z.unknown()) })) },
  responses: saved,
});

const setTargets = createRoute({
  method: 'post',
  path: '/drives/{id}/targets',
  summary:
    'Sets targets over those of the same unit, indicator and phase: by hand, or proposed ones that were looked through',
  request: { params: byId, ...inJson(z.object({ version, targets: target })) },
  responses: saved,
});

const importTargets = createRoute({
  method: 'post',
  path: '/drives/{id}/targets/file',
  summary: 'The same from a file with the columns DonVi, ChiTieu, GiaiDoan, MucTieu: whole or not at all',
  request: { params: byId, ...inJson(sentFile) },
  responses: saved,
});

const propose = createRoute({
  method: 'post',
  path: '/drives/{id}/targets/proposal',
  summary: 'Targets by the +10-point rule from last year’s results and central targets (percent); nothing is stored',
  request: {
    params: byId,
    ...inJson(z.object({ phase: z.string(), central: z.record(z.string(), z.number().min(0).max(100)) })),
  },
  responses: { 200: jsonOf(z.object({ targets: target }), 'To be looked through.'), ...usualRefusals },
});

const importBaseline = createRoute({
  method: 'post',
  path: '/drives/{id}/baseline/file',
  summary: 'Last year’s results from a file with the columns DonVi, ChiTieu, KetQua: whole or not at all',
  request: { params: byId, ...inJson(sentFile) },
  responses: saved,
});

/** Drives and how they are set up. */
export const makeDriveRoutes = (drives: ReturnType<typeof makeDrives>) =>
  makeRoutes()
    .openapi(list, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      return c.json({ drives: await drives.all() }, 200);
    })
    .openapi(find, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      return c.json(asAnswer(await drives.find(c.req.valid('param').id)), 200);
    })
    .openapi(save, async (c) => {
      const { version: on, drive: input } = c.req.valid('json');
      return c.json(asAnswer(await drives.save(c.var.staff, { ...input, ...c.req.valid('param') }, on)), 200);
    })
    .openapi(setTargets, async (c) => {
      const { version: on, targets } = c.req.valid('json');
      return c.json(asAnswer(await drives.setTargets(c.var.staff, c.req.valid('param').id, targets, on)), 200);
    })
    .openapi(importTargets, async (c) => {
      const rows = rowsOf(c.req.valid('json'), targetsTable);
      return c.json(asAnswer(await drives.importTargets(c.var.staff, c.req.valid('param').id, rows)), 200);
    })
    .openapi(propose, async (c) => {
      const { phase, central } = c.req.valid('json');
      return c.json(asAnswer(await drives.propose(c.var.staff, c.req.valid('param').id, phase, central)), 200);
    })
    .openapi(importBaseline, async (c) => {
      const rows = rowsOf(c.req.valid('json'), baselineTable);
      return c.json(asAnswer(await drives.importBaseline(c.var.staff, c.req.valid('param').id, rows)), 200);
    });
