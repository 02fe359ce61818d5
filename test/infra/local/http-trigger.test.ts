import { expect, test } from 'vitest';
import * as z from 'zod';
import { makeClock } from '../../../infra/local/clock.ts';
import { makeHttpTrigger, routerOf } from '../../../infra/local/http-trigger.ts';

const clock = makeClock({ start: '2026-10-12T09:00:00+07:00' });
const routes = [
  { name: 'all', method: 'ANY', path: '/{proxy+}' },
  { name: 'api', method: 'ANY', path: '/api/{proxy+}' },
  { name: 'me', method: 'GET', path: '/api/me' },
  { name: 'any-me', method: 'ANY', path: '/api/me' },
] as const;

test.each([
  ['GET', '/api/me', 'me'],
  ['POST', '/api/me', 'any-me'],
  ['GET', '/api/me/', 'api'],
  ['DELETE', '/api/a/b', 'api'],
  ['GET', '/api', 'all'],
  ['GET', '/apis/x', 'all'],
  ['GET', '/', undefined],
])('%s %s goes to %s: a whole path before a greedy one, the longer before the shorter', (method, path, name) => {
  expect(routerOf(routes)(method, path)?.route.name).toBe(name);
});

test('a path that only other methods have is not found', () => {
  expect(routerOf([{ method: 'POST', path: '/dossiers' }])('GET', '/dossiers')).toBeUndefined();
});

const event = z.object({ cookies: z.array(z.string()).optional(), headers: z.record(z.string(), z.string()) });
const trigger = (answer: object = { statusCode: 200 }) => {
  const events: unknown[] = [];
  const send = makeHttpTrigger(
    routes,
    async (_name, sent) => {
      events.push(sent);
      return answer;
    },
    clock,
  );
  return { send, events };
};

test('a function is told the real path, what the greedy part held, and cookies apart from the headers', async () => {
  const { send, events } = trigger();
  await send(new Request('http://localhost/api/a%20b/c?x=1&x=2', { headers: { cookie: 'a=1; __Host-b=2=3' } }));
  expect(events).toMatchObject([
    {
      routeKey: 'ANY /api/{proxy+}',
      rawPath: '/api/a%20b/c',
      rawQueryString: 'x=1&x=2',
      pathParameters: { proxy: 'a b/c' },
      cookies: ['a=1', '__Host-b=2=3'],
      requestContext: { http: { method: 'GET', path: '/api/a%20b/c' } },
    },
  ]);
  expect(event.parse(events[0]).headers).not.toHaveProperty('cookie');
  await send(new Request('http://localhost/api/me'));
  expect(event.parse(events[1]).cookies).toBeUndefined();
});

test('each cookie of an answer is a line of its own', async () => {
  const cookies = ['a=1; Path=/; Secure', 'b=; Max-Age=0'];
  const { send } = trigger({ statusCode: 302, headers: { location: '/' }, cookies });
  const response = await send(new Request('http://localhost/api/me'));
  expect([response.status, response.headers.getSetCookie()]).toEqual([302, cookies]);
});

test('an event that Lambda would not take is refused, though the HTTP API takes the body', async () => {
  const sized = (bytes: number, type: string) =>
    new Request('http://localhost/api/me', {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(bytes).fill(97),
    });
  const { send, events } = trigger();
  expect((await send(sized(5_900_000, 'application/json'))).status).toBe(200);
  expect((await send(sized(4_500_000, 'application/zip'))).status).toBe(200);
  expect((await send(sized(6_300_000, 'application/json'))).status).toBe(413);
  expect((await send(sized(4_800_000, 'application/zip'))).status).toBe(413);
  expect(events).toHaveLength(2);
});
