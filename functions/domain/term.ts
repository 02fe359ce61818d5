import * as z from 'zod';
import { addWorkingDays } from './calendar.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { dayOf, type Instant, plusDays } from './time.ts';
import { addWorkingMinutes, clockStart, closingOf } from './working-hours.ts';

/** How long a procedure may take and how that is counted. Days of eight working hours are that many working hours. */
export const term = z.object({
  count: z.int().min(1).max(9999),
  unit: z.enum(['working-hours', 'working-days', 'calendar-days']),
});
export type Term = z.infer<typeof term>;

/** A procedure as the province has entered it; without a term the source system's due date is all there is. */
export const procedure = z.object({
  code: z.string(),
  name: z.string(),
  /** What it belongs to, as the national list has it: `Đất đai`. */
  field: z.string().optional(),
  term: term.optional(),
  /** Citizens can apply for it online. */
  online: z.boolean().optional(),
});
export type Procedure = z.infer<typeof procedure>;

/**
 * When a term ends that began with intake at `receivedAt`; intake after closing counts from the next working day.
 * Hours run on from the minute of intake. Of days the day of intake does not count, and the last ends as the office
 * closes; if it is a day off, the next working day is the last. Sources: Civil Code 2015, articles 147 and 148;
 * domain §5.
 */
export const termEnd = ({ count, unit }: Term, receivedAt: Instant, calendar: OfficeCalendar): Instant => {
  const start = clockStart(receivedAt, calendar);
  switch (unit) {
    case 'working-hours':
      return addWorkingMinutes(start, count * 60, calendar);
    case 'working-days':
      return closingOf(addWorkingDays(dayOf(start), count, calendar), calendar);
    case 'calendar-days':
      return closingOf(addWorkingDays(plusDays(dayOf(start), count), 0, calendar), calendar);
    default:
      return unit satisfies never;
  }
};
