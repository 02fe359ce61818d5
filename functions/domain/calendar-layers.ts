import * as z from 'zod';
import { type OfficeCalendar, type OfficeHours, type OfficeWeek, sessions, usualWeek } from './office-calendar.ts';
import { type Read, readSettings } from './stored-settings.ts';
import type { Day } from './time.ts';
import { vietnamHolidays } from './vietnam-holidays.ts';

/** A day of the calendar; in an entry for one year, a day of that year. */
const dayIn = (year: string | undefined) =>
  z.iso.date().refine((day) => year === undefined || day.startsWith(year), { error: `is no day of ${year}` });

const weekdayHours = z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), sessions);

const entryOf = (year: string | undefined) =>
  z
    .strictObject({
      workingWeekdays: z.array(z.int().min(1).max(7)).min(1).readonly(),
      daysOff: z.array(dayIn(year)).readonly(),
      workedDays: z.array(dayIn(year)).readonly(),
      hours: z.strictObject({ usual: sessions, onWeekday: weekdayHours }).partial(),
      /** Why a day is off or worked, for who looks at the calendar. */
      reasons: z.record(z.iso.date(), z.string().min(1)).readonly(),
    })
    .partial()
    .refine(({ daysOff = [], workedDays = [] }) => !daysOff.some((day) => workedDays.includes(day)), {
      path: ['workedDays'],
      error: 'a day is off or worked, not both',
    });

/** What a province or a unit has entered of its calendar, for all years or for one. What it leaves out stays as it was. */
export type CalendarEntry = z.infer<ReturnType<typeof entryOf>>;

/** Entries by id: `province` or a unit's code, for one year with the year behind, as `province#2028`. */
export type CalendarEntries = ReadonlyMap<string, CalendarEntry>;

/** What an entry of this id must look like; undefined where it is no entry's id. */
export const calendarEntryFor = (id: string): ReturnType<typeof entryOf> | undefined => {
  const [, year, rest] = id.split('#');
  return year === undefined || (/^\d{4}$/.test(year) && rest === undefined) ? entryOf(year) : undefined;
};

/** Reads a stored entry; what is faulty in it is passed over and said. */
export const readCalendarEntry = (id: string, value: unknown): Read<CalendarEntry> => {
  const schema = calendarEntryFor(id);
  if (schema) return readSettings(schema, value);
  return { settings: {}, problems: ['the id is neither a unit or `province`, nor one of them with #YEAR'] };
};

type Days = Pick<OfficeCalendar, 'daysOff' | 'workedDays'>;

/** The upper layer has the last word on each day that it names. */
const withDays = (lower: Days, { daysOff = [], workedDays = [] }: Partial<Days>): Days => {
  const without = (days: readonly Day[], named: readonly Day[]) => days.filter((day) => !named.includes(day));
  return {
    daysOff: [...without(lower.daysOff, workedDays), ...daysOff],
    workedDays: [...without(lower.workedDays, daysOff), ...workedDays],
  };
};

const withHours = (lower: OfficeHours, { usual, onWeekday }: NonNullable<CalendarEntry['hours']>): OfficeHours => ({
  usual: usual ?? lower.usual,
  onWeekday: { ...lower.onWeekday, ...onWeekday },
});

const withWeek = (lower: OfficeWeek, { workingWeekdays, hours = {} }: CalendarEntry): OfficeWeek => ({
  workingWeekdays: workingWeekdays ?? lower.workingWeekdays,
  hours: withHours(lower.hours, hours),
});

/**
 * The calendar of a unit (or of the `province`) around `year`: the nationwide days of that year, the one before and the
 * one after as far as they are known, over them what the province has entered, over that what the unit has; at each
 * level, what holds for one year over what holds for all. Weekdays alone do for a year that nobody has entered: a
 * forgotten table must not silence the province.
 */
export const assembleCalendar = (year: number, unit: string, entries: CalendarEntries): OfficeCalendar => {
  const years = [year - 1, year, year + 1].map(String);
  const owners = ['province', unit];
  const layers = (of: readonly string[]): CalendarEntry[] =>
    owners.flatMap((owner) => [owner, ...of.map((one) => `${owner}#${one}`)]).flatMap((id) => entries.get(id) ?? []);
  const weekOf = (of: readonly string[]) => layers(of).reduce(withWeek, usualWeek);
  const hasOwnWeek = (one: string) =>
    owners.map((owner) => entries.get(`${owner}#${one}`)).some((entry) => entry?.workingWeekdays ?? entry?.hours);
  const nationwide = years.map((one) => vietnamHolidays[Number(one)]);
  const national = { daysOff: [], workedDays: [] };
  return {
    ...weekOf([]),
    ...[...nationwide.flatMap((table) => table ?? []), ...layers(years)].reduce<Days>(withDays, national),
    ofYear: Object.fromEntries(years.filter(hasOwnWeek).map((one) => [one, weekOf([one])])),
  };
};
