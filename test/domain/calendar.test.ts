import Holidays from 'date-holidays';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, type Calendar, isWorkingDay, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { plusDays } from '../../functions/domain/time.ts';
import { vietnamHolidays } from '../../functions/domain/vietnam-holidays.ts';

const of2026 = vietnamCalendar(2026);
const years = [2024, 2025, 2026, 2027];
const weekdayOf = (day: string) => ((Date.parse(day) / 86_400_000 + 3) % 7) + 1; // 1 January 1970 was a Thursday

/** The days of a year on which offices are closed though they are from Monday to Friday, or open though they are not. */
const exceptions = (year: number) => {
  const calendar = vietnamCalendar(year);
  const days = Array.from({ length: 366 }, (_, n) => plusDays(`${year}-01-01`, n)).filter((day) => day < `${year + 1}`);
  return {
    closed: days.filter((day) => weekdayOf(day) <= 5 && !isWorkingDay(day, calendar)).map((day) => day.slice(5)),
    open: days.filter((day) => weekdayOf(day) > 5 && isWorkingDay(day, calendar)).map((day) => day.slice(5)),
  };
};

test('2024 has the days off that were announced, and 4 May worked for 29 April', () => {
  expect(exceptions(2024)).toEqual({
    closed: [
      ...['01-01', '02-08', '02-09', '02-12', '02-13', '02-14', '04-18'],
      ...['04-29', '04-30', '05-01', '09-02', '09-03'],
    ],
    open: ['05-04'],
  });
});

test('2025 has the days off that were announced, and 26 April worked for 2 May', () => {
  expect(exceptions(2025)).toEqual({
    closed: [
      ...['01-01', '01-27', '01-28', '01-29', '01-30', '01-31', '04-07'],
      ...['04-30', '05-01', '05-02', '09-01', '09-02'],
    ],
    open: ['04-26'],
  });
});

test('2026 has the days off that were announced, and two Saturdays worked for 2 January and 31 August', () => {
  expect(exceptions(2026)).toEqual({
    closed: [
      ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27'],
      ...['04-30', '05-01', '08-31', '09-01', '09-02'],
    ],
    open: ['01-10', '08-22'],
  });
});

test('2027 has the eleven days of the law, none of them lost to a weekend', () => {
  const { closed, open } = exceptions(2027);
  expect(closed).toHaveLength(11);
  expect(closed).toContain('05-03'); // for Saturday 1 May
  expect(open).toEqual([]);
});

test('an independent almanac agrees on the fixed days and those of the moon', () => {
  const almanac = new Holidays('VN');
  for (const year of years) {
    const calendar = vietnamCalendar(year);
    const days = almanac.getHolidays(year).filter(({ type }) => type === 'public');
    expect(days).toHaveLength(7);
    for (const { date } of days) expect(calendar.daysOff).toContain(date.slice(0, 10));
  }
});

test('every year gives the days of the law beside its swaps: eleven working days', () => {
  for (const year of years) {
    const { closed, open } = exceptions(year);
    expect(closed.length - open.length).toBe(11);
    expect(vietnamHolidays[year]?.workedDays).toHaveLength(open.length);
  }
});

test('24 November is a working day unless the new holiday is switched on', () => {
  expect(isWorkingDay('2026-11-24', of2026)).toBe(true);
  expect(isWorkingDay('2026-11-24', vietnamCalendar(2026, { withCultureDay: true }))).toBe(false);
  expect(isWorkingDay('2025-11-24', vietnamCalendar(2025, { withCultureDay: true }))).toBe(true);
});

test.each([
  ['2026-10-20', 1, '2026-10-21', 'the next day'],
  ['2026-10-23', 1, '2026-10-26', 'over a weekend'],
  ['2026-10-24', 1, '2026-10-26', 'from a Saturday'],
  ['2026-10-20', 0, '2026-10-20', 'none, from a working day'],
  ['2026-10-24', 0, '2026-10-26', 'none, from a Saturday: a term that ends on a day off ends on the next working day'],
  ['2026-02-13', 1, '2026-02-23', 'over Tết'],
  ['2026-02-23', -1, '2026-02-13', 'back over Tết'],
  ['2025-12-31', 1, '2026-01-05', 'over New Year and the Friday swapped'],
  ['2026-01-09', 1, '2026-01-10', 'to the Saturday worked in exchange'],
  ['2026-01-12', -1, '2026-01-10', 'back to the Saturday worked in exchange'],
  ['2026-04-24', 1, '2026-04-28', 'over Hùng Kings on a Sunday'],
  ['2026-04-29', 1, '2026-05-04', 'over 30 April and 1 May'],
  ['2026-08-28', 1, '2026-09-03', 'over National Day'],
  ['2026-12-31', 1, '2027-01-04', 'into the next year'],
  ['2026-10-26', -1, '2026-10-23', 'back over a weekend'],
  ['2026-10-24', -1, '2026-10-23', 'back from a Saturday'],
])('from %s, %i working days lead to %s (%s)', (date, n, expected) => {
  expect(addWorkingDays(date, n, of2026)).toBe(expected);
});

test('a unit that works on Saturdays counts them, holidays excepted', () => {
  const calendar = { ...of2026, workingWeekdays: [1, 2, 3, 4, 5, 6] };
  expect(addWorkingDays('2026-10-23', 1, calendar)).toBe('2026-10-24');
  expect(addWorkingDays('2026-02-13', 1, calendar)).toBe('2026-02-23');
});

test('a year that is not in the table is refused, and the error says which are and where to add one', () => {
  expect(() => vietnamCalendar(2031)).toThrow(RangeError);
  expect(() => vietnamCalendar(2031)).toThrow(/2031.*2024, 2025, 2026, 2027.*vietnam-holidays\.ts/);
});

test('what cannot be counted is refused', () => {
  expect(() => addWorkingDays('2026-10-20', 1.5, of2026)).toThrow(RangeError);
  expect(() => addWorkingDays('2026-02-30', 1, of2026)).toThrow(RangeError);
  expect(() => isWorkingDay('20/10/2026', of2026)).toThrow(RangeError);
  expect(() => addWorkingDays('2026-10-20', 1, { ...of2026, workingWeekdays: [] })).toThrow(RangeError);
});

test('a year may have weekdays of its own', () => {
  const calendar = { ...of2026, ofYear: { 2027: { workingWeekdays: [1, 2, 3, 4, 5, 6] } } };
  expect(addWorkingDays('2026-12-25', 1, calendar)).toBe('2026-12-28');
  expect(addWorkingDays('2026-12-31', 1, calendar)).toBe('2027-01-02');
});

const someDay = fc.integer({ min: -60, max: 60 }).map((n) => plusDays('2026-12-15', n));
const someWeekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const someCalendar: fc.Arbitrary<Calendar> = fc.record({
  workingWeekdays: someWeekdays,
  daysOff: fc.array(someDay, { maxLength: 40 }),
  workedDays: fc.array(someDay, { maxLength: 10 }),
  ofYear: fc.option(fc.record({ 2027: fc.record({ workingWeekdays: someWeekdays }) }), { nil: undefined }),
});

/** Counts as one would with a finger on a wall calendar. */
const countByHand = (date: string, n: number, { workingWeekdays, daysOff, workedDays, ofYear }: Calendar) => {
  const works = (day: string) => {
    const weekdays = (day >= '2027' ? ofYear?.[2027]?.workingWeekdays : undefined) ?? workingWeekdays;
    return workedDays.includes(day) || (weekdays.includes(weekdayOf(day)) && !daysOff.includes(day));
  };
  let [day, counted] = [date, 0];
  if (n === 0) while (!works(day)) day = plusDays(day, 1);
  while (counted < Math.abs(n)) {
    day = plusDays(day, Math.sign(n));
    if (works(day)) counted += 1;
  }
  return day;
};

test('on any calendar the count equals one by hand', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -40, max: 40 }), someCalendar, (date, n, calendar) => {
      const reached = addWorkingDays(date, n, calendar);
      expect(reached).toBe(countByHand(date, n, calendar));
      expect(isWorkingDay(reached, calendar)).toBe(true);
    }),
  );
});

test('counting on and back again leads to the working day one came from', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 40 }), someCalendar, (date, n, calendar) => {
      const start = addWorkingDays(date, 0, calendar);
      expect(addWorkingDays(addWorkingDays(start, n, calendar), -n, calendar)).toBe(start);
    }),
  );
});
