import { hasWorkingWeekday, workingDaysOf, yearOf } from './calendar.ts';
import type { OfficeCalendar, Session } from './office-calendar.ts';
import { at, type Day, dayOf, epochOf, type Instant, toInstant, weekdayOf } from './time.ts';

// Seconds of the local clock since 1970. Each day has 86,400, for Vietnam has no summer time.
const origin = epochOf(at('1970-01-01', '00:00'));
const dayLength = 86_400;

const secondOf = (instant: Instant): number => {
  const second = Math.floor((epochOf(instant) - origin) / 1000);
  if (Number.isNaN(second)) throw new RangeError(`${instant} is no moment`);
  return second;
};
const instantOf = (second: number): Instant => toInstant(origin + second * 1000);
const dayNumber = (second: number): number => Math.floor(second / dayLength);
const secondOfDay = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;

/** The office is open from second `from` to before second `to`. */
type Span = { readonly from: number; readonly to: number };
type Openings = (day: number) => readonly Span[];

/** A day's sessions, were it worked. A Saturday worked for a Friday is as long as a Friday. */
const sessionsOf = (day: Day, { hours, ofYear, workedDays }: OfficeCalendar): readonly Session[] => {
  const { usual, onWeekday } = ofYear?.[yearOf(day)]?.hours ?? hours;
  const weekday = weekdayOf(day);
  const inExchange = weekday > 5 && workedDays.includes(day);
  return (inExchange ? undefined : onWeekday[weekday]) ?? usual;
};

/** When the office is open on a day, by the day's number. */
const openingsBy = (calendar: OfficeCalendar): Openings => {
  // Without one, the search for an open hour would not end.
  if (!hasWorkingWeekday(calendar)) throw new RangeError('The calendar has no working weekday');
  const isWorking = workingDaysOf(calendar);
  const known = new Map<number, readonly Span[]>();
  const find = (number: number): readonly Span[] => {
    const day = dayOf(instantOf(number * dayLength));
    const sessions = isWorking(day) ? sessionsOf(day, calendar) : [];
    const midnight = number * dayLength;
    return sessions.map(({ from, to }) => ({ from: midnight + secondOfDay(from), to: midnight + secondOfDay(to) }));
  };
  return (number) => {
    const spans = known.get(number) ?? find(number);
    known.set(number, spans);
    return spans;
  };
};

// Histories of many dossiers are measured by few calendars: each calendar's days are looked up once.
const openings = new WeakMap<OfficeCalendar, Openings>();
const openingsOf = (calendar: OfficeCalendar): Openings => {
  const found = openings.get(calendar) ?? openingsBy(calendar);
  openings.set(calendar, found);
  return found;
};

/** How many whole weeks from `day` on, all before `last`, are open alike, for nothing is said of any day in them. */
const alikeWeeks = (day: number, last: number, { daysOff, workedDays, ofYear = {} }: OfficeCalendar): number => {
  const turns = Object.keys(ofYear).flatMap((year) => [`${year}-01-01`, `${Number(year) + 1}-01-01`]);
  const named = [...daysOff, ...workedDays, ...turns].map((one) => dayNumber(secondOf(at(one, '00:00'))));
  return Math.floor((Math.min(last, ...named.filter((one) => one >= day)) - day) / 7);
};

/** Whether the office is open at this moment. At the closing minute itself it is closed. */
export const isOfficeTime = (instant: Instant, calendar: OfficeCalendar): boolean => {
  const second = secondOf(instant);
  return openingsOf(calendar)(dayNumber(second)).some(({ from, to }) => from <= second && second < to);
};

/**
 * Minutes that the office is open between two moments, to the second, so 90 seconds are 1.5. Where `to` lies before
 * `from` the answer is that of the way back, negative; the same moment twice is 0.
 */
export const workingMinutesBetween = (from: Instant, to: Instant, calendar: OfficeCalendar): number => {
  const [start, end] = [secondOf(from), secondOf(to)];
  if (end < start) return 0 - workingMinutesBetween(to, from, calendar);
  const openOn = openingsOf(calendar);
  const secondsOn = (day: number): number =>
    openOn(day).reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
  const [first, last] = [dayNumber(start), dayNumber(end)];
  let seconds = secondsOn(first);
  for (let day = first + 1; day <= last; day += 1) {
    // Sources write 0001 or 9999 for a year they do not know; what lies so far away is not walked day by day.
    const weeks = last - day > 100 ? alikeWeeks(day, last, calendar) : 0;
    for (let n = 0; weeks > 0 && n < 7; n += 1) seconds += weeks * secondsOn(day + n);
    day += weeks * 7;
    seconds += secondsOn(day);
  }
  return seconds / 60;
};

/**
 * The first moment by which the office has been open for so many minutes (rounded to the second) since `from`; eight
 * hours from seven end at five the same day. Negative minutes count back, to the last moment from which it is open so
 * long until `from`. 0 is `from` itself, open or not. Throws a RangeError where `minutes` is no finite number.
 */
export const addWorkingMinutes = (from: Instant, minutes: number, calendar: OfficeCalendar): Instant => {
  if (!Number.isFinite(minutes)) throw new RangeError(`${minutes} is no number of minutes`);
  const start = secondOf(from);
  const openOn = openingsOf(calendar);
  let left = Math.round(Math.abs(minutes) * 60);
  if (left === 0) return instantOf(start);
  if (minutes > 0)
    for (let day = dayNumber(start); ; day += 1)
      for (const open of openOn(day)) {
        const begin = Math.max(open.from, start);
        if (open.to - begin >= left) return instantOf(begin + left);
        left -= Math.max(0, open.to - begin);
      }
  for (let day = dayNumber(start); ; day -= 1)
    for (const open of openOn(day).toReversed()) {
      const end = Math.min(open.to, start);
      if (end - open.from >= left) return instantOf(end - left);
      left -= Math.max(0, end - open.from);
    }
};

/**
 * When the clock of a dossier starts that came in at `receivedAt`: at once while the office is open, else when it next
 * opens. Intake after closing counts from the next working day. Source: domain §5.
 */
export const clockStart = (receivedAt: Instant, calendar: OfficeCalendar): Instant => {
  const received = secondOf(receivedAt);
  const openOn = openingsOf(calendar);
  for (let day = dayNumber(received); ; day += 1) {
    const open = openOn(day).find(({ to }) => to > received);
    if (open) return instantOf(Math.max(open.from, received));
  }
};

/** When the office closes on a day that it works; on a day off, when it closes on the working day after it. */
export const closingOf = (day: Day, calendar: OfficeCalendar): Instant => {
  const openOn = openingsOf(calendar);
  for (let number = dayNumber(secondOf(at(day, '00:00'))); ; number += 1) {
    const last = openOn(number).at(-1);
    if (last) return instantOf(last.to);
  }
};
