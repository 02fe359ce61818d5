import { expect, test } from 'vitest';
import { isWorkingDay } from '../../functions/domain/calendar.ts';
import { assembleCalendar, readCalendarEntry } from '../../functions/domain/calendar-layers.ts';
import { namedDaysOf, withDay } from '../../functions/domain/calendar-year.ts';

const entries = new Map([
  ['province', { daysOff: ['2026-11-24'], reasons: { '2026-11-24': 'Ngày Văn hóa' } }],
  ['province#2026', { workedDays: ['2026-09-01'] }],
  ['H48.01#2026', { daysOff: ['2026-09-01', '2026-10-13'] }],
]);
const say = (owner: string, year = 2026) =>
  namedDaysOf(year, owner, entries).map(({ day, is, source, entry = '', reason = '' }) =>
    [day, is, source, entry, reason].join(' ').trim(),
  );

test('a year’s days stand in their order, each by the layer that has the last word on it', () => {
  expect(say('province')).toHaveLength(21);
  expect(say('province')).toEqual(
    expect.arrayContaining([
      '2026-01-10 worked nationwide',
      '2026-09-01 worked province province#2026',
      '2026-11-24 off province province Ngày Văn hóa',
    ]),
  );
  expect(say('H48.01')).toHaveLength(22);
  expect(say('H48.01')).toEqual(
    expect.arrayContaining(['2026-09-01 off unit H48.01#2026', '2026-10-13 off unit H48.01#2026']),
  );
  expect(say('province', 2031)).toEqual([]);
});

test('a day is off, worked, or left to the layer below; its reason goes with it', () => {
  const off = withDay({ workedDays: ['2026-10-13', '2026-10-10'] }, '2026-10-13', 'off', 'Bão số 12');
  expect(off).toEqual({
    daysOff: ['2026-10-13'],
    workedDays: ['2026-10-10'],
    reasons: { '2026-10-13': 'Bão số 12' },
  });
  expect(readCalendarEntry('H48.01#2026', off).problems).toEqual([]);
  const calendar = assembleCalendar(2026, 'H48.01', new Map([['H48.01#2026', off]]));
  expect([isWorkingDay('2026-10-13', calendar), isWorkingDay('2026-10-10', calendar)]).toEqual([false, true]);
  expect(withDay(off, '2026-10-13', 'unsaid')).toEqual({ daysOff: [], workedDays: ['2026-10-10'], reasons: {} });
});
