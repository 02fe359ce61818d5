import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { settingType } from '../../domain/setting.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import type { SettingActions } from '../settings.ts';
import { asAnswer } from './answers.ts';

const shown = z.object({
  ...{ id: z.string(), value: z.unknown(), version: z.int() },
  ...{ by: z.string().optional(), at: z.string().optional() },
  faults: z.array(z.object({ field: z.string(), sentence: z.object({ vi: z.string(), en: z.string() }) })),
});
const ofType = z.object({ type: settingType });
const one = ofType.extend({ id: z.string() });
const done = { 200: jsonOf(z.object({}), 'It is stored; functions read it within five minutes.'), ...usualRefusals };

const list = createRoute({
  method: 'get',
  path: '/settings/{type}',
  summary: 'What is entered of a kind, with who changed it last, and what is wrong with it',
  request: { params: ofType },
  responses: { 200: jsonOf(z.object({ settings: z.array(shown) }), 'By id.'), ...usualRefusals },
});

const save = createRoute({
  method: 'put',
  path: '/settings/{type}/{id}',
  summary: 'Enters an item, or changes it: `version` is the one that the change was made on, 0 for a new one',
  request: { params: one, ...inJson(z.object({ version: z.int().min(0), value: z.unknown() })) },
  responses: done,
});

const remove = createRoute({
  method: 'delete',
  path: '/settings/{type}/{id}',
  summary: 'Takes an item away',
  request: { params: one, query: z.object({ version: z.coerce.number().int().min(0) }) },
  responses: done,
});

/** Calendars, policies, procedures, offers and units, for administrators. */
export const makeSettingRoutes = (settings: SettingActions) =>
  makeRoutes()
    .openapi(list, async (c) => c.json(asAnswer(await settings.all(c.var.staff, c.req.valid('param').type)), 200))
    .openapi(save, async (c) => {
      const { type, id } = c.req.valid('param');
      const { version, value } = c.req.valid('json');
      return c.json(asAnswer(await settings.save(c.var.staff, type, { id, version, value })), 200);
    })
    .openapi(remove, async (c) => {
      const { type, id } = c.req.valid('param');
      return c.json(asAnswer(await settings.remove(c.var.staff, type, id, c.req.valid('query').version)), 200);
    });
