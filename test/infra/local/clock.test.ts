import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../functions/lib/clock.ts';
import { makeClock } from '../../../infra/local/clock.ts';

const start = '2026-10-12T08:00:00+07:00';
const clocks: { uninstall(): void }[] = [];
const aClock = () => {
  const clock = makeClock({ start });
  clocks.push(clock);
  return clock;
};
afterEach(() => {
  for (const clock of clocks.splice(0)) clock.uninstall();
});

test('stands still until it is moved', async () => {
  const clock = aClock();
  await sleep(20);
  expect(clock.now()).toBe(start);
  clock.moveTo('2026-10-13T07:00:00+07:00');
  expect(clock.now()).toBe('2026-10-13T07:00:00+07:00');
});

test('never goes back', () => {
  const clock = aClock();
  expect(() => clock.moveTo('2026-10-12T07:59:00+07:00')).toThrow('cannot go back');
});

test('runs in real pace from the moment it is told to, also after a move', async () => {
  const clock = aClock();
  clock.run();
  await sleep(30);
  const later = clock.epoch();
  expect(later - Date.parse(start)).toBeGreaterThanOrEqual(25);
  expect(later - Date.parse(start)).toBeLessThan(5000);
  clock.moveTo('2026-10-13T07:00:00+07:00');
  await sleep(30);
  expect(clock.epoch() - Date.parse('2026-10-13T07:00:00+07:00')).toBeGreaterThanOrEqual(25);
});

test('is what the functions read while it is installed, and not after', () => {
  const clock = aClock();
  clock.install();
  clock.install();
  expect(systemClock.now()).toBe(start);
  clock.uninstall();
  expect(systemClock.now()).not.toBe(start);
});
