import { type Calendar, isWorkingDay, vietnamCalendar } from '../../../functions/domain/calendar.ts';
import { type Day, plusDays } from '../../../functions/domain/time.ts';

/** A moment as seconds of Vietnam's time since midnight of the simulation's first day. */
export type Moment = number;

export const hour = 3_600;
const dayLength = 24 * hour;
export const opening = 7 * hour;
export const closing = 17 * hour;
const noon = 11.5 * hour;
const afternoon = 13.5 * hour;
const workOfDay = noon - opening + closing - afternoon;

export const dayIndex = (moment: Moment): number => Math.floor(moment / dayLength);
export const secondOfDay = (moment: Moment): number => moment - dayIndex(moment) * dayLength;
export const momentAt = (index: number, second: number): Moment => index * dayLength + second;

export type Timeline = {
  day(index: number): Day;
  isWorking(index: number): boolean;
  /** The n-th working day after (or, negative, before) a day; 0 is the day itself or the next working day. */
  workingDay(index: number, n: number): number;
  /** Working days from one day to a later one, the first not counted. */
  workingDaysBetween(from: number, to: number): number;
  /** The moment after so many seconds of office hours (7:00–11:30 and 13:30–17:00). */
  afterWork(moment: Moment, seconds: number): Moment;
  /** `yyyyMMddHHmmss` */
  written(moment: Moment): string;
};

/** Seconds of office hours of a day that lie before a second of that day. */
const workedBy = (second: number): number =>
  Math.min(Math.max(second - opening, 0), noon - opening) +
  Math.min(Math.max(second - afternoon, 0), closing - afternoon);

const secondAtWork = (worked: number): number =>
  worked < noon - opening ? opening + worked : afternoon + worked - (noon - opening);

/**
 * Days and office hours from `first` on by the national calendar. Looks days up by number, since a month of a province
 * asks for hundreds of thousands. Throws a RangeError for a year whose holidays are not known.
 */
export const timelineFrom = (first: Day): Timeline => {
  const calendar: Calendar = vietnamCalendar(Number(first.slice(0, 4)));
  const known = new Map<number, { day: Day; working: boolean }>();
  const look = (index: number) => {
    const day = known.get(index)?.day ?? plusDays(first, index);
    const found = known.get(index) ?? { day, working: isWorkingDay(day, calendar) };
    known.set(index, found);
    return found;
  };
  const isWorking = (index: number): boolean => look(index).working;
  const workingDay = (index: number, n: number): number => {
    const step = n < 0 ? -1 : 1;
    let at = index;
    if (n === 0) while (!isWorking(at)) at += 1;
    for (let left = Math.abs(n); left > 0; ) {
      at += step;
      if (isWorking(at)) left -= 1;
    }
    return at;
  };
  return {
    day: (index) => look(index).day,
    isWorking,
    workingDay,
    workingDaysBetween: (from, to) => {
      let count = 0;
      for (let at = from + 1; at <= to; at += 1) if (isWorking(at)) count += 1;
      return count;
    },
    afterWork: (moment, seconds) => {
      let at = dayIndex(moment);
      let worked = seconds + (isWorking(at) ? workedBy(secondOfDay(moment)) : workOfDay);
      while (worked >= workOfDay) {
        worked -= workOfDay;
        at = workingDay(at, 1);
      }
      return momentAt(at, secondAtWork(worked));
    },
    written: (moment) => {
      const second = secondOfDay(moment);
      const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
      return `${look(dayIndex(moment)).day.replaceAll('-', '')}${two(second / hour)}${two((second % hour) / 60)}${two(second % 60)}`;
    },
  };
};
