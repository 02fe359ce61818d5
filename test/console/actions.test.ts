import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Staff } from '../../functions/domain/staff.ts';
import { aDossier } from '../builders.ts';
import {
  administrator,
  anApology,
  aRequest,
  delayReason,
  elsewhere,
  hung,
  lan,
  requested,
  steering,
  tam,
} from '../people.ts';
import { consoleUrl, openConsole as open } from './open-console.ts';

const code = aDossier().code;
const apology = { dossier: code, kind: 'delay-apology', occurrence: '2026-10-23' };
const delay = { dossiers: [code], reason: delayReason, newDueAt: '2026-10-28T16:30' };
const shown = z.object({ matters: z.array(z.looseObject({ seen: z.string() })) });
const seenOf = ({ body }: { body: unknown }) => shown.parse(body).matters[0]?.seen ?? '';

describe('an apology', () => {
  test('is previewed, recorded, looked at and signed, and stands in the public register', async () => {
    const { get, post, audit, notices } = open();
    expect(await post(lan, '/api/apologies/preview', delay)).toEqual({
      status: 200,
      body: {
        apologies: [
          {
            dossier: code,
            matter: expect.objectContaining({
              ...{ ...apology, state: 'awaiting-approval', status: 'processing', freePart: 'reason' },
              ...{ unit: 'H21.134', decidingUnit: 'H21.134', approver: 'leader', recipient: 'N. T. H. N.' },
              texts: [expect.objectContaining({ channel: 'sms', to: '•••••••••821', encoding: 'GSM-7', parts: 1 })],
            }),
          },
        ],
      },
    });
    expect([notices.all(), audit.entries]).toEqual([[], []]);
    expect(await post(lan, '/api/apologies', delay)).toEqual({
      status: 200,
      body: { outcomes: [{ ...apology, outcome: 'done' }] },
    });
    expect(await get(hung, '/api/desks/leader?unit=H21.134')).toMatchObject({
      status: 200,
      body: { items: [{ ...apology, draftedBy: lan.email, facts: { reason: delayReason } }] },
    });
    const seen = seenOf(await post(hung, '/api/matters/preview', { matters: [apology] }));
    expect(await post(hung, '/api/approvals', { matters: [{ ...apology, seen: 'other' }] })).toMatchObject({
      status: 200,
      body: { outcomes: [{ outcome: 'refused', refusal: { code: 'changed', sentence: { vi: expect.any(String) } } }] },
    });
    const approval = { matters: [{ ...apology, seen }] };
    expect(await post(hung, '/api/approvals', approval)).toEqual({
      status: 200,
      body: { outcomes: [{ ...apology, outcome: 'done' }] },
    });
    expect(await post(hung, '/api/approvals', approval)).toMatchObject({
      body: { outcomes: [{ refusal: { code: 'not-waiting', sentence: { vi: expect.stringContaining(hung.name) } } }] },
    });
    expect(await get(steering, '/api/apologies?month=2026-10')).toMatchObject({
      status: 200,
      body: { items: [{ dossier: code, number: '01/PXL-H21.134', applicant: 'N. T. H. N.', inTime: true }] },
    });
    expect(await get(steering, '/api/apologies?month=2026-11')).toEqual({ status: 200, body: { items: [] } });
  });

  test('is recorded for many dossiers at once, each with its own outcome', async () => {
    const states = [
      aDossier({ code: 'A' }),
      aDossier({ code: 'B', unit: 'H21.9' }),
      aDossier({ code: 'C', putOff: 1 }),
    ];
    const { post } = open({ states });
    const bulk = { ...delay, dossiers: ['A', 'B', 'C', 'D'] };
    const expected = [undefined, 'no-right', 'forbidden-by-rule', 'not-found'];
    const preview = await post(lan, '/api/apologies/preview', bulk);
    const apologies = z.object({
      apologies: z.array(z.looseObject({ refusal: z.object({ code: z.string() }).optional() })),
    });
    expect(apologies.parse(preview.body).apologies.map(({ refusal }) => refusal?.code)).toEqual(expected);
    const recorded = await post(lan, '/api/apologies', bulk);
    const outcomes = z.object({
      outcomes: z.array(z.looseObject({ refusal: z.object({ code: z.string() }).optional() })),
    });
    expect(outcomes.parse(recorded.body).outcomes.map(({ refusal }) => refusal?.code)).toEqual(expected);
  });

  test('is refused with the fields at fault', async () => {
    const { post } = open();
    const faulty = { ...delay, reason: 'chậm', newDueAt: '2026-10-25T09:00' };
    for (const path of ['/api/apologies', '/api/apologies/preview']) {
      const { status, body } = await post(lan, path, faulty);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toContain('"field":"reason"');
      expect(JSON.stringify(body)).toContain('"field":"newDueAt"');
    }
  });
});

describe('a request that does not have the declared form names the field', () => {
  const matter = { matters: [{ ...apology, seen: 'x' }] };
  test.each<[string, unknown, string]>([
    ['/api/apologies', { ...delay, dossiers: [] }, 'dossiers'],
    ['/api/apologies', { ...delay, dossiers: [''] }, 'dossiers.0'],
    ['/api/apologies', { ...delay, dossiers: Array(101).fill('x') }, 'dossiers'],
    ['/api/apologies', { ...delay, reason: undefined }, 'reason'],
    ['/api/apologies/preview', { ...delay, newDueAt: 7 }, 'newDueAt'],
    ['/api/matters/preview', { matters: [{ ...apology, kind: 'love-letter' }] }, 'matters.0.kind'],
    ['/api/matters/rewrite', apology, 'text'],
    ['/api/approvals', { matters: [apology] }, 'matters.0.seen'],
    ['/api/approvals', { matters: Array(101).fill(matter.matters[0]) }, 'matters'],
    ['/api/send-backs', { matters: [apology] }, 'reason'],
    ['/api/second-delays/settle', apology, 'note'],
    ['/api/call-list/tick', { dossier: code, id: 'x', how: '' }, 'how'],
    ['/api/print-list/tick', { unit: 'H21.134', letter: { form: '99' } }, 'letter.form'],
    [`/api/dossiers/${code}/contact`, { why: 'x' }, 'why'],
  ])('%s', async (path, body, field) => {
    const { post, audit } = open();
    const answer = await post(lan, path, body);
    expect(answer.status).toBe(400);
    expect(
      z
        .object({ faults: z.array(z.object({ field: z.string() })) })
        .parse(answer.body)
        .faults.map((one) => one.field),
    ).toContain(field);
    expect(audit.entries).toEqual([]);
  });

  test.each([
    ['/api/desks/officer', 'unit'],
    ['/api/desks/chief?unit=H21.134', 'desk'],
    ['/api/desks/officer?unit=H21.134&limit=0', 'limit'],
    ['/api/call-list?unit=H21.134&limit=101', 'limit'],
    ['/api/print-list', 'unit'],
    ['/api/apologies?month=October', 'month'],
    ['/api/audit?unit=H21.134', 'month'],
    [`/api/letters/${code}/love-letter/1`, 'kind'],
    [`/api/letters/${code}/delay-apology/2026-10-23?as=docx`, 'as'],
  ])('%s', async (path, field) => {
    expect(await open().get(lan, path)).toMatchObject({ status: 400, body: { error: 'invalid', faults: [{ field }] } });
  });
});

describe('words', () => {
  test('are written anew, sent back and settled, each with what became of it', async () => {
    const { post, notices, audit } = open({ states: [requested], notices: [aRequest()] });
    const request = { dossier: code, kind: 'supplement-request', occurrence: '1' };
    const text = 'Bản sao giấy khai sinh có chứng thực.';
    expect(await post(tam, '/api/matters/rewrite', { ...request, text })).toEqual({
      status: 200,
      body: { outcomes: [{ ...request, outcome: 'done' }] },
    });
    expect(notices.all()[0]?.facts.missing).toBe(text);
    expect(await post(tam, '/api/matters/rewrite', { ...request, text: 'x' })).toMatchObject({
      body: { outcomes: [{ refusal: { code: 'faulty', faults: [{ field: 'text' }] } }] },
    });
    expect(await post(tam, '/api/send-backs', { matters: [request], reason: '' })).toMatchObject({
      body: { outcomes: [{ refusal: { code: 'faulty', faults: [{ field: 'reason' }] } }] },
    });
    expect(await post(tam, '/api/send-backs', { matters: [request], reason: 'Chưa rõ giấy tờ nào.' })).toMatchObject({
      body: { outcomes: [{ ...request, outcome: 'done' }] },
    });
    expect(audit.entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      ...['rewrite done', 'rewrite refused', 'send-back refused', 'send-back done'],
    ]);
    const second = open({ notices: [anApology({ state: 'escalated' })] });
    const settle = (note: string) => second.post(hung, '/api/second-delays/settle', { ...apology, note });
    expect(await settle('ok')).toMatchObject({
      body: { outcomes: [{ refusal: { code: 'faulty', faults: [{ field: 'note' }] } }] },
    });
    expect(await settle('Trả kết quả tại nhà.')).toMatchObject({ body: { outcomes: [{ outcome: 'done' }] } });
  });

  test('of matters of other units, or of none, are not shown', async () => {
    const { post } = open({ notices: [anApology({ unit: 'H21.1' })] });
    const preview = (by: Staff, ref = apology) => post(by, '/api/matters/preview', { matters: [ref] });
    const nothing = { status: 200, body: { matters: [] } };
    for (const by of [elsewhere, steering, administrator]) expect(await preview(by)).toEqual(nothing);
    expect(await preview(hung, { ...apology, dossier: 'x' })).toEqual(nothing);
    expect(await preview(hung, { ...apology, occurrence: '2026-10-24' })).toEqual(nothing);
    expect(shown.parse((await preview(tam)).body).matters).toHaveLength(1);
  });
});

test('who is not signed in, or comes from another site or not with JSON, gets nothing done', async () => {
  const { app, ask, notices } = open();
  const body = JSON.stringify(delay);
  const stranger = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const send = (headers: Record<string, string>) => ask(lan, '/api/apologies', { method: 'POST', body, headers });
  expect((await app.request(`${consoleUrl}/api/apologies`, { method: 'POST', body, headers: stranger })).status).toBe(
    401,
  );
  const cookie = `__Host-baotin=${lan.email}`;
  expect((await send({ ...stranger, cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ ...stranger, cookie, 'content-type': 'text/plain' })).status).toBe(415);
  expect(notices.all()).toEqual([]);
});

test('the API describes every route, with what it takes and what it answers', async () => {
  const schema = z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) });
  const operation = z.object({
    summary: z.string().min(10),
    requestBody: schema.optional(),
    parameters: z
      .array(z.object({ name: z.string(), in: z.enum(['path', 'query']), schema: z.looseObject({}) }))
      .optional(),
    responses: z.record(z.string(), schema),
  });
  const document = z.object({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), operation)),
  });
  const { app } = open();
  const { paths } = document.parse(await (await app.request('/openapi.json')).json());
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(routes).toEqual(
    expect.arrayContaining([
      ...['get /api/me', 'get /api/desks/{desk}', 'post /api/matters/preview', 'post /api/matters/rewrite'],
      ...['post /api/approvals', 'post /api/send-backs', 'post /api/second-delays/settle'],
      ...['post /api/apologies/preview', 'post /api/apologies', 'get /api/apologies'],
      ...['get /api/call-list', 'post /api/call-list/tick', 'get /api/print-list', 'post /api/print-list/tick'],
      ...['post /api/dossiers/{code}/contact', 'get /api/audit', 'get /api/letters/{dossier}/{kind}/{occurrence}'],
    ]),
  );
  // What the router knows and the document does not could be called, and nobody would know.
  const known = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
  expect([...new Set(known)].toSorted()).toEqual(routes.toSorted());
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { requestBody, responses, parameters = [] }] of Object.entries(methods)) {
      expect(Object.keys(responses), `${method} ${path}`).toEqual(expect.arrayContaining(['200', '400', '401', '403']));
      const bodies = Object.keys(requestBody?.content ?? {});
      if (method === 'post') expect(bodies, path).toContain('application/json');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
    }
});
