import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { type OfficeCalendar, usualHours } from '../../functions/domain/office-calendar.ts';
import { procedure, type Term, termEnd } from '../../functions/domain/term.ts';
import { at, dayOf, plusDays, plusMinutes } from '../../functions/domain/time.ts';
import { clockStart } from '../../functions/domain/working-hours.ts';

const weekdays: OfficeCalendar = { ...vietnamCalendar(2026), hours: usualHours };
const saturdayMornings: OfficeCalendar = {
  ...weekdays,
  workingWeekdays: [1, 2, 3, 4, 5, 6],
  hours: { ...usualHours, onWeekday: { 6: [{ from: '07:00', to: '11:30' }] } },
};
const instant = (text: string) => at(text.slice(0, 10), text.slice(11));

test.each<[count: number, unit: Term['unit'], received: string, end: string, why: string]>([
  [4, 'working-hours', '2026-10-20 09:00', '2026-10-20 15:00', 'half a day, noon excepted'],
  [8, 'working-hours', '2026-10-20 09:00', '2026-10-21 09:00', 'a day of eight hours'],
  [24, 'working-hours', '2026-10-20 09:00', '2026-10-23 09:00', 'three days of eight hours'],
  [8, 'working-hours', '2026-10-20 17:30', '2026-10-21 17:00', 'from the next morning'],
  [8, 'working-hours', '2026-10-23 15:00', '2026-10-26 15:00', 'over a weekend'],
  [1, 'working-days', '2026-10-20 09:00', '2026-10-21 17:00', 'the day of intake does not count'],
  [1, 'working-days', '2026-10-20 17:30', '2026-10-22 17:00', 'intake after closing is of the next day'],
  [3, 'working-days', '2026-10-22 09:00', '2026-10-27 17:00', 'over a weekend'],
  [1, 'working-days', '2026-01-09 09:00', '2026-01-10 17:00', 'to the Saturday worked in exchange'],
  [1, 'working-days', '2025-12-31 09:00', '2026-01-05 17:00', 'over the Friday that was swapped'],
  [5, 'working-days', '2026-02-12 09:00', '2026-02-26 17:00', 'over Tết'],
  [3, 'calendar-days', '2026-10-20 09:00', '2026-10-23 17:00', 'to a working day'],
  [4, 'calendar-days', '2026-10-20 09:00', '2026-10-26 17:00', 'to a Saturday, so to Monday'],
  [3, 'calendar-days', '2026-02-13 09:00', '2026-02-23 17:00', 'into Tết, so to the first day after it'],
  [30, 'calendar-days', '2026-02-13 09:00', '2026-03-16 17:00', 'over Tết, which counts, to Sunday, so to Monday'],
])('%i %s from %s end at %s (%s)', (count, unit, received, end) => {
  expect(termEnd({ count, unit }, instant(received), weekdays)).toBe(instant(end));
});

test.each<[count: number, unit: Term['unit'], received: string, end: string]>([
  [1, 'working-days', '2026-10-23 09:00', '2026-10-24 11:30'],
  [1, 'working-days', '2026-10-24 09:00', '2026-10-26 17:00'],
  [1, 'working-days', '2026-10-24 14:00', '2026-10-27 17:00'],
  [8, 'working-hours', '2026-10-24 07:00', '2026-10-26 10:30'],
  [4, 'calendar-days', '2026-10-20 09:00', '2026-10-24 11:30'],
])('in a unit of Saturday mornings %i %s from %s end at %s', (count, unit, received, end) => {
  expect(termEnd({ count, unit }, instant(received), saturdayMornings)).toBe(instant(end));
});

test('every term ends after the clock has started, on a working day, and later for a longer one', () => {
  const units = fc.constantFrom<Term['unit'][]>('working-hours', 'working-days', 'calendar-days');
  const moments = fc.nat(300 * 1440).map((minutes) => plusMinutes(at('2026-01-01', '00:00'), minutes));
  fc.assert(
    fc.property(units, moments, fc.integer({ min: 1, max: 60 }), (unit, received, count) => {
      const end = termEnd({ count, unit }, received, weekdays);
      const start = clockStart(received, weekdays);
      expect(end > start).toBe(true);
      expect(isWorkingDay(dayOf(end), weekdays)).toBe(true);
      if (unit === 'calendar-days') expect(dayOf(end) >= plusDays(dayOf(start), count)).toBe(true);
      const next = termEnd({ count: count + 1, unit }, received, weekdays);
      expect(unit === 'calendar-days' ? next >= end : next > end).toBe(true);
    }),
  );
});

test('a procedure may have no term; a term is a whole number of something known', () => {
  const licence = { code: '1.002809', name: 'Đổi giấy phép lái xe' };
  expect(procedure.parse(licence)).toEqual(licence);
  expect(procedure.safeParse({ ...licence, term: { count: 0, unit: 'working-days' } }).success).toBe(false);
  expect(procedure.safeParse({ ...licence, term: { count: 5, unit: 'days' } }).success).toBe(false);
});
