import { type Drive, type Figure, type PhaseOn, phaseOn, targetIn } from './drive.ts';
import { roundPoints } from './index766.ts';
import type { Day } from './time.ts';

/** How far a unit is from a target, in percentage points to two places. */
export type Gap = {
  unit: string;
  indicator: string;
  target: number;
  /** Where it stands; absent where no figure is known, which is not the same as 0. */
  percent?: number;
  /** What is still missing; 0 or less where the target is reached. */
  gap?: number;
  baseline?: number;
  /** Since the baseline; less than 0 where it fell. */
  gained?: number;
};

export type GapTable = PhaseOn & { rows: Gap[] };

const difference = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : roundPoints(a - b);

const lookUp = (figures: readonly Figure[]) => {
  const known = new Map(figures.map(({ unit, indicator, percent }) => [`${unit} ${indicator}`, percent]));
  return (unit: string, indicator: string): number | undefined => known.get(`${unit} ${indicator}`);
};

/**
 * The gap of every unit to each of its targets on a day, in the drive's order of units and indicators. `figures` are
 * where the units stand on that day. Before the drive it is the way to the first phase, after it what has to be kept.
 */
export const gapsOf = (drive: Drive, figures: readonly Figure[], day: Day): GapTable => {
  const on = phaseOn(drive, day);
  const [percentOf, baselineOf] = [lookUp(figures), lookUp(drive.baseline)];
  // A drive of 149 units has thousands of targets: each unit looks among its own.
  const targetsOf = Map.groupBy(drive.targets, ({ unit }) => unit);
  const rows = drive.units.flatMap((unit) => {
    const own = { phases: drive.phases, targets: targetsOf.get(unit) ?? [] };
    return drive.indicators.flatMap(({ id: indicator }): Gap[] => {
      const target = targetIn(own, { unit, indicator }, on.phase);
      if (target === undefined) return [];
      const [percent, baseline] = [percentOf(unit, indicator), baselineOf(unit, indicator)];
      const gap = difference(target, percent);
      return [{ unit, indicator, target, percent, gap, baseline, gained: difference(percent, baseline) }];
    });
  });
  return { ...on, rows };
};
