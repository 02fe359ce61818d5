import { createRoute } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { makeConsole } from '../../functions/console/app.ts';
import { answerError, refusal, refused } from '../../functions/console/refusals.ts';
import { jsonOf, makeRoutes, usualRefusals } from '../../functions/console/routes.ts';
import { aClock, fakeAudit, fakeSessions, fakeStaff } from '../fakes.ts';
import { actionsOf } from './open-console.ts';

const asked = z.object({
  dueOn: z.iso.date('must be a day like 2026-10-23'),
  lines: z.array(z.object({ n: z.int() })),
});
const route = createRoute({
  method: 'post',
  path: '/echo/{code}',
  request: { params: z.object({ code: z.string() }), body: { ...jsonOf(asked, 'Anything.'), required: true } },
  responses: { 200: jsonOf(asked, 'The same.'), ...usualRefusals },
});

const open = () => {
  const reported: string[] = [];
  const app = makeRoutes();
  app.route(
    '/api',
    makeRoutes().openapi(route, ({ req, json }) => {
      if (req.valid('param').code === 'broken') throw new Error('secret table is full');
      if (req.valid('param').code === 'foreign') throw refused(403, 'not-allowed', 'Không được.', 'Not allowed.');
      return json(req.valid('json'), 200);
    }),
  );
  app.onError(answerError(({ message }) => reported.push(message)));
  const send = async (code: string, body: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await app.request(`/api/echo/${code}`, { method: 'POST', headers, body });
    return { status: response.status, body: await response.json() };
  };
  return { app, send, reported };
};

const right = { dueOn: '2026-10-23', lines: [] };

test('a body that does not have the declared form is refused with each field and what is wrong with it', async () => {
  const { status, body } = await open().send(
    'a',
    JSON.stringify({ dueOn: '23/10/2026', lines: [{ n: 1 }, { n: 'x' }] }),
  );
  expect(status).toBe(400);
  expect(refusal.parse(body)).toMatchObject({
    error: 'invalid',
    faults: [
      { field: 'dueOn', problem: 'must be a day like 2026-10-23' },
      { field: 'lines.1.n', problem: expect.stringContaining('expected number') },
    ],
  });
});

test('a body that is not JSON is refused as such', async () => {
  expect(await open().send('a', '{')).toEqual({
    status: 400,
    body: { error: 'invalid', problem: expect.stringContaining('Malformed JSON') },
  });
});

test('a refusal carries its word and its sentence; a fault is reported and not shown', async () => {
  const { send, reported } = open();
  expect(await send('foreign', JSON.stringify(right))).toEqual({
    status: 403,
    body: { error: 'not-allowed', problem: 'Không được. / Not allowed.' },
  });
  expect(await send('broken', JSON.stringify(right))).toEqual({
    status: 500,
    body: { error: 'failed', problem: expect.stringContaining('xin thử lại sau') },
  });
  expect(reported).toEqual(['secret table is full']);
});

test('the console describes its API as OpenAPI 3.1, without being asked who wants to know', async () => {
  const console = makeConsole(
    {
      ...{
        sessions: fakeSessions(),
        staffList: fakeStaff(),
        clock: aClock(),
        audit: fakeAudit(),
        consoleUrl: 'https://canbo.example',
      },
      identityProvider: { begin: Promise.reject, finish: Promise.reject, signOutUrl: Promise.reject },
      ...{ warn: () => {}, report: () => {} },
    },
    [],
    actionsOf(),
  );
  const document = z
    .object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()), security: z.array(z.unknown()) })
    .parse(await (await console.request('/openapi.json')).json());
  expect(document.paths['/api/me']).toMatchObject({
    get: { responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } } },
  });
  expect(document.security).toEqual([{ session: [] }]);
});
