import { expect, test } from 'vitest';
import { makeClock } from '../../../infra/local/clock.ts';
import { makePace } from '../../../infra/local/pace.ts';
import { makeSchedules } from '../../../infra/local/schedules.ts';

test('what fell due while the clock leapt is done once, late, and time goes on from there', async () => {
  const clock = makeClock({ start: '2026-10-12T08:00:00+07:00' });
  const done: string[] = [];
  const schedules = makeSchedules({
    clock,
    region: 'ap-southeast-1',
    recurring: [{ name: 'sweep', cron: '0 7 * * ? *' }],
    invoke: async (name) => {
      done.push(`${name} ${clock.now()}`);
    },
    deliver: (_, input) => done.push(`${input} ${clock.now()}`),
  });
  const at = '2026-10-13T07:00:00+07:00';
  schedules.create({ name: 'held', at, target: 'queue', input: 'notice', stays: false });
  const files = { readAgain: () => {}, read: async () => {} };
  const pace = makePace({ clock, streams: [], queues: [], schedules, files, stale: new Set(), onError: () => {} });
  clock.moveTo('2029-10-12T08:30:00+07:00');
  await pace.advanceTo('2029-10-13T07:00:00+07:00');
  expect(done).toEqual([
    'notice 2029-10-12T08:30:00+07:00',
    'sweep 2029-10-12T08:30:00+07:00',
    'sweep 2029-10-13T07:00:00+07:00',
  ]);
  expect(clock.now()).toBe('2029-10-13T07:00:00+07:00');
});
