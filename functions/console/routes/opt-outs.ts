import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { makeTakeOptOut } from '../opt-outs.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';

const optOut = createRoute({
  method: 'post',
  path: '/opt-outs',
  summary: 'A caller wants no more campaign messages to this number',
  request: inJson(z.object({ phone: z.string().min(1).max(100) })),
  responses: { 200: jsonOf(z.object({}), 'From now on it gets none.'), ...usualRefusals },
});

export const makeOptOutRoutes = (take: ReturnType<typeof makeTakeOptOut>) =>
  makeRoutes().openapi(optOut, async (c) => c.json(asAnswer(await take(c.var.staff, c.req.valid('json').phone)), 200));
