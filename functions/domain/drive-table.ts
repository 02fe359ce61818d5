import type { Account } from './account.ts';
import type { Drive, Figure, PhaseOn } from './drive.ts';
import { type Gap, gapsOf } from './drive-gaps.ts';
import { type Outlook, outlookOf, type Reading } from './drive-pace.ts';
import { roundPoints } from './index766.ts';
import type { Day } from './time.ts';

/** A unit's way to a target by one account: where it stands, what is missing, what it gained since last year. */
export type Way = Pick<Gap, 'percent' | 'gap' | 'gained'>;

/** A unit and one of its targets, by both accounts; `difference` is ours less the portal's. */
export type DriveRow = Pick<Gap, 'unit' | 'indicator' | 'target' | 'baseline'> &
  Record<Account, Way> & { difference?: number };

export type DriveTable = PhaseOn & { rows: DriveRow[] };

const wayOf = ({ percent, gap, gained }: Partial<Gap>): Way => ({ percent, gap, gained });

/** The gap of every unit to each of its targets on a day, by what we compute and by what the portal published. */
export const driveTable = (drive: Drive, figures: Record<Account, readonly Figure[]>, day: Day): DriveTable => {
  const computed = gapsOf(drive, figures.computed, day);
  // Both follow the drive's order and have the same rows, for rows are targets.
  const published = gapsOf(drive, figures.published, day).rows;
  const rows = computed.rows.map((ours, place) => {
    const { unit, indicator, target, baseline } = ours;
    const theirs: Partial<Gap> = published[place] ?? {};
    const isKnown = ours.percent !== undefined && theirs.percent !== undefined;
    return {
      ...{ unit, indicator, target, baseline },
      ...{ computed: wayOf(ours), published: wayOf(theirs) },
      difference: isKnown ? roundPoints((ours.percent ?? 0) - (theirs.percent ?? 0)) : undefined,
    };
  });
  return { ...computed, rows };
};

/** A unit and one of its targets, with where the present pace leads. */
export type PaceRow = Pick<Gap, 'unit' | 'indicator' | 'target'> & { percent?: number; by: Day; outlook: Outlook };

/**
 * Where the present pace leads every unit in each of its targets by the end of the phase; before the drive and between
 * phases by the end of the next. `readings` are by `UNIT INDICATOR`.
 */
export const paceTable = (
  drive: Drive,
  readings: ReadonlyMap<string, readonly Reading[]>,
  day: Day,
  overDays?: number,
): PaceRow[] => {
  const { when, next } = gapsOf(drive, [], day);
  // Of a phase that is to come, the way there is asked for; what its targets are is known already.
  const { phase, rows } = gapsOf(drive, [], when === 'between' && next ? next.from : day);
  return rows.map(({ unit, indicator, target }) => {
    const of = readings.get(`${unit} ${indicator}`) ?? [];
    const outlook = outlookOf(of, { target, by: phase.to }, day, overDays);
    const percent = of.toSorted((a, b) => (a.day < b.day ? -1 : 1)).findLast((one) => one.day <= day)?.percent;
    return { unit, indicator, target, percent, by: phase.to, outlook };
  });
};

/** Before, during and after a drive: a unit's indicator in percent, and what changed in percentage points. */
export type BeforeAfter = Pick<Gap, 'unit' | 'indicator' | 'baseline'> & {
  /** As it stood before the first day; on the last day or so far; and since then, "duy trì thời gian tiếp theo". */
  before?: number;
  end?: number;
  after?: number;
  /** From before to end; where nothing was known before, from the year before. */
  gained?: number;
  /** From the end until now; less than 0 where it was not kept. */
  kept?: number;
};

const minus = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : roundPoints(a - b);

/** The drive's units and indicators at the three times; those of which nothing at all is known are left out. */
export const beforeAndAfter = (
  { units, indicators, baseline }: Pick<Drive, 'units' | 'indicators' | 'baseline'>,
  figures: Record<'before' | 'end' | 'after', readonly Figure[]>,
): BeforeAfter[] => {
  const lookUp = (list: readonly Figure[]) => {
    const known = new Map(list.map(({ unit, indicator, percent }) => [`${unit} ${indicator}`, percent]));
    return (key: string) => known.get(key);
  };
  const of = {
    baseline: lookUp(baseline),
    ...{ before: lookUp(figures.before), end: lookUp(figures.end), after: lookUp(figures.after) },
  };
  return units.flatMap((unit) =>
    indicators.flatMap(({ id: indicator }): BeforeAfter[] => {
      const key = `${unit} ${indicator}`;
      const [lastYear, before, end, after] = [of.baseline(key), of.before(key), of.end(key), of.after(key)];
      if ([lastYear, before, end, after].every((percent) => percent === undefined)) return [];
      const gained = minus(end, before ?? lastYear);
      return [{ unit, indicator, baseline: lastYear, before, end, after, gained, kept: minus(after, end) }];
    }),
  );
};
