import { roundPoints } from './index766.ts';
import { at, type Day, epochOf, plusDays } from './time.ts';

/** A percent indicator as it stood at the end of a day. */
export type Reading = { day: Day; percent: number };

/** So many days back the pace is measured, unless said otherwise: short enough to be the present, long enough to hold two weekends. */
export const paceDays = 14;

const daysBetween = (from: Day, to: Day): number =>
  Math.round((epochOf(at(to, '00:00')) - epochOf(at(from, '00:00'))) / 86_400_000);

/**
 * The present pace in percentage points a day: the straight line from the first to the last reading of the last
 * `overDays` days before and on `today`, so that anybody can check it with two figures and a division. Undefined with
 * fewer than two readings in those days.
 */
export const paceOf = (readings: readonly Reading[], today: Day, overDays: number = paceDays): number | undefined => {
  const from = plusDays(today, -overDays);
  const recent = readings.filter(({ day }) => from <= day && day <= today).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [recent.at(0), recent.at(-1)];
  return first && last && first.day !== last.day
    ? (last.percent - first.percent) / daysBetween(first.day, last.day)
    : undefined;
};

export type Outlook = {
  /** `reached`: it is there now; `on-course`: it will be; `behind`: it will not at this pace; `missed`: the day is over; `unknown`: too few readings. */
  verdict: 'reached' | 'on-course' | 'behind' | 'missed' | 'unknown';
  daysLeft: number;
  /** Percentage points a day, to two places: the present pace, and the one that would just do. */
  pace?: number;
  neededPace?: number;
  /** What the present pace leads to on the last day, at most 100 and at least 0. */
  expected?: number;
};

/** Will `target` percent be reached by the end of the day `by`, if it goes on as in the last `overDays` days? */
export const outlookOf = (
  readings: readonly Reading[],
  { target, by }: { target: number; by: Day },
  today: Day,
  overDays: number = paceDays,
): Outlook => {
  const latest = readings.filter(({ day }) => day <= today).reduce<Reading | undefined>(later, undefined);
  const daysLeft = Math.max(0, daysBetween(today, by));
  const exact = paceOf(readings, today, overDays);
  const pace = exact === undefined ? undefined : roundPoints(exact);
  if (latest === undefined) return { verdict: today > by ? 'missed' : 'unknown', daysLeft };
  if (latest.percent >= target) return { verdict: 'reached', daysLeft, pace };
  if (daysLeft === 0) return { verdict: today > by ? 'missed' : 'behind', daysLeft, pace };
  const neededPace = roundPoints((target - latest.percent) / daysLeft);
  if (exact === undefined) return { verdict: 'unknown', daysLeft, neededPace };
  const expected = roundPoints(Math.min(100, Math.max(0, latest.percent + exact * daysLeft)));
  return { verdict: expected >= target ? 'on-course' : 'behind', daysLeft, pace, neededPace, expected };
};

const later = (a: Reading | undefined, b: Reading): Reading => (a && a.day >= b.day ? a : b);

/** Those who will miss, or have missed, what they are to reach; who has to speed up most comes first. */
export const fallingBehind = <T extends { outlook: Outlook }>(rows: readonly T[]): T[] => {
  const toGain = ({ outlook }: T): number => (outlook.neededPace ?? Number.POSITIVE_INFINITY) - (outlook.pace ?? 0);
  return rows
    .filter(({ outlook: { verdict } }) => verdict === 'behind' || verdict === 'missed')
    .toSorted((a, b) => (toGain(a) === toGain(b) ? 0 : toGain(b) - toGain(a)));
};
