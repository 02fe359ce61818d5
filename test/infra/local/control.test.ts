import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '../../../functions/domain/time.ts';
import { makeCarriers } from '../../../infra/local/carriers.ts';
import { makeClock } from '../../../infra/local/clock.ts';
import { makeControl, whereabouts } from '../../../infra/local/control.ts';
import { controlWish } from '../../../infra/local/control-port.ts';
import { breakableDisk } from '../../../infra/local/disk.ts';

const start = '2026-10-12T08:00:00+07:00';

/** Commands to a platform that only notes what it is told. */
const open = () => {
  const clock = makeClock({ start });
  const done: string[] = [];
  const platform = {
    settle: async () => void done.push('settle'),
    advanceTo: async (to: string) => void done.push(`advance to ${to}`),
    run: () => void done.push('run'),
    invoke: async (name: string) => {
      if (name !== 'known') throw new TypeError(`the topology has no function ${name}`);
    },
    carriers: makeCarriers(clock),
    signIn: { issuer: 'http://localhost:1', clientId: 'c', consoleUrl: 'http://localhost:2' },
    table: (name: string) => `baotin-${name}`,
    deadLetters: () => [],
    failures: [{ where: 'platform', at: start, message: 'Error: broken' }],
    resumed: false,
  };
  const control = makeControl({
    platform,
    clock,
    disk: breakableDisk(),
    pages: 'http://localhost:2',
    front: 'http://localhost:3',
  });
  const send = async (name: string, body: string) => {
    const answer = await control.request(`/${name}`, { method: 'POST', body });
    return { status: answer.status, body: await answer.text() };
  };
  return { clock, done, send, ask: (name: string, asked: object = {}) => send(name, JSON.stringify(asked)) };
};

test('a command is done and answered with what came of it', async () => {
  const { ask, done } = open();
  expect(await ask('advance-to', { to: '2026-10-12T09:00' })).toEqual({ status: 200, body: 'null' });
  for (const name of ['settle', 'run']) expect(await ask(name)).toEqual({ status: 200, body: 'null' });
  expect(done).toEqual(['advance to 2026-10-12T09:00:00+07:00', 'settle', 'run']);
  await ask('move-to', { to: '2026-10-12T10:00:00+07:00' });
  expect(await ask('now')).toEqual({ status: 200, body: '"2026-10-12T10:00:00+07:00"' });
  expect(await ask('fault', { match: { to: '+84900000001' }, fault: { kind: 'refuse' } })).toMatchObject({
    status: 200,
  });
  expect(await ask('failures')).toMatchObject({ body: expect.stringContaining('broken') });
  expect(whereabouts.parse(JSON.parse((await ask('where')).body))).toMatchObject({
    pages: 'http://localhost:2',
    tables: { dossiers: 'baotin-dossiers' },
  });
});

test('what is thrown is answered 500 with its name and message', async () => {
  const { ask } = open();
  expect(await ask('invoke', { name: 'known', event: {} })).toMatchObject({ status: 200 });
  const body = JSON.stringify({ name: 'TypeError', message: 'the topology has no function other' });
  expect(await ask('invoke', { name: 'other', event: {} })).toEqual({ status: 500, body });
  expect(await ask('move-to', { to: '2026-10-11T08:00:00+07:00' })).toMatchObject({
    status: 500,
    body: expect.stringContaining('cannot go back'),
  });
});

test.each([
  ['fault', '{"match": {}, "fault": {"kind": "earthquake"}}', 400],
  ['pass-own-time', '{"seconds": -1}', 400],
  ['invoke', '{"event": {}}', 400],
  ['settle', 'now', 400],
  ['no-command', '{}', 404],
])('%s with %s is answered %i', async (name, body, status) => {
  expect(await open().send(name, body)).toMatchObject({ status });
});

test('no time but a time of the calendar moves the clock, and a time never moves it back', async () => {
  const { ask, clock } = open();
  const real = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }).map((seconds) => toInstant(seconds * 1000));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), real), async (to) => {
      const before = clock.now();
      const { status } = await ask('move-to', { to });
      expect(clock.now() >= before).toBe(true);
      if (status !== 200) expect(clock.now()).toBe(before);
    }),
  );
});

test('the port is opened only where the environment names it', () => {
  expect(controlWish({})).toBeUndefined();
  expect(controlWish({ BAOTIN_CONTROL_START: start })).toBeUndefined();
  expect(controlWish({ BAOTIN_CONTROL_PORT: '0', BAOTIN_CONTROL_START: start })).toEqual({ port: 0, start });
  expect(controlWish({ BAOTIN_CONTROL_PORT: 'x', BAOTIN_CONTROL_START: start })).toMatch(/^BAOTIN_CONTROL_PORT is a/);
  expect(controlWish({ BAOTIN_CONTROL_PORT: '70000', BAOTIN_CONTROL_START: start })).toMatch(/65535/);
  expect(controlWish({ BAOTIN_CONTROL_PORT: '0', BAOTIN_CONTROL_START: 'soon' })).toMatch(
    /^BAOTIN_CONTROL_START "soon"/,
  );
  expect(controlWish({ BAOTIN_CONTROL_PORT: '0' })).toMatch(/^BAOTIN_CONTROL_START/);
});
