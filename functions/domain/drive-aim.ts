import { type Drive, type Phase, phaseOn, targetIn } from './drive.ts';
import { groupPoints, groups, roundPoints } from './index766.ts';
import type { Day } from './time.ts';

/** The points of a unit that has reached all targets of the day's phase, where each group has one. */
export const aimsOf = (drive: Drive) => {
  const known = new Map<string, number | undefined>();
  const targetsOf = Map.groupBy(drive.targets, ({ unit }) => unit);
  const aimIn = (unit: string, phase: Phase) => {
    const own = { phases: drive.phases, targets: targetsOf.get(unit) ?? [] };
    const parts = groups.flatMap((indicator) => {
      const percent = targetIn(own, { unit, indicator }, phase);
      return percent === undefined ? [] : [(percent * groupPoints[indicator]) / 100];
    });
    return parts.length === groups.length ? roundPoints(parts.reduce((all, part) => all + part, 0)) : undefined;
  };
  return (unit: string, day: Day): number | undefined => {
    const { phase } = phaseOn(drive, day);
    const key = `${unit} ${phase.name}`;
    if (!known.has(key)) known.set(key, aimIn(unit, phase));
    return known.get(key);
  };
};
