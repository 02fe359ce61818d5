import { type Day, isDay, plusDays, weekdayOf } from './time.ts';
import { cultureDay, vietnamHolidays } from './vietnam-holidays.ts';

/** Working days of an office as data: its weekdays (1 = Monday … 7 = Sunday), days off, and days worked in exchange. */
export type Calendar = {
  readonly workingWeekdays: readonly number[];
  readonly daysOff: readonly Day[];
  readonly workedDays: readonly Day[];
  /** Years that have weekdays of their own, as `'2027'`. */
  readonly ofYear?: Readonly<Record<string, { readonly workingWeekdays?: readonly number[] }>>;
};

/** Whether the office works on `date`. A day worked in exchange is worked whatever else the calendar says of it. */
export const isWorkingDay = (date: Day, calendar: Calendar): boolean => workingDaysOf(calendar)(checkedDay(date));

/**
 * The day `n` working days after `date`. The day itself does not count (Civil Code 2015, article 147), so 1 is the next
 * working day. 0 is the day itself or, where it is off, the next working day: a term that ends on a day off ends on the
 * working day after it (article 148). A negative `n` counts back: -1 is the last working day before `date`.
 * Throws a RangeError where `n` is no whole number, `date` no day, or the calendar has no working weekday.
 */
export const addWorkingDays = (date: Day, n: number, calendar: Calendar): Day => {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is no whole number of working days`);
  // Without one, the search for a working day would not end.
  if (!hasWorkingWeekday(calendar)) throw new RangeError('The calendar has no working weekday');
  const isWorking = workingDaysOf(calendar);
  const step = n < 0 ? -1 : 1;
  let day = checkedDay(date);
  if (n === 0) while (!isWorking(day)) day = plusDays(day, step);
  let left = Math.abs(n);
  while (left > 0) {
    day = plusDays(day, step);
    if (isWorking(day)) left -= 1;
  }
  return day;
};

/** Whether a search for a working day comes to an end. */
export const hasWorkingWeekday = ({ workingWeekdays }: Calendar): boolean =>
  workingWeekdays.some((weekday) => weekday >= 1 && weekday <= 7);

/** The year of a day, `'2027'`. */
export const yearOf = (day: Day): string => day.slice(0, 4);

const checkedDay = (date: Day): Day => {
  if (!isDay(date)) throw new RangeError(`${date} is no day of the calendar`);
  return date;
};

/** Whether a day (to be checked before) is worked; looks days up in sets, so that a long count does not search the lists. */
export const workingDaysOf = ({ workingWeekdays, daysOff, workedDays, ofYear }: Calendar) => {
  const off = new Set(daysOff);
  const worked = new Set(workedDays);
  const weekdaysOf = (day: Day) => ofYear?.[yearOf(day)]?.workingWeekdays ?? workingWeekdays;
  return (day: Day): boolean => worked.has(day) || (weekdaysOf(day).includes(weekdayOf(day)) && !off.has(day));
};

/**
 * The calendar of Vietnam's public offices around `year`: Monday to Friday, with the holidays of that year, the one
 * before and the one after, as far as they are known, so that a count may run over New Year either way.
 * `withCultureDay` also gives 24 November off. Throws a RangeError for a year whose holidays are not known.
 */
export const vietnamCalendar = (year: number, { withCultureDay = false } = {}): Calendar => {
  if (vietnamHolidays[year] === undefined)
    throw new RangeError(
      `Holidays of ${year} are not known (only ${Object.keys(vietnamHolidays).join(', ')}): ` +
        'add the year to functions/domain/vietnam-holidays.ts',
    );
  const years = [year - 1, year, year + 1];
  return {
    workingWeekdays: [1, 2, 3, 4, 5],
    daysOff: years.flatMap((of) => [
      ...(vietnamHolidays[of]?.daysOff ?? []),
      ...(withCultureDay ? cultureDay(of) : []),
    ]),
    workedDays: years.flatMap((of) => vietnamHolidays[of]?.workedDays ?? []),
  };
};
