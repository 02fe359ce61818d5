import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { dossierState } from '../../domain/dossier-state.ts';
import { notice } from '../../domain/notice.ts';
import { jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import type { showDossier } from '../show-dossier.ts';
import { asAnswer } from './answers.ts';

const change = dossierState.extend({
  own: z.object({ at: z.string(), what: z.enum(['overdue', 'put-off', 'contact']) }).optional(),
});

const one = createRoute({
  method: 'get',
  path: '/dossiers/{code}',
  summary: 'A dossier with its history and its notices, and by when its procedure’s own term would want it',
  request: { params: z.object({ code: z.string() }) },
  responses: {
    200: jsonOf(
      z.object({
        state: dossierState,
        changes: z.array(change),
        notices: z.array(notice),
        termEndsAt: z.string().optional(),
      }),
      'Without personal data: who it is and how to reach them is asked for apart.',
    ),
    ...usualRefusals,
  },
});

export const makeDossierRoutes = (show: ReturnType<typeof showDossier>) =>
  makeRoutes().openapi(one, async (c) => c.json(asAnswer(await show(c.var.staff, c.req.valid('param').code)), 200));
