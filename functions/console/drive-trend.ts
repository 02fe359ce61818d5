import { type Account, indicatorFigures } from '../domain/account.ts';
import { lateDays } from '../domain/closing.ts';
import { type Drive, type Phase, phaseOn, targetIn } from '../domain/drive.ts';
import { aimsOf } from '../domain/drive-aim.ts';
import { roundPoints } from '../domain/index766.ts';
import { type Day, plusDays } from '../domain/time.ts';
import type { Standings } from '../lib/standings.ts';

/** A drive of 100 days and the month after it. */
const mostTrendDays = 131;

const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length > 0 ? roundPoints(numbers.reduce((all, one) => all + one, 0) / numbers.length) : undefined;

/** Remembers what was worked out of a phase, for a drive has two and a line a hundred points. */
const once = <T>(work: (phase: Phase) => T) => {
  const known = new Map<string, T>();
  return (phase: Phase): T => {
    const value = known.get(phase.name) ?? work(phase);
    known.set(phase.name, value);
    return value;
  };
};

const later = (a: Day, b: Day): Day => (a > b ? a : b);

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** Where a line goes through: in percent, points of 100, and what they would be at the targets. */
export type TrendPoint = {
  day: Day;
  total: number | undefined;
  aim: number | undefined;
  indicators: { indicator: string; percent: number | undefined; target: number | undefined }[];
};

/**
 * The drive's days so far: of one unit every day that is known; without a unit the mean of all that take part, week by
 * week. A target is the one of the day.
 */
export const makeTrend =
  ({ unitDays, weeks }: Pick<Standings, 'unitDays' | 'weeks'>) =>
  async (drive: Drive, account: Account, { unit, day }: { unit: string | undefined; day: Day }) => {
    const to = earlier(plusDays(drive.to, lateDays), day);
    const from = later(drive.from, plusDays(to, -mostTrendDays));
    const units = unit ? [unit] : drive.units;
    const known = unit
      ? (await unitDays(account, unit, from, to)).map(({ day: of, of: one }) => ({ day: of, units: [one] }))
      : await weeks(account, from, to);
    const aimOf = aimsOf(drive);
    const taking = new Set(units);
    const targetsOf = Map.groupBy(drive.targets, (target) => target.unit);
    const targetOf = (one: string, indicator: string, phase: Phase) =>
      targetIn({ phases: drive.phases, targets: targetsOf.get(one) ?? [] }, { unit: one, indicator }, phase);
    const meanTarget = once(
      (phase: Phase) =>
        new Map(
          drive.indicators.map(({ id: indicator }) => [
            indicator,
            mean(units.flatMap((one) => targetOf(one, indicator, phase) ?? [])),
          ]),
        ),
    );
    const days = known.map(({ day: of, units: all }): TrendPoint => {
      const stood = all.filter((one) => taking.has(one.unit));
      const figures = Map.groupBy(indicatorFigures(drive, stood), ({ indicator }) => indicator);
      const { phase } = phaseOn(drive, of);
      return {
        ...{ day: of, total: mean(stood.flatMap(({ total }) => total ?? [])) },
        aim: mean(units.flatMap((one) => aimOf(one, of) ?? [])),
        indicators: drive.indicators.map(({ id: indicator }) => ({
          indicator,
          percent: mean((figures.get(indicator) ?? []).map(({ percent }) => percent)),
          target: meanTarget(phase).get(indicator),
        })),
      };
    });
    return { drive, account, from, to, days };
  };
