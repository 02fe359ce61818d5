import { computedFigures, type PublishedUnit, rankedUnits } from './account.ts';
import type { FrozenFigures } from './frozen.ts';
import type { Sums } from './tally-metrics.ts';
import { type Day, dayOf, type Instant, plusDays, timeOfDay } from './time.ts';

/**
 * So many days back a late change still corrects; what is older stays as it was reported. What the portal published is
 * taken for as long, until it publishes anew.
 */
export const lateDays = 31;

/** The first day of the counting year that a day belongs to. */
export const countedFrom = (day: Day): Day => `${day.slice(0, 4)}-01-01`;

/** Days are frozen from a month before a drive until a year after it, so that before and after can be compared. */
export const isToBeFrozen = ({ from, to }: { from: Day; to: Day }, today: Day): boolean =>
  plusDays(from, -lateDays) <= today && today <= plusDays(to, 365);

/** When a day's counts are taken for what they will be. What comes later that day is late, and corrects it. */
const closesAt = '23:30';

/** The last day that is over for the counts. */
export const lastClosed = (now: Instant): Day => (timeOfDay(now) >= closesAt ? dayOf(now) : plusDays(dayOf(now), -1));

/** Of `lateDays` up to `last`, those to be looked at: what was frozen, and every night that was missed since. */
export const daysToClose = (last: Day, isFrozen: (day: Day) => boolean): Day[] => {
  const days = Array.from({ length: lateDays + 1 }, (_, back) => plusDays(last, back - lateDays));
  const first = days.findIndex(isFrozen);
  return first < 0 ? [last] : days.slice(first);
};

const plus = (sums: Sums, counts: Sums): Sums => {
  const next: Record<string, number> = { ...sums };
  for (const [count, by] of Object.entries(counts)) next[count] = (next[count] ?? 0) + by;
  return next;
};

export type SumsByUnit = ReadonlyMap<string, Sums>;

/** The sums of each unit from the counting year's first day up to each day; `days` in their order, from its first one on. */
export const sumsByDay = (
  days: readonly { day: Day; units: readonly { unit: string; counts: Sums }[] }[],
): ReadonlyMap<Day, SumsByUnit> => {
  const known = new Map<Day, SumsByUnit>();
  let sums: SumsByUnit = new Map();
  for (const { day, units } of days) {
    const next = new Map(day === countedFrom(day) ? [] : sums);
    for (const { unit, counts } of units) next.set(unit, plus(next.get(unit) ?? {}, counts));
    sums = next;
    known.set(day, sums);
  }
  return known;
};

/**
 * A closed day's sums when more is known of it. What happened on a day is what is known now: a receipt or a result that
 * was heard of late is put right. But counts of what was received that day also say how it stands by now, and go on
 * changing though nobody was wrong: a dossier that misses its date today was in time then. So those keep what they said
 * at the day's end: as many had missed their date, as many had a fee and had paid it.
 */
export const afterLateNews = (frozen: Sums, known: Sums): Sums => {
  const missed = (frozen.received ?? 0) - (frozen.inTime ?? 0);
  const { withFee = 0, paidOnline = 0 } = frozen;
  return { ...known, inTime: Math.max(0, (known.received ?? 0) - missed), withFee, paidOnline };
};

/** Of what was imported, the days with the newest table and the newest metrics as they were known on a day. */
export const newestPublished = (
  imported: readonly { day: Day; imports: readonly { kind: 'table' | 'metrics' }[] }[],
  on: Day,
): { table?: Day; metrics?: Day } => {
  const newest = (kind: 'table' | 'metrics') =>
    imported
      .filter(
        ({ day, imports }) => day <= on && day >= plusDays(on, -lateDays) && imports.some((one) => one.kind === kind),
      )
      .map(({ day }) => day)
      .toSorted()
      .at(-1);
  return { table: newest('table'), metrics: newest('metrics') };
};

/** The newest table with the newest metrics, though they may be of two days. */
export const publishedTogether = (
  tables: readonly PublishedUnit[],
  metrics: readonly PublishedUnit[],
): PublishedUnit[] => {
  const figures = new Map(metrics.map((one) => [one.unit, one.figures]));
  const names = new Map(tables.map((one) => [one.unit, one.table]));
  return [...new Set([...names.keys(), ...figures.keys()])].map((unit) => ({
    ...{ unit, table: names.get(unit), figures: figures.get(unit) },
  }));
};

export type ToClose = {
  /** Sums of the counting year up to the day's end, as known now. */
  known: SumsByUnit;
  /** Where the day is closed at its end; the stocks of a missed night nobody knows. */
  stocks?: SumsByUnit;
  /** What the portal had published last. */
  published: readonly PublishedUnit[];
  /** What was frozen of the day before. */
  frozen: readonly FrozenFigures[];
  nameOf: (unit: string) => string;
};

const stated = (counts: Sums): [string, number][] =>
  Object.entries(counts)
    .filter(([, number]) => number !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Two figures that say the same have the same; when they were corrected is not what they say. */
const saidBy = ({ sums, stocks, scores, borrowed, total, rank }: FrozenFigures): string =>
  JSON.stringify([stated(sums), stated(stocks), Object.entries(scores).toSorted(), borrowed, total, rank]);

/**
 * The figures of a day that have to be written: all when it is closed for the first time; later those alone that a late
 * change, of the unit or of one that it is ranked among, has corrected.
 */
export const closeDay = ({ known, stocks, published, frozen, nameOf }: ToClose, now: Instant): FrozenFigures[] => {
  const former = new Map(frozen.map((one) => [one.unit, one]));
  const portal = new Map(published.map((one) => [one.unit, one]));
  const units = new Set([...known.keys(), ...(stocks?.keys() ?? []), ...portal.keys(), ...former.keys()]);
  const figures = [...units].map((unit) => {
    const [was, is] = [former.get(unit), known.get(unit) ?? {}];
    const sums = was ? afterLateNews(was.sums, is) : is;
    return { sums, ...computedFigures(unit, sums, portal.get(unit)) };
  });
  const name = (unit: string) => former.get(unit)?.name ?? nameOf(unit);
  const ranks = new Map(rankedUnits(figures, name).map(({ unit, rank }) => [unit, rank]));
  return figures.flatMap(({ unit, sums, scores, borrowed, total }): FrozenFigures[] => {
    const was = former.get(unit);
    const is: FrozenFigures = {
      ...{ unit, name: name(unit), sums, scores, borrowed: [...borrowed], total, rank: ranks.get(unit) },
      stocks: was?.stocks ?? stocks?.get(unit) ?? {},
    };
    if (was && saidBy(was) === saidBy(is)) return [];
    const isNew = !was && (stocks !== undefined || frozen.length === 0);
    return [isNew ? is : { ...is, correctedAt: now }];
  });
};
