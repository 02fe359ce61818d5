import { expect, test } from 'vitest';
import { vietnamCalendar } from '../../functions/domain/calendar.ts';
import { digestsDue, isToldOf } from '../../functions/domain/digest-period.ts';

const keysOn = (day: string) => digestsDue(day, vietnamCalendar(2026)).map(({ key }) => key);

test.each([
  ['a Monday', '2026-10-19', ['week.2026-10-19']],
  ['a Tuesday', '2026-10-20', []],
  ['the 1st, a Thursday', '2026-10-01', ['month.2026-10-01']],
  ['the 2nd after it', '2026-10-02', []],
  ['the 1st, a Sunday', '2026-11-01', []],
  ['the Monday after it', '2026-11-02', ['week.2026-11-02', 'month.2026-11-01']],
  ['Friday 1 May, a holiday', '2026-05-01', []],
  ['the Monday after the holiday', '2026-05-04', ['week.2026-05-04', 'month.2026-05-01']],
  ['Monday 27 April, a day off', '2026-04-27', []],
  ['the Tuesday after it', '2026-04-28', ['week.2026-04-27']],
  ['a Saturday', '2026-10-17', []],
])('on %s', (_, day, keys) => {
  expect(keysOn(day)).toEqual(keys);
});

test('a digest tells of the week from Monday to Sunday, and of the whole month before', () => {
  expect(digestsDue('2026-11-02', vietnamCalendar(2026))).toEqual([
    { period: 'week', from: '2026-10-26', to: '2026-11-01', key: 'week.2026-11-02' },
    { period: 'month', from: '2026-10-01', to: '2026-10-31', key: 'month.2026-11-01' },
  ]);
});

test('a drive is told of from its second day until a month after its end', () => {
  const drive = { from: '2026-03-22', to: '2026-06-30' };
  const days = ['2026-03-22', '2026-03-23', '2026-07-31', '2026-08-01'];
  expect(days.filter((day) => isToldOf(drive, day))).toEqual(['2026-03-23', '2026-07-31']);
});
