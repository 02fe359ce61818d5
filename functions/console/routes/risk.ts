import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { refuse, sentences } from '../../domain/matter.ts';
import { mayDo } from '../../domain/staff.ts';
import type { listAtRisk } from '../list-at-risk.ts';
import { jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { toRefused } from './answers.ts';

const hours = z.number();

const atRisk = z.object({
  dossier: z.string(),
  procedureName: z.string().optional(),
  dueAt: z.string().optional(),
  /** Of missing the due day, 0 to 1. */
  chance: z.number(),
  step: z.enum(['received', 'processing']),
  ...{ spent: hours, median: hours.optional(), p90: hours.optional(), left: hours },
});

const risk = createRoute({
  method: 'get',
  path: '/risk',
  summary: 'Running dossiers of a unit that are likely to miss their date, the likeliest first; times in working hours',
  request: { query: z.object({ unit: z.string().min(1) }) },
  responses: {
    200: jsonOf(z.object({ likely: z.array(atRisk), unknown: z.int() }), 'Those due after the next working day.'),
    ...usualRefusals,
  },
});

/** For staff alone: a guess about a dossier is nothing to tell its citizen. */
export const makeRiskRoutes = (list: ReturnType<typeof listAtRisk>) =>
  makeRoutes().openapi(risk, async (c) => {
    const { unit } = c.req.valid('query');
    if (!mayDo(c.var.staff, 'see-risk', unit)) throw toRefused(refuse('no-right', sentences.noRight).refusal);
    const { likely, unknown } = await list([unit]);
    const told = likely.map(({ dossier: { code, procedureName, dueAt }, risk: why }) => ({
      ...{ dossier: code, procedureName, dueAt },
      ...why,
    }));
    return c.json({ likely: told, unknown }, 200);
  });
