import * as z from 'zod';
import type { Calendar } from './calendar.ts';

/** `07:00`. Text order is time order. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written as 07:00');

const session = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, 'a session ends after it begins')
  .readonly();
export type Session = z.infer<typeof session>;

/** A day's sessions. A day without any is no working day, and the calendar says so by its weekdays and days off. */
export const sessions = z
  .array(session)
  .min(1)
  .refine(
    (all) => all.every(({ from }, n) => n === 0 || from >= (all[n - 1]?.to ?? '')),
    'sessions stand in their order and do not overlap',
  )
  .readonly();

export type OfficeHours = {
  readonly usual: readonly Session[];
  /** Weekdays with hours of their own, such as mornings only on Saturday (6). */
  readonly onWeekday: { readonly [weekday: number]: readonly Session[] | undefined };
};

/** What may differ from year to year. */
export type OfficeWeek = { readonly workingWeekdays: readonly number[]; readonly hours: OfficeHours };

/** An office's days and hours. */
export type OfficeCalendar = Calendar &
  OfficeWeek & { readonly ofYear?: Readonly<Record<string, Partial<OfficeWeek>>> };

/** Eight hours. Source: domain §5. */
export const usualHours: OfficeHours = {
  usual: [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
  onWeekday: {},
};

/** Monday to Friday, eight hours a day. Source: domain §5. */
export const usualWeek: OfficeWeek = { workingWeekdays: [1, 2, 3, 4, 5], hours: usualHours };
