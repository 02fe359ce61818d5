import { expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { assembleCalendar, type CalendarEntry, readCalendarEntry } from '../../functions/domain/calendar-layers.ts';
import { usualHours } from '../../functions/domain/office-calendar.ts';
import { at } from '../../functions/domain/time.ts';
import { isOfficeTime, workingMinutesBetween } from '../../functions/domain/working-hours.ts';

const unit = 'H48.01';
const assemble = (entries: Readonly<Record<string, CalendarEntry>>, year = 2026) =>
  assembleCalendar(year, unit, new Map(Object.entries(entries)));
const mornings = { onWeekday: { 6: [{ from: '07:00', to: '11:30' }] } };
const hoursOf = (day: string, calendar: ReturnType<typeof assemble>) =>
  workingMinutesBetween(at(day, '00:00'), at(day, '23:59'), calendar) / 60;

test('where nothing was entered the nationwide days hold, and the usual hours', () => {
  expect(assemble({})).toEqual({ ...vietnamCalendar(2026), hours: usualHours, ofYear: {} });
});

test('a year that nobody has entered has weekdays, its neighbours keep their holidays', () => {
  const of2028 = assemble({}, 2028);
  expect(isWorkingDay('2028-01-26', of2028)).toBe(true);
  expect(isWorkingDay('2027-09-03', of2028)).toBe(false);
  expect(assemble({}, 2040)).toMatchObject({ workingWeekdays: [1, 2, 3, 4, 5], daysOff: [], workedDays: [] });
});

test('the province adds a year without a release, and the year before already counts into it', () => {
  const entries = { 'province#2028': { daysOff: ['2028-01-03', '2028-01-26'], workedDays: ['2028-01-08'] } };
  for (const year of [2027, 2028, 2029]) {
    const calendar = assemble(entries, year);
    expect(addWorkingDays('2027-12-31', 1, calendar)).toBe('2028-01-04');
    expect(addWorkingDays('2028-01-07', 1, calendar)).toBe('2028-01-08');
    expect(isWorkingDay('2028-01-26', calendar)).toBe(false);
  }
});

test('the province corrects a day of the nationwide table, and switches Vietnam Culture Day on', () => {
  const calendar = assemble({ province: { workedDays: ['2026-01-02'], daysOff: ['2026-01-10', '2026-11-24'] } });
  expect(isWorkingDay('2026-01-02', calendar)).toBe(true);
  expect(isWorkingDay('2026-01-10', calendar)).toBe(false);
  expect(isWorkingDay('2026-11-24', calendar)).toBe(false);
});

test('a unit has the last word on its days, its entry for the year over that for all', () => {
  const entries = {
    'province#2026': { daysOff: ['2026-10-20', '2026-10-21'], workedDays: ['2026-10-24'] },
    [unit]: { workedDays: ['2026-10-20', '2026-10-21'], daysOff: ['2026-10-24'] },
    [`${unit}#2026`]: { daysOff: ['2026-10-21'] },
    'H48.02': { daysOff: ['2026-10-20'] },
  };
  const works = (day: string) => isWorkingDay(day, assemble(entries));
  expect(['2026-10-20', '2026-10-21', '2026-10-24'].map(works)).toEqual([true, false, false]);
  expect(isWorkingDay('2026-10-24', assembleCalendar(2026, 'H48.03', new Map(Object.entries(entries))))).toBe(true);
});

test('a unit works on Saturday mornings from 2027 on, in the days of the old year not yet', () => {
  const calendar = assemble({ [`${unit}#2027`]: { workingWeekdays: [1, 2, 3, 4, 5, 6], hours: mornings } });
  expect(['2026-12-26', '2027-01-09', '2027-01-11'].map((day) => hoursOf(day, calendar))).toEqual([0, 4.5, 8]);
});

test('a unit that names its Saturday hours keeps the province’s hours on other days', () => {
  const calendar = assemble({
    province: { hours: { usual: [{ from: '07:30', to: '11:30' }] } },
    [unit]: { workingWeekdays: [1, 2, 3, 4, 5, 6], hours: mornings },
  });
  expect(['2026-10-23', '2026-10-24'].map((day) => hoursOf(day, calendar))).toEqual([4, 4.5]);
  expect(isOfficeTime(at('2026-10-23', '07:15'), calendar)).toBe(false);
});

test('what a unit sets for all years stands over what the province sets for one', () => {
  const calendar = assemble({ 'province#2026': { workingWeekdays: [2, 3] }, [unit]: { workingWeekdays: [1] } });
  expect(['2026-10-19', '2026-10-20'].map((day) => isWorkingDay(day, calendar))).toEqual([true, false]);
});

test('a sound entry is read whole', () => {
  const entry = { workingWeekdays: [1, 6], daysOff: ['2028-01-26'], workedDays: ['2028-01-08'], hours: mornings };
  expect(readCalendarEntry('province#2028', entry)).toEqual({ settings: entry, problems: [] });
});

const sound = { workingWeekdays: [1, 2] };
test.each([
  ['a day of another year', 'province#2028', { daysOff: ['2027-01-26'] }, 'daysOff: 0: is no day of 2028'],
  ['a day that there is not', unit, { daysOff: ['2028-02-30'] }, 'daysOff: 0: Invalid ISO date'],
  [
    'a day off that is worked',
    unit,
    { daysOff: ['2028-02-01'], workedDays: ['2028-02-01'] },
    'off or worked, not both',
  ],
  ['a name that is not known', unit, { dayOff: ['2028-02-01'] }, 'Unrecognized key: "dayOff"'],
  ['an hour that there is not', unit, { hours: { usual: [{ from: '07:00', to: '24:30' }] } }, 'written as 07:00'],
  ['a session that ends first', unit, { hours: { usual: [{ from: '13:30', to: '11:30' }] } }, 'after it begins'],
  [
    'sessions that overlap',
    unit,
    {
      hours: {
        usual: [
          { from: '07:00', to: '12:00' },
          { from: '11:30', to: '17:00' },
        ],
      },
    },
    'hours: usual: sessions stand in their order and do not overlap',
  ],
  ['a day without sessions', unit, { hours: { onWeekday: { 6: [] } } }, 'hours: onWeekday: 6: '],
])('%s is passed over and said; what else the entry holds stands', (_, id, entry, problem) => {
  const { settings, problems } = readCalendarEntry(id, { ...sound, ...entry });
  expect(problems).toEqual([expect.stringContaining(problem)]);
  expect(settings).toMatchObject(sound);
  expect(Object.keys(settings).filter((key) => !['workingWeekdays', 'daysOff'].includes(key))).toEqual([]);
});

test.each([['province#28'], ['H48.01#2026#a'], ['#x']])('an entry of id %s would never be used and is said', (id) => {
  expect(readCalendarEntry(id, sound)).toEqual({ settings: {}, problems: [expect.stringContaining('#YEAR')] });
});
