import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leagueTable, type Ranked, rankUnits, type Standing } from '../../functions/domain/league.ts';
import { type PublishedDay, publishedDays, unitRecords } from '../gialai.ts';

const published = (day: PublishedDay): Ranked[] =>
  unitRecords(day).map(({ code = '', name = '', total, tdgq, rank }) => ({
    unit: code,
    name,
    total: Number(total),
    scores: { TDGQ: Number(tdgq) },
    rank: Number(rank),
  }));
const standing = (unit: string, total: number, TDGQ = 0, name = unit): Standing => ({
  unit,
  name,
  total,
  scores: { TDGQ },
});
const order = (rows: readonly Standing[]) => rows.map(({ unit }) => unit);

test.each([
  ['2026-09-24', 11],
  ['2026-10-10', 14],
] as const)('the ranks of all 149 units on %s are the portal’s, but within %i groups of equal totals', (day, ties) => {
  const theirs = new Map(published(day).map(({ unit, rank }) => [unit, rank]));
  const ours = rankUnits(published(day));
  const byTotal = Map.groupBy(ours, ({ total }) => total);
  expect(ours).toHaveLength(149);
  expect([...byTotal.values()].filter((equal) => equal.length > 1)).toHaveLength(ties);
  for (const equal of byTotal.values())
    expect(equal.map(({ rank }) => rank)).toEqual(equal.map(({ unit }) => theirs.get(unit)).toSorted(ascending));
});
const ascending = (a: number | undefined = 0, b: number | undefined = 0) => a - b;

test('equal totals are ordered by timeliness, then by name in Vietnamese order, then by code', () => {
  const rows = [
    standing('H21.4', 70, 18, 'UBND xã Đăk Song'),
    standing('H21.3', 70, 18, 'UBND xã Ia Tul'),
    standing('H21.6', 70, 18, 'UBND xã Ân Tường'),
    standing('H21.7', 70, 18, 'UBND xã An Lão'),
    standing('H21.5', 70, 18, 'UBND xã Dun'),
    standing('H21.2', 70, 19),
    standing('H21.1', 71),
    standing('H21.9', 70, 18, 'UBND xã Ia Tul'),
  ];
  expect(order(rankUnits(rows))).toEqual([...['H21.1', 'H21.2', 'H21.7', 'H21.6', 'H21.5', 'H21.4', 'H21.3', 'H21.9']]);
});

test('whatever order the units come in, the table is the same, its ranks without gaps and its totals falling', () => {
  const units = published('2026-10-10');
  fc.assert(
    fc.property(fc.shuffledSubarray(units), (some) => {
      const table = rankUnits(some);
      expect(table).toEqual(rankUnits(some.toReversed()));
      expect(table.map(({ rank }) => rank)).toEqual(some.map((_, place) => place + 1));
      expect(table.every(({ total }, place) => total <= (table[place - 1]?.total ?? 100))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('what moved between the two published days', () => {
  const [september, october] = publishedDays.map(published);
  const table = leagueTable(october ?? [], { weekBefore: september });
  const ethnicAffairs = table.find(({ unit }) => unit === 'H21.01');
  expect(ethnicAffairs).toMatchObject({ rank: 125, weekly: { places: 130 - 125, points: 0.93 }, daily: undefined });
  expect(table[0]).toMatchObject({ unit: 'H21.17', weekly: { places: 0, points: 0.11 } });
  expect(table.reduce((sum, { weekly }) => sum + (weekly?.places ?? 0), 0)).toBe(0);
});

test('a unit that did not stand in the earlier table has no change', () => {
  const before = rankUnits([standing('A', 50), standing('B', 60)]);
  const table = leagueTable([standing('A', 61.1), standing('B', 60), standing('C', 1)], { dayBefore: before });
  expect(table.map(({ unit, daily }) => [unit, daily])).toEqual([
    ['A', { places: 1, points: 11.1 }],
    ['B', { places: -1, points: 0 }],
    ['C', undefined],
  ]);
});
