import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Calendar, isWorkingDay, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { type OfficeCalendar, type Session, usualHours } from '../../functions/domain/office-calendar.ts';
import { at, dayOf, plusDays, plusMinutes, timeOfDay, weekdayOf } from '../../functions/domain/time.ts';
import {
  addWorkingMinutes,
  clockStart,
  isOfficeTime,
  workingMinutesBetween,
} from '../../functions/domain/working-hours.ts';

const weekdays: OfficeCalendar = { ...vietnamCalendar(2026), hours: usualHours };
const morning = { from: '07:30', to: '11:30' };
const saturdays: OfficeCalendar = { ...weekdays, workingWeekdays: [1, 2, 3, 4, 5, 6] };
const saturdayMornings: OfficeCalendar = { ...saturdays, hours: { ...usualHours, onWeekday: { 6: [morning] } } };

const instant = (text: string) => at(text.slice(0, 10), text.slice(11));

test.each([
  ['2026-10-20 06:59', false, 'before opening'],
  ['2026-10-20 07:00', true, 'as it opens'],
  ['2026-10-20 11:29', true, 'in the last minute of the morning'],
  ['2026-10-20 11:30', false, 'at noon'],
  ['2026-10-20 13:30', true, 'after noon'],
  ['2026-10-20 17:00', false, 'as it closes'],
  ['2026-10-24 09:00', false, 'on a Saturday'],
  ['2026-01-10 09:00', true, 'on the Saturday worked for 2 January'],
  ['2026-01-02 09:00', false, 'on the Friday that was swapped'],
  ['2026-02-17 09:00', false, 'on New Year of the moon'],
])('at %s the office is open: %s (%s)', (moment, open) => {
  expect(isOfficeTime(instant(moment), weekdays)).toBe(open);
});

test('a unit of Saturday mornings closes on Saturday at half past eleven, but a Saturday worked in exchange is whole', () => {
  expect(isOfficeTime(instant('2026-10-24 07:15'), saturdayMornings)).toBe(false);
  expect(isOfficeTime(instant('2026-10-24 09:00'), saturdayMornings)).toBe(true);
  expect(isOfficeTime(instant('2026-10-24 14:00'), saturdayMornings)).toBe(false);
  expect(isOfficeTime(instant('2026-10-24 14:00'), saturdays)).toBe(true);
  expect(isOfficeTime(instant('2026-01-10 14:00'), saturdayMornings)).toBe(true);
  expect(isOfficeTime(instant('2026-02-21 09:00'), saturdayMornings)).toBe(false);
});

test.each([
  ['2026-10-20 07:00', '2026-10-20 17:00', 480, 'a day has eight hours'],
  ['2026-10-20 11:00', '2026-10-20 14:00', 60, 'noon is not worked'],
  ['2026-10-23 16:00', '2026-10-26 08:00', 120, 'over a weekend'],
  ['2026-10-24 08:00', '2026-10-25 16:00', 0, 'a weekend has none'],
  ['2026-10-20 09:00', '2026-10-20 09:00', 0, 'nothing passed'],
  ['2026-10-26 08:00', '2026-10-23 16:00', -120, 'back over a weekend'],
  ['2026-02-13 16:00', '2026-02-23 08:00', 120, 'over Tết'],
  ['2025-12-31 16:00', '2026-01-05 08:00', 120, 'over New Year and the Friday swapped'],
  ['2026-01-09 16:00', '2026-01-12 08:00', 600, 'over the Saturday worked in exchange'],
])('from %s to %s the office is open for %i minutes (%s)', (from, to, minutes) => {
  expect(workingMinutesBetween(instant(from), instant(to), weekdays)).toBe(minutes);
  expect(workingMinutesBetween(instant(to), instant(from), weekdays) + minutes).toBe(0);
});

test('a week of a unit that works on Saturdays has 48 hours, with Saturday mornings 44', () => {
  const [monday, sunday] = [instant('2026-10-19 00:00'), instant('2026-10-25 00:00')];
  expect(workingMinutesBetween(monday, sunday, weekdays)).toBe(40 * 60);
  expect(workingMinutesBetween(monday, sunday, saturdays)).toBe(48 * 60);
  expect(workingMinutesBetween(monday, sunday, saturdayMornings)).toBe(44 * 60);
});

test.each([
  ['2026-10-20 07:00', 480, '2026-10-20 17:00', 'eight hours from opening end at closing, not the next morning'],
  ['2026-10-20 08:00', 480, '2026-10-21 08:00', 'eight hours are a day'],
  ['2026-10-23 16:00', 120, '2026-10-26 08:00', 'over a weekend'],
  ['2026-10-24 10:00', 60, '2026-10-26 08:00', 'from a Saturday'],
  ['2026-10-24 10:00', 0, '2026-10-24 10:00', 'none'],
  ['2026-10-20 11:00', 30, '2026-10-20 11:30', 'to noon'],
  ['2026-10-20 11:30', 30, '2026-10-20 14:00', 'from noon'],
  ['2026-10-26 08:00', -120, '2026-10-23 16:00', 'back over a weekend'],
  ['2026-10-25 08:00', -480, '2026-10-23 07:00', 'back a day, from a Sunday'],
  ['2026-02-13 16:30', 60, '2026-02-23 07:30', 'over Tết'],
])('from %s, %i working minutes lead to %s (%s)', (from, minutes, expected) => {
  expect(addWorkingMinutes(instant(from), minutes, weekdays)).toBe(instant(expected));
});

test.each([
  ['2026-10-20 09:15', '2026-10-20 09:15', 'while the office is open'],
  ['2026-10-20 05:00', '2026-10-20 07:00', 'early in the morning'],
  ['2026-10-20 12:00', '2026-10-20 13:30', 'at noon'],
  ['2026-10-20 17:00', '2026-10-21 07:00', 'as it closed'],
  ['2026-10-23 17:05', '2026-10-26 07:00', 'on Friday after closing'],
  ['2026-10-24 09:00', '2026-10-26 07:00', 'on a Saturday'],
  ['2026-01-01 09:00', '2026-01-05 07:00', 'on New Year, Friday being swapped'],
  ['2026-01-09 18:00', '2026-01-10 07:00', 'before the Saturday worked in exchange'],
  ['2026-02-13 17:30', '2026-02-23 07:00', 'before Tết'],
])('the clock of what came in at %s starts at %s (%s)', (received, start) => {
  expect(clockStart(instant(received), weekdays)).toBe(instant(start));
});

test('online intake of Friday evening starts on Saturday morning where that is worked', () => {
  expect(clockStart(instant('2026-10-23 20:00'), saturdayMornings)).toBe(instant('2026-10-24 07:30'));
  expect(clockStart(instant('2026-10-24 11:30'), saturdayMornings)).toBe(instant('2026-10-26 07:00'));
});

test('seconds are counted', () => {
  const [from, to] = ['2026-10-20T11:29:30+07:00', '2026-10-20T13:31:00+07:00'];
  expect(workingMinutesBetween(from, to, weekdays)).toBe(1.5);
  expect(addWorkingMinutes(from, 1.5, weekdays)).toBe(to);
});

test('what cannot be counted is refused', () => {
  const noon = instant('2026-10-20 12:00');
  expect(() => workingMinutesBetween('noon', noon, weekdays)).toThrow(RangeError);
  expect(() => addWorkingMinutes(noon, Number.POSITIVE_INFINITY, weekdays)).toThrow(RangeError);
  expect(() => clockStart(noon, { ...weekdays, workingWeekdays: [] })).toThrow(RangeError);
});

const ownYear: OfficeCalendar = { ...weekdays, ofYear: { 2027: { workingWeekdays: [1, 2, 3, 4, 5, 6] } } };

test.each([
  ['weekdays', weekdays],
  ['a year of Saturdays among them', ownYear],
])('what is ages away is counted without a walk, the same as year by year: %s', (_, calendar) => {
  const newYear = (year: number) => at(`${year}-01-01`, '00:00');
  const byYear = Array.from({ length: 100 }, (__, n) =>
    Array.from({ length: 12 }, (___, month) => {
      const first = at(`${1950 + n}-${String(month + 1).padStart(2, '0')}-01`, '00:00');
      const next =
        month === 11 ? newYear(1951 + n) : at(`${1950 + n}-${String(month + 2).padStart(2, '0')}-01`, '00:00');
      return workingMinutesBetween(first, next, calendar);
    }),
  );
  const minutes = byYear.flat().reduce((all, one) => all + one, 0);
  expect(workingMinutesBetween(newYear(1950), newYear(2050), calendar)).toBe(minutes);
  expect(addWorkingMinutes(newYear(1950), minutes, calendar)).toBe(at('2049-12-31', '17:00'));
  expect(workingMinutesBetween(at('0001-01-01', '00:00'), at('9999-12-31', '23:59'), calendar)).toBeGreaterThan(1.2e9);
});

const someDay = fc.integer({ min: -9, max: 9 }).map((n) => plusDays('2026-02-16', n));
const someMoment = fc
  .tuple(someDay, fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => plusMinutes(at(day, '00:00'), minute));
const someTime = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => timeOfDay(plusMinutes(at('2026-01-01', '00:00'), minute)));
const someSessions: fc.Arbitrary<Session[]> = fc
  .uniqueArray(someTime, { minLength: 2, maxLength: 6 })
  .map((times) => times.toSorted())
  .map((times) =>
    times.flatMap((to, n) => {
      const from = times[n - 1];
      return n % 2 === 1 && from ? [{ from, to }] : [];
    }),
  );
const someDays: fc.Arbitrary<Calendar> = fc.record({
  workingWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  daysOff: fc.array(someDay, { maxLength: 8 }),
  workedDays: fc.array(someDay, { maxLength: 4 }),
});
const someCalendar: fc.Arbitrary<OfficeCalendar> = fc
  .record({ days: someDays, usual: someSessions, saturday: fc.option(someSessions, { nil: undefined }) })
  .map(({ days, usual, saturday }) => ({ ...days, hours: { usual, onWeekday: saturday ? { 6: saturday } : {} } }));

/** Asks of every minute by itself, as a porter with a watch would. */
const countByMinute = (from: string, to: string, calendar: OfficeCalendar): number => {
  let count = 0;
  for (let moment = from; moment < to; moment = plusMinutes(moment, 1)) {
    const [day, time] = [dayOf(moment), timeOfDay(moment)];
    const { usual, onWeekday } = calendar.hours;
    const own = weekdayOf(day) === 6 && !calendar.workedDays.includes(day) ? onWeekday[6] : undefined;
    const open = (own ?? usual).some((session) => session.from <= time && time < session.to);
    if (open && isWorkingDay(day, calendar)) count += 1;
  }
  return count;
};

test('on any calendar the minutes between equal those counted one by one', () => {
  fc.assert(
    fc.property(someDay, fc.nat(1439), fc.nat(3 * 1440), someCalendar, (day, minute, length, calendar) => {
      const from = plusMinutes(at(day, '00:00'), minute);
      const to = plusMinutes(from, length);
      expect(workingMinutesBetween(from, to, calendar)).toBe(countByMinute(from, to, calendar));
    }),
    { numRuns: 40 },
  );
});

test('on any calendar adding minutes and counting them are each other turned round', () => {
  fc.assert(
    fc.property(someMoment, fc.integer({ min: -2000, max: 2000 }), someCalendar, (from, minutes, calendar) => {
      const reached = addWorkingMinutes(from, minutes, calendar);
      expect(workingMinutesBetween(from, reached, calendar)).toBe(minutes);
      // The first such moment: a minute nearer would be one too few.
      const nearer = plusMinutes(reached, -Math.sign(minutes));
      if (minutes !== 0) expect(workingMinutesBetween(from, nearer, calendar)).toBe(minutes - Math.sign(minutes));
    }),
  );
});

test('on any calendar the clock starts in office time, and no minute of it passes before', () => {
  fc.assert(
    fc.property(someMoment, someCalendar, (received, calendar) => {
      const start = clockStart(received, calendar);
      expect(isOfficeTime(start, calendar)).toBe(true);
      expect(workingMinutesBetween(received, start, calendar)).toBe(0);
      if (isOfficeTime(received, calendar)) expect(start).toBe(received);
    }),
  );
});
