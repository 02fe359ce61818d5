import { at, type Day, dayOf, epochOf, formatDay, type Instant, timeOfDay, weekdayOf } from '../domain/time.ts';
import { fill } from '../templates/values.ts';
import type { PageWords } from './vi.ts';

/** `16:30 thứ Sáu 23/10/2026`; without the hour where it is not known. */
export const momentOf = (instant: Instant, { moment, weekdays }: PageWords): string => {
  const day = dayOf(instant);
  const time = timeOfDay(instant);
  const values = { date: formatDay(day), weekday: weekdays[weekdayOf(day) - 1], time };
  return fill(time === '' || time === '00:00' ? moment.day : moment.whole, values) ?? formatDay(day);
};

const daysBetween = (from: Day, to: Day): number =>
  Math.round((epochOf(at(to, '00:00')) - epochOf(at(from, '00:00'))) / 86_400_000);

/** `còn 11 ngày`, `hôm nay`, `3 ngày trước`. */
export const fromToday = (instant: Instant, now: Instant, { days }: PageWords): string => {
  const count = daysBetween(dayOf(now), dayOf(instant));
  if (count === 0) return days.today;
  if (Math.abs(count) === 1) return count > 0 ? days.tomorrow : days.yesterday;
  return (count > 0 ? days.ahead : days.past).replace('{count}', String(Math.abs(count)));
};
