import { expect, test } from 'vitest';
import { nextRun, parseCron } from '../../../infra/local/cron.ts';

test.each([
  [
    'every quarter of an hour of working time',
    '0/15 7-17 ? * MON-SAT *',
    '2026-10-12T07:07:00+07:00',
    '2026-10-12T07:15:00+07:00',
  ],
  [
    'from Saturday evening to Monday morning',
    '0/15 7-17 ? * MON-SAT *',
    '2026-10-10T17:45:00+07:00',
    '2026-10-12T07:00:00+07:00',
  ],
  ['a run is never its own next', '0 7 * * ? *', '2026-10-12T07:00:00+07:00', '2026-10-13T07:00:00+07:00'],
  ['steps that start later', '20/20 9 ? * * *', '2026-10-12T09:00:00+07:00', '2026-10-12T09:20:00+07:00'],
  ['the last day of a month', '55 23 L * ? *', '2026-10-12T09:00:00+07:00', '2026-10-31T23:55:00+07:00'],
  ['a year that is named', '0 0 1 1 ? 2028', '2026-10-12T09:00:00+07:00', '2028-01-01T00:00:00+07:00'],
])('%s', (_, cron, after, next) => {
  expect(nextRun(parseCron(cron), after)).toBe(next);
});

test('a schedule of a year gone by never comes', () => {
  expect(nextRun(parseCron('0 0 1 1 ? 2020'), '2026-10-12T09:00:00+07:00')).toBeUndefined();
});

test.each([
  ['five fields', '0 7 * * *'],
  ['weekdays by number, which AWS counts otherwise', '0 7 ? * 2-6 *'],
  ['no cron at all', 'rate of five minutes please now'],
])('refuses %s', (_, cron) => {
  expect(() => parseCron(cron)).toThrow();
});
