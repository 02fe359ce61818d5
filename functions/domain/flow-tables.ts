import type { Sums } from './tally-metrics.ts';
import { percentOf } from './tally-metrics.ts';
import type { Day } from './time.ts';
import { type UnitLevel, type UnitTerm, unitOn } from './unit-history.ts';

/** The counts of units on a day. */
export type DayOfUnits = { day: Day; units: readonly { unit: string; counts: Sums }[] };

const share = (part: number, whole: number): number | undefined => percentOf({ numerator: part, denominator: whole });

/** Counts of a period, or `only` some of them, by any key of a unit and its day; where the key is undefined they are left out. */
export const sumBy = (
  days: readonly DayOfUnits[],
  keyOf: (unit: string, day: Day) => string | undefined,
  only?: readonly string[],
): Map<string, Record<string, number>> => {
  const sums = new Map<string, Record<string, number>>();
  for (const { day, units } of days)
    for (const { unit, counts } of units) {
      const key = keyOf(unit, day);
      if (key === undefined) continue;
      const sum = sums.get(key) ?? {};
      for (const count of only ?? Object.keys(counts)) sum[count] = (sum[count] ?? 0) + (counts[count] ?? 0);
      sums.set(key, sum);
    }
  return sums;
};

export const sumByUnit = (days: readonly DayOfUnits[], only?: readonly string[]) => sumBy(days, (unit) => unit, only);

/** How dates were kept by what was finished in a period; shares in percent of all finished. */
export type Punctuality = {
  key: string;
  early: number;
  onTime: number;
  late: number;
  finished: number;
  earlyPercent?: number;
  /** Early and on time together, as the country counts it. */
  keptPercent?: number;
};

const punctualityOf = (key: string, { early = 0, onTime = 0, late = 0 }: Sums): Punctuality => {
  const finished = early + onTime + late;
  return {
    ...{ key, early, onTime, late, finished },
    earlyPercent: share(early, finished),
    keptPercent: share(early + onTime, finished),
  };
};

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

const finishedOnly = (rows: readonly Punctuality[]): Punctuality[] =>
  rows.filter(({ finished }) => finished > 0).toSorted(byKey);

export const punctualityByUnit = (days: readonly DayOfUnits[]): Punctuality[] =>
  finishedOnly([...sumByUnit(days)].map(([unit, sums]) => punctualityOf(unit, sums)));

/** By the level that a unit had on the day; `unknown` where the register does not have it. */
export const punctualityByLevel = (days: readonly DayOfUnits[], terms: readonly UnitTerm[]): Punctuality[] => {
  const byCode = Map.groupBy(terms, ({ code }) => code);
  const levelOf = (unit: string, day: Day): UnitLevel | 'unknown' =>
    unitOn(byCode.get(unit) ?? [], unit, day)?.level ?? 'unknown';
  return finishedOnly([...sumBy(days, levelOf)].map(([level, sums]) => punctualityOf(level, sums)));
};

/** By the field of the procedure, as `late@1.002809` is counted; '' where the procedure or its field is not entered. */
export const punctualityByField = (
  days: readonly DayOfUnits[],
  fieldOf: (procedure: string) => string | undefined,
): Punctuality[] => {
  const fields = new Map<string, Record<string, number>>();
  for (const [count, by] of Object.entries(sumBy(days, () => '').get('') ?? {})) {
    const cut = count.indexOf('@');
    if (cut < 0) continue;
    const field = fieldOf(count.slice(cut + 1)) ?? '';
    const sum = fields.get(field) ?? {};
    sum[count.slice(0, cut)] = (sum[count.slice(0, cut)] ?? 0) + by;
    fields.set(field, sum);
  }
  return finishedOnly([...fields].map(([field, sums]) => punctualityOf(field, sums)));
};

/**
 * Systems of the province itself; the others are ministries'. What officers must enter in both "song song trên 02 hệ
 * thống" counts for the one that reported it last.
 */
const ownSources: readonly string[] = ['igate', 'staff'];

export type Shares = {
  unit: string;
  received: number;
  /** Through the province's own system. */
  own: number;
  ownPercent?: number;
  sources: { source: string; received: number; percent?: number }[];
};

const prefix = 'source:';

export const sharesOf = (days: readonly DayOfUnits[]): Shares[] =>
  [...sumByUnit(days)]
    .flatMap(([unit, sums]): Shares[] => {
      const { received = 0 } = sums;
      const sources = Object.entries(sums)
        .filter(([count, by]) => count.startsWith(prefix) && by > 0)
        .map(([count, by]) => ({ source: count.slice(prefix.length), received: by, percent: share(by, received) }))
        .toSorted((a, b) => b.received - a.received || (a.source < b.source ? -1 : 1));
      const own = sources.reduce((sum, of) => (ownSources.includes(of.source) ? sum + of.received : sum), 0);
      return received > 0 ? [{ unit, received, own, ownPercent: share(own, received), sources }] : [];
    })
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));

/** Online dossiers beside those among them that staff typed in from paper; what remains is what citizens did themselves. */
export type Disguised = {
  unit: string;
  received: number;
  online: number;
  onlinePercent?: number;
  disguised: number;
  /** Of the online ones. */
  disguisedPercent?: number;
  /** Online without those in disguise, of all received. */
  trulyOnlinePercent?: number;
};

/** The most paper first. */
export const disguisedOf = (days: readonly DayOfUnits[]): Disguised[] =>
  [...sumByUnit(days)]
    .flatMap(([unit, { received = 0, online = 0, disguised = 0 }]): Disguised[] =>
      received > 0
        ? [
            {
              ...{ unit, received, online, disguised },
              onlinePercent: share(online, received),
              disguisedPercent: share(disguised, online),
              trulyOnlinePercent: share(online - disguised, received),
            },
          ]
        : [],
    )
    .toSorted((a, b) => b.disguised - a.disguised || (a.unit < b.unit ? -1 : 1));

/** Ways to the counter that citizens did not have to go. */
export type Trips = { unit: string; received: number; tripsSaved: number };

export const tripsOf = (days: readonly DayOfUnits[]): Trips[] =>
  [...sumByUnit(days)]
    .flatMap(([unit, { received = 0, tripsSaved = 0 }]) =>
      received > 0 || tripsSaved > 0 ? [{ unit, received, tripsSaved }] : [],
    )
    .toSorted((a, b) => b.tripsSaved - a.tripsSaved || (a.unit < b.unit ? -1 : 1));

/** What citizens answered when they were asked whether they were satisfied, by the days of their answers. */
export type Satisfaction = { unit: string; answered: number; satisfied: number; satisfiedPercent?: number };

/** The least satisfied first, for there is something to learn. */
export const satisfactionOf = (days: readonly DayOfUnits[]): Satisfaction[] =>
  [...sumByUnit(days, ['answered', 'satisfied'])]
    .flatMap(([unit, { answered = 0, satisfied = 0 }]): Satisfaction[] =>
      answered > 0 ? [{ unit, answered, satisfied, satisfiedPercent: share(satisfied, answered) }] : [],
    )
    .toSorted(
      (a, b) =>
        (a.satisfiedPercent ?? 0) - (b.satisfiedPercent ?? 0) || b.answered - a.answered || (a.unit < b.unit ? -1 : 1),
    );
