import type { Increment } from '../domain/campaign.ts';
import type { CountedKey } from '../domain/counted.ts';
import type { UnitCounts } from '../ports.ts';

/**
 * The items of the campaign table that hold counts, one number attribute for each:
 * - flows: `day#2026-10-21` / unit, so that a day's league is one query and a unit's days are known keys;
 * - stocks: `now` / page, each page with several units, for a write unit pays for a whole kB and a unit's stocks fill
 *   a thirtieth of it. Half of the changes touch both; with an item for each unit's stocks they would cost a third more.
 *
 * `rev` counts the writes of an item: a rebuild sees by it that nobody wrote meanwhile.
 */
export type ItemKey = { pk: string; sk: string };
export type Addition = { key: ItemKey; counts: Record<string, number> };

export const dayKey = (day: string, unit: string): ItemKey => ({ pk: `day#${day}`, sk: unit });
export const nowKey = 'now';
const pages = 6;

const pageOf = (unit: string): string => {
  let hash = 0;
  for (const sign of unit) hash = (hash * 31 + sign.charCodeAt(0)) % 65_521;
  return String(hash % pages);
};

/** Short names: they are a good part of a page. */
const stocks = [
  ['running', 'r'],
  ['overdue', 'o'],
  ['paused', 'p'],
] as const;
const shortNames = new Map<string, string>(stocks);
const longNames = new Map<string, string>(stocks.map(([long, short]) => [short, long]));

/** Where an increment is added. */
const additionOf = ({ unit, day, counts }: Increment): Addition => {
  if (day !== 'now') return { key: dayKey(day, unit), counts };
  const named = Object.entries(counts).map(([stock, by]) => [`${unit}#${shortNames.get(stock) ?? stock}`, by]);
  return { key: { pk: nowKey, sk: pageOf(unit) }, counts: Object.fromEntries(named) };
};

export const nameOf = ({ pk, sk }: ItemKey): string => `${pk} ${sk}`;

/** One addition for each item, without zeros: where all cancels out the item is still written to, for its `rev`. */
export const additionsOf = (increments: readonly Increment[]): Addition[] => {
  const sums = new Map<string, Addition>();
  for (const { key, counts } of increments.map(additionOf)) {
    const sum = sums.get(nameOf(key)) ?? { key, counts: {} };
    for (const [count, by] of Object.entries(counts)) sum.counts[count] = (sum.counts[count] ?? 0) + by;
    sums.set(nameOf(key), sum);
  }
  return [...sums.values()].map(({ key, counts }) => ({ key, counts: withoutZeros(counts) }));
};

const withoutZeros = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, by]) => by !== 0));

/** The counts of an item as it is stored. */
export const countsIn = (item: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      name !== 'rev' && typeof value === 'number' && value !== 0 ? [[name, value]] : [],
    ),
  );

/** The stocks of a page by unit. */
export const stocksIn = (item: Record<string, unknown>): UnitCounts[] => {
  const units = new Map<string, Record<string, number>>();
  for (const [name, value] of Object.entries(countsIn(item))) {
    const cut = name.lastIndexOf('#');
    const [unit, stock] = [name.slice(0, cut), longNames.get(name.slice(cut + 1)) ?? name.slice(cut + 1)];
    units.set(unit, { ...units.get(unit), [stock]: value });
  }
  return [...units].map(([unit, counts]) => ({ unit, counts }));
};

const ofDossier = 'dossier#';

export const countedItemKey = ({ dossier, what }: CountedKey): ItemKey => ({ pk: `${ofDossier}${dossier}`, sk: what });

/** Undefined for an item that is no contribution. */
export const countedKeyOf = ({ pk, sk }: ItemKey): CountedKey | undefined =>
  pk.startsWith(ofDossier) ? { dossier: pk.slice(ofDossier.length), what: sk } : undefined;
