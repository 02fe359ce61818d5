import type { CalendarEntries, CalendarEntry } from './calendar-layers.ts';
import type { Day } from './time.ts';
import { vietnamHolidays } from './vietnam-holidays.ts';

/** A day that is not as its weekday says: who says so, in which entry, and why where it was noted. */
export type NamedDay = {
  day: Day;
  is: 'off' | 'worked';
  source: 'nationwide' | 'province' | 'unit';
  /** The entry of the registry that names it; none where it is the nation's. */
  entry?: string;
  reason?: string;
};

const daysIn = (
  { daysOff = [], workedDays = [], reasons = {} }: CalendarEntry,
  year: string,
  of: Pick<NamedDay, 'source' | 'entry'>,
): NamedDay[] =>
  [
    ...daysOff.map((day) => ({ ...of, day, is: 'off' as const })),
    ...workedDays.map((day) => ({ ...of, day, is: 'worked' as const })),
  ]
    .filter(({ day }) => day.startsWith(year))
    .map((one) => ({ ...one, ...(reasons[one.day] && { reason: reasons[one.day] }) }));

/**
 * The days of a year that are off or worked in exchange, for `province` or a unit, each by the layer that has the last
 * word on it, in their order.
 */
export const namedDaysOf = (year: number, owner: string, entries: CalendarEntries): NamedDay[] => {
  const ids = (of: string) => [of, `${of}#${year}`];
  const layer = (id: string, source: NamedDay['source']) =>
    daysIn(entries.get(id) ?? {}, String(year), { source, entry: id });
  const all = [
    ...daysIn(vietnamHolidays[year] ?? {}, String(year), { source: 'nationwide' }),
    ...ids('province').flatMap((id) => layer(id, 'province')),
    ...(owner === 'province' ? [] : ids(owner).flatMap((id) => layer(id, 'unit'))),
  ];
  return [...new Map(all.map((one) => [one.day, one])).values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
};

/** The entry with another word on a day; `unsaid`: it no longer says anything of it, and the layer below counts. */
export const withDay = (
  entry: CalendarEntry,
  day: Day,
  is: NamedDay['is'] | 'unsaid',
  reason?: string,
): CalendarEntry => {
  const others = (days: readonly Day[] = []) => days.filter((one) => one !== day);
  const { [day]: _, ...reasons } = entry.reasons ?? {};
  return {
    ...entry,
    daysOff: [...others(entry.daysOff), ...(is === 'off' ? [day] : [])].toSorted(),
    workedDays: [...others(entry.workedDays), ...(is === 'worked' ? [day] : [])].toSorted(),
    reasons: { ...reasons, ...(is !== 'unsaid' && reason && { [day]: reason }) },
  };
};
