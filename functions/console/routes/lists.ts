import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { auditEntry } from '../../domain/audit.ts';
import { refuse, sentences } from '../../domain/matter.ts';
import { letterToPrint } from '../../domain/register.ts';
import type { Refusal } from '../../domain/sentence.ts';
import { mayDo } from '../../domain/staff.ts';
import type { Audit } from '../../ports.ts';
import type { makeLists } from '../lists.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer, toRefused } from './answers.ts';
import { listedNotice, pageOf, pageQuery, unitPageQuery } from './schemas.ts';

const done = z.object({ done: z.literal(true) });
const person = z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() });

const calls = createRoute({
  method: 'get',
  path: '/call-list',
  summary: 'Citizens of a unit whom no message reached, and what to tell them',
  request: { query: unitPageQuery },
  responses: { 200: jsonOf(pageOf(listedNotice), 'What is still true.'), ...usualRefusals },
});

const tickCall = createRoute({
  method: 'post',
  path: '/call-list/tick',
  summary: 'Somebody told the citizen: by telephone, by letter, in person',
  request: inJson(z.object({ dossier: z.string(), id: z.string(), how: z.string().min(1).max(200) })),
  responses: { 200: jsonOf(done, 'It is off the list.'), ...usualRefusals },
});

const prints = createRoute({
  method: 'get',
  path: '/print-list',
  summary: 'Signed letters of a unit that citizens get on paper',
  request: { query: unitPageQuery },
  responses: { 200: jsonOf(pageOf(letterToPrint), 'The oldest first.'), ...usualRefusals },
});

const tickPrint = createRoute({
  method: 'post',
  path: '/print-list/tick',
  summary: 'A letter was printed and handed on',
  request: inJson(z.object({ unit: z.string(), letter: letterToPrint })),
  responses: { 200: jsonOf(done, 'It is off the list.'), ...usualRefusals },
});

const showContact = createRoute({
  method: 'post',
  path: '/dossiers/{code}/contact',
  summary: 'The citizen’s name, telephone and e-mail in full; who asks, and why, is written down',
  request: { params: z.object({ code: z.string() }), ...inJson(z.object({ why: z.string().min(3).max(200) })) },
  responses: {
    200: jsonOf(z.object({ person, applicant: person }), 'Whom to reach, and who applied.'),
    ...usualRefusals,
  },
});

const auditLog = createRoute({
  method: 'get',
  path: '/audit',
  summary: 'Who did what in a unit in a month',
  request: { query: pageQuery.extend({ unit: z.string().min(1), month: z.string().regex(/^\d{4}-\d{2}$/) }) },
  responses: { 200: jsonOf(pageOf(auditEntry), 'In the order of time.'), ...usualRefusals },
});

const finish = (refusal: Refusal | undefined) => {
  if (refusal) throw toRefused(refusal);
  return { done: true as const };
};

/** The lists of those whom no message reaches, and what was done about them. */
export const makeListRoutes = (lists: ReturnType<typeof makeLists>, audit: Audit) =>
  makeRoutes()
    .openapi(calls, async (c) => {
      const { unit, ...page } = c.req.valid('query');
      return c.json(asAnswer(await lists.calls(c.var.staff, unit, page)), 200);
    })
    .openapi(tickCall, async (c) => {
      const { how, ...ref } = c.req.valid('json');
      return c.json(finish(await lists.tickCall(c.var.staff, ref, how)), 200);
    })
    .openapi(prints, async (c) => {
      const { unit, ...page } = c.req.valid('query');
      return c.json(asAnswer(await lists.prints(c.var.staff, unit, page)), 200);
    })
    .openapi(tickPrint, async (c) => {
      const { unit, letter } = c.req.valid('json');
      return c.json(finish(await lists.tickPrint(c.var.staff, unit, letter)), 200);
    })
    .openapi(showContact, async (c) => {
      const { why } = c.req.valid('json');
      return c.json(asAnswer(await lists.contact(c.var.staff, c.req.valid('param').code, why)), 200);
    })
    .openapi(auditLog, async (c) => {
      const { unit, month, ...page } = c.req.valid('query');
      if (!mayDo(c.var.staff, 'see-audit', unit)) throw toRefused(refuse('no-right', sentences.noRight).refusal);
      return c.json(await audit.of(unit, month, page), 200);
    });
