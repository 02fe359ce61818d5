import * as z from 'zod';

const isoDay = z.iso.date();
const weekday = z.int().min(1).max(7);

/** `07:00`; by the text order is the time order. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day such as 07:00');

export const session = z
  .object({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, 'a session ends after it begins')
  .readonly();
export type Session = z.infer<typeof session>;

/** A day's sessions, in their order. A day without any is no working day, and is said so in the calendar instead. */
export const sessions = z
  .array(session)
  .min(1)
  .refine(
    (all) => all.every(({ from }, n) => n === 0 || from >= (all[n - 1]?.to ?? '')),
    'sessions stand in their order and do not overlap',
  )
  .readonly();

/** Opening hours: those of any day, and of weekdays that have their own (`"6"`: Saturday, perhaps mornings only). */
export const officeHours = z
  .object({
    usual: sessions,
    onWeekday: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), sessions).readonly(),
  })
  .readonly();
export type OfficeHours = z.infer<typeof officeHours>;

/** The days of an office (see `Calendar`) as they are stored and parsed. */
export const calendar = z.object({
  workingWeekdays: z.array(weekday).min(1).readonly(),
  daysOff: z.array(isoDay).readonly(),
  workedDays: z.array(isoDay).readonly(),
});

/** An office's days and hours. */
export const officeCalendar = calendar.extend({ hours: officeHours }).readonly();
export type OfficeCalendar = z.infer<typeof officeCalendar>;

/** 7:00–11:30 and 13:30–17:00: eight hours. Source: domain §5. */
export const usualHours: OfficeHours = {
  usual: [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
  onWeekday: {},
};
