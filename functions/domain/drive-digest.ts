import { frozenUnit, indicatorFigures } from './account.ts';
import { digestKey } from './digest.ts';
import { type DriveDigest, steering } from './digest-facts.ts';
import type { Period } from './digest-period.ts';
import { type Drive, phaseOn } from './drive.ts';
import { aimsOf } from './drive-aim.ts';
import { type Gap, gapsOf } from './drive-gaps.ts';
import { type Difficulty, isOverdue, openDifficulties, openTasks, type Task } from './drive-work.ts';
import type { FrozenFigures } from './frozen.ts';
import { roundPoints } from './index766.ts';
import type { NoticeDraft } from './notice.ts';
import { shortened } from './sound-text.ts';
import { at, type Day, dayOf, epochOf, type Instant, plusDays } from './time.ts';

const mostListed = 10;
/** Letters of a task or difficulty; who wants it whole opens the console. */
const mostLetters = 160;
/** Of the chart. */
export const trendDays = 100;

/** All that the digests of one drive and period are made of. */
export type DigestSource = {
  drive: Drive;
  period: Period;
  today: Day;
  /** Frozen figures by day, all units each: up to the end of the period, the day before it, and the chart's days. */
  frozen: ReadonlyMap<Day, readonly FrozenFigures[]>;
  /** Running dossiers due within a week. */
  dueSoon: ReadonlyMap<string, number>;
  tasks: readonly Task[];
  difficulties: readonly Difficulty[];
  nameOf: (unit: string) => string;
};

type Frozen = ReadonlyMap<string, FrozenFigures>;
const byUnit = (figures: readonly FrozenFigures[] = []): Frozen => new Map(figures.map((one) => [one.unit, one]));

/** The last day of the period with figures. */
export const asOf = ({ frozen, period }: Pick<DigestSource, 'frozen' | 'period'>): Day | undefined =>
  [...frozen.keys()]
    .filter((day) => day >= period.from && day <= period.to && (frozen.get(day) ?? []).length > 0)
    .toSorted()
    .at(-1);

const minus = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : roundPoints(a - b);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length > 0 ? roundPoints(sum(numbers) / numbers.length) : undefined;

const short = (text: string): string => shortened(text, mostLetters);

/** What counted between two ends of days; a new year counts from nothing. */
const during = (now: Frozen, before: Frozen, isNewYear: boolean, units: readonly string[], count: string): number =>
  sum(
    units.map((unit) => {
      const former = isNewYear ? 0 : (before.get(unit)?.sums[count] ?? 0);
      return Math.max(0, (now.get(unit)?.sums[count] ?? 0) - former);
    }),
  );

type Scene = {
  now: Frozen;
  before: Frozen;
  on: Day;
  /** The frozen days of the chart. */
  days: readonly Day[];
  gaps: readonly Gap[];
  gapsBefore: readonly Gap[];
  aimOf: (unit: string, day: Day) => number | undefined;
};

const sceneOf = (source: DigestSource, on: Day): Scene => {
  const { drive, frozen, period } = source;
  const figuresOn = (day: Day) => indicatorFigures(drive, (frozen.get(day) ?? []).map(frozenUnit));
  const dayBefore = plusDays(period.from, -1);
  return {
    ...{ on, now: byUnit(frozen.get(on)), before: byUnit(frozen.get(dayBefore)) },
    days: [...frozen.keys()]
      .filter((day) => day >= drive.from && day <= on && day > plusDays(on, -trendDays))
      .toSorted(),
    gaps: gapsOf(drive, figuresOn(on), on).rows,
    gapsBefore: gapsOf(drive, figuresOn(dayBefore), on).rows,
    aimOf: aimsOf(drive),
  };
};

/** What every digest says, of one unit or of all of them. */
const frame = (source: DigestSource, { now, before, on }: Scene, units: readonly string[]) => {
  const { drive, period, today, dueSoon, tasks, difficulties, nameOf } = source;
  const { phase } = phaseOn(drive, on);
  const stock = (count: string) => sum(units.map((unit) => now.get(unit)?.stocks[count] ?? 0));
  const flow = (count: string) =>
    during(now, before, on.slice(0, 4) !== plusDays(period.from, -1).slice(0, 4), units, count);
  const isOne = units.length === 1;
  const open = openTasks(tasks.filter(({ unit }) => units.includes(unit)));
  const hindering = openDifficulties(difficulties.filter(({ unit }) => units.includes(unit)));
  const daysLeft = Math.round((epochOf(at(phase.to, '00:00')) - epochOf(at(today, '00:00'))) / 86_400_000) + 1;
  return {
    ...{ drive: drive.name, period: period.period, from: period.from, to: period.to, asOf: on },
    ...{ phase: phase.name, daysLeft: Math.max(0, daysLeft) },
    ranked: [...now.values()].filter(({ rank }) => rank !== undefined).length,
    ...{ running: stock('running'), overdue: stock('overdue') },
    dueSoon: sum(units.map((unit) => dueSoon.get(unit) ?? 0)),
    ...{ online: flow('online'), disguised: flow('disguised') },
    tasks: open.slice(0, mostListed).map((task) => ({
      ...{ what: short(task.what), holder: task.holder.name, due: task.due, late: isOverdue(task, today) },
      unit: isOne ? undefined : nameOf(task.unit),
    })),
    difficulties: hindering.slice(0, mostListed).map((one) => ({
      ...{ what: short(one.what), since: dayOf(one.loggedAt), unit: isOne ? undefined : nameOf(one.unit) },
    })),
    ...{ openTasks: open.length, openDifficulties: hindering.length },
  };
};

const nameIn = ({ indicators }: Drive, id: string): string => indicators.find((one) => one.id === id)?.name ?? id;

/** The digest of a unit that takes part, by its figures of the day `on`. */
const ofUnit = (source: DigestSource, scene: Scene, unit: string): DriveDigest => {
  const { drive, frozen, nameOf } = source;
  const { now, before, gaps, gapsBefore, days, aimOf } = scene;
  const [is, was] = [now.get(unit), before.get(unit)];
  const former = new Map(gapsBefore.filter((gap) => gap.unit === unit).map((gap) => [gap.indicator, gap.percent]));
  const climbed = is?.rank !== undefined && was?.rank !== undefined ? was.rank - is.rank : undefined;
  return {
    ...frame(source, scene, [unit]),
    unit: nameOf(unit),
    standing:
      is?.total === undefined
        ? undefined
        : { total: is.total, gained: minus(is.total, was?.total), rank: is.rank, climbed },
    gaps: gaps
      .filter((gap) => gap.unit === unit)
      .map(({ indicator, target, percent, gap }) => ({
        ...{ indicator: nameIn(drive, indicator), target, percent, gap },
        gained: minus(percent, former.get(indicator)),
      })),
    ...{ reached: [], last: [] },
    trend: days.map((day) => ({
      ...{ day, total: (frozen.get(day) ?? []).find((one) => one.unit === unit)?.total, aim: aimOf(unit, day) },
    })),
  };
};

/** The digest of the steering group: all units of the drive together, and those that need it most. */
const ofAll = (source: DigestSource, scene: Scene): DriveDigest => {
  const { drive, frozen, nameOf } = source;
  const { now, before, gaps, days, aimOf } = scene;
  const totalsOf = (figures: Iterable<FrozenFigures>) =>
    [...figures].flatMap(({ unit, total }) => (total !== undefined && drive.units.includes(unit) ? [total] : []));
  const total = mean(totalsOf(now.values()));
  const missedBy = (unit: string) => gaps.filter((gap) => gap.unit === unit && (gap.gap ?? 0) > 0).length;
  const standing = drive.units
    .flatMap((unit) => now.get(unit) ?? [])
    .flatMap(({ unit, total: of, rank }) => (of === undefined || rank === undefined ? [] : [{ unit, total: of, rank }]))
    .toSorted((a, b) => b.rank - a.rank);
  return {
    ...frame(source, scene, drive.units),
    standing: total === undefined ? undefined : { total, gained: minus(total, mean(totalsOf(before.values()))) },
    gaps: [],
    reached: drive.indicators.flatMap(({ id, name }) => {
      const known = gaps.filter((gap) => gap.indicator === id && gap.gap !== undefined);
      const reached = known.filter(({ gap = 1 }) => gap <= 0).length;
      return known.length > 0 ? [{ indicator: name, reached, of: known.length }] : [];
    }),
    last: standing.slice(0, mostListed).map(({ unit, total: of, rank }) => {
      const was = before.get(unit)?.rank;
      const climbed = was === undefined ? undefined : was - rank;
      return { name: nameOf(unit), rank, total: of, climbed, missed: missedBy(unit) };
    }),
    trend: days.map((day) => ({
      day,
      total: mean(totalsOf(frozen.get(day) ?? [])),
      aim: mean(drive.units.flatMap((unit) => aimOf(unit, day) ?? [])),
    })),
  };
};

const noticeOf = (unit: string, { drive, period }: DigestSource, digest: DriveDigest, now: Instant): NoticeDraft => {
  const occurrence = `${drive.id}.${period.key}`;
  return {
    ...{ kind: 'drive-digest', dossier: digestKey(unit), id: `drive-digest#${occurrence}#email`, occurrence },
    ...{ channel: 'email', audience: 'staff', unit, decidingUnit: unit, language: 'vi', facts: { digest } },
    ...{ state: 'queued', decidedAt: now, stateAt: now, attempts: 0 },
  };
};

/**
 * The digests of a drive and period: one for each unit that takes part and one for the steering group. The id says
 * drive and period, so writing them again makes no second mail. None where no day has been frozen.
 */
export const driveDigests = (source: DigestSource, now: Instant): NoticeDraft[] => {
  const on = asOf(source);
  if (on === undefined) return [];
  const scene = sceneOf(source, on);
  return [
    ...source.drive.units.map((unit) => noticeOf(unit, source, ofUnit(source, scene, unit), now)),
    noticeOf(steering, source, ofAll(source, scene), now),
  ];
};
