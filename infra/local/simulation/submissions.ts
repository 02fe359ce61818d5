import { weekdayOf } from '../../../functions/domain/time.ts';
import type { Draw } from './draw.ts';
import { hour, type Moment, momentAt, type Timeline } from './timeline.ts';

/** Office days of a year, by which a year's volume is spread over days. */
const officeDays = 249;
/** Online dossiers come on days off too: of a week's, so many on its five working days and on each of the two others. */
const onlineOnWorkingDay = 0.93;
const onlineOnDayOff = 0.175;
/** Counters that open on a Saturday morning see few people. */
const counterOnSaturday = 0.04;
/** Monday is full, Friday is not. */
const weekdays = [1.15, 1.03, 0.99, 0.97, 0.86];

export type Channel = 'counter' | 'online' | 'postal';

const atCounter = (draw: Draw): number =>
  draw.chance(0.62)
    ? draw.around(8.8 * hour, 7.05 * hour, 11.4 * hour)
    : draw.around(14.5 * hour, 13.55 * hour, 16.8 * hour);

const atHome = (draw: Draw): number =>
  draw.weighted<() => number>([
    [60, () => atCounter(draw)],
    [28, () => draw.around(20.5 * hour, 17 * hour, 23.9 * hour)],
    [8, () => draw.between(11.5 * hour, 13.5 * hour)],
    [4, () => draw.between(0, 7 * hour)],
  ])();

const onDayOff = (draw: Draw): number => draw.around(15 * hour, 6.5 * hour, 23.5 * hour);

/** Of a day's expected number a whole one: days differ by up to a fifth, and the rest behind the point falls by chance. */
const countOf = (expected: number, draw: Draw): number => {
  const today = expected * (draw.between(80, 120) / 100);
  return Math.floor(today) + (draw.chance(today % 1) ? 1 : 0);
};

/**
 * When and how dossiers of one kind of work are handed in on a day, in time order: at the counter and by post during
 * office hours with a morning and an afternoon peak, online also in the evening, at night and on days off.
 */
export const submissionsOf = (
  { perYear, online }: { perYear: number; online: number },
  index: number,
  timeline: Timeline,
  draw: Draw,
): { at: Moment; channel: Channel }[] => {
  const usual = perYear / officeDays;
  const weekday = weekdayOf(timeline.day(index));
  const working = timeline.isWorking(index);
  const counterShare = working ? (weekdays[weekday - 1] ?? 1) : weekday === 6 ? counterOnSaturday : 0;
  const onlineShare = working ? onlineOnWorkingDay : onlineOnDayOff;
  const counter = Array.from({ length: countOf(usual * (1 - online) * counterShare, draw) }, () => ({
    at: momentAt(index, working ? atCounter(draw) : draw.around(8.8 * hour, 7.1 * hour, 11 * hour)),
    channel: draw.chance(0.025) ? ('postal' as const) : ('counter' as const),
  }));
  const fromHome = Array.from({ length: countOf(usual * online * onlineShare, draw) }, () => ({
    at: momentAt(index, working ? atHome(draw) : onDayOff(draw)),
    channel: 'online' as const,
  }));
  return [...counter, ...fromHome].toSorted((a, b) => a.at - b.at);
};
