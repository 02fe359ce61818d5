import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { publishedApology } from '../../domain/register.ts';
import type { Letters } from '../../ports.ts';
import type { makeMatters } from '../matters.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { dossierCodes, outcomes, pageOf, pageQuery, refusal, shownMatter, toOutcome } from './schemas.ts';

const delay = z.object({
  dossiers: dossierCodes,
  reason: z.string(),
  /** `2026-10-28T16:30`, Vietnam's time. */
  newDueAt: z.string(),
});

const proposed = z.object({ dossier: z.string(), matter: shownMatter.optional(), refusal: refusal.optional() });

const preview = createRoute({
  method: 'post',
  path: '/apologies/preview',
  summary: 'What one reason and one new date would tell the citizens of these dossiers; nothing is stored',
  request: inJson(delay),
  responses: { 200: jsonOf(z.object({ apologies: z.array(proposed) }), 'One for each dossier.'), ...usualRefusals },
});

const record = createRoute({
  method: 'post',
  path: '/apologies',
  summary: 'Records that dossiers will be late, why, and when they will be ready; the leader has to sign',
  request: inJson(delay),
  responses: { 200: jsonOf(outcomes, 'What became of each.'), ...usualRefusals },
});

const register = createRoute({
  method: 'get',
  path: '/apologies',
  summary: 'The public register of signed apologies of a month, the latest first',
  request: { query: pageQuery.extend({ month: z.string().regex(/^\d{4}-\d{2}$/) }) },
  responses: { 200: jsonOf(pageOf(publishedApology), 'Names are masked.'), ...usualRefusals },
});

/** Delays: recorded by officers, and published once signed. */
export const makeApologyRoutes = (matters: ReturnType<typeof makeMatters>, letters: Letters) =>
  makeRoutes()
    .openapi(preview, async (c) => {
      const { dossiers, ...proposal } = c.req.valid('json');
      const apologies: z.infer<typeof proposed>[] = [];
      for (const dossier of dossiers) {
        apologies.push({ dossier, ...(await matters.previewApology(c.var.staff, dossier, proposal)) });
      }
      return c.json({ apologies }, 200);
    })
    .openapi(record, async (c) => {
      const { dossiers, ...proposal } = c.req.valid('json');
      const done = [];
      for (const dossier of dossiers) done.push(toOutcome(await matters.submitApology(c.var.staff, dossier, proposal)));
      return c.json({ outcomes: done }, 200);
    })
    .openapi(register, async (c) => {
      const { month, ...page } = c.req.valid('query');
      return c.json(await letters.published(month, page), 200);
    });
