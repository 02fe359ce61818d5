import { type Calendar, isWorkingDay } from './calendar.ts';
import type { DriveDigest } from './digest-facts.ts';
import type { Drive } from './drive.ts';
import { type Day, plusDays, weekdayOf } from './time.ts';

/** A digest is written so long after the end of a drive, too: what was reached is to be kept. */
const daysAfter = 31;

/** From the second day on: there is a night to tell of. */
export const isToldOf = ({ from, to }: Pick<Drive, 'from' | 'to'>, today: Day): boolean =>
  from < today && today <= plusDays(to, daysAfter);

/** A period that is over and to be told of; `key` is its digest's, however late it leaves. */
export type Period = Pick<DriveDigest, 'period' | 'from' | 'to'> & { key: string };

const isFirstWorkingDay = (start: Day, today: Day, calendar: Calendar): boolean => {
  for (let day = start; day < today; day = plusDays(day, 1)) if (isWorkingDay(day, calendar)) return false;
  return isWorkingDay(today, calendar);
};

/** Of the week before on Monday, of the month before on the 1st; where the office is closed then, on the next working day. */
export const digestsDue = (today: Day, calendar: Calendar): Period[] => {
  const [monday, first] = [plusDays(today, 1 - weekdayOf(today)), `${today.slice(0, 7)}-01`];
  const [sunday, lastDay] = [plusDays(monday, -1), plusDays(first, -1)];
  const week: Period = { period: 'week', from: plusDays(monday, -7), to: sunday, key: `week.${monday}` };
  const month: Period = { period: 'month', from: `${lastDay.slice(0, 7)}-01`, to: lastDay, key: `month.${first}` };
  return [
    ...(isFirstWorkingDay(monday, today, calendar) ? [week] : []),
    ...(isFirstWorkingDay(first, today, calendar) ? [month] : []),
  ];
};
