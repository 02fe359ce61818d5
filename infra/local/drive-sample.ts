import { indexIndicators } from '../../functions/domain/drive.ts';
import { type Day, plusDays } from '../../functions/domain/time.ts';
import { provincialCentre } from './demo-units.ts';

/* A drive of as many units as Gia Lai has, two months old, with what was counted, frozen and published of them. */

type Item = Record<string, unknown>;

const units = Array.from({ length: 149 }, (_, n) => (n === 0 ? provincialCentre : `H48.${n + 1000}`));
const nameOf = (n: number): string => `Ủy ban nhân dân xã Ví dụ ${n}`;
const [driveFrom, daysSoFar] = ['2026-08-24', 63];
const days: readonly Day[] = Array.from({ length: daysSoFar }, (_, n) => plusDays(driveFrom, n));

/** Where a unit stands in the list, and a day. */
type Place = { day: number; unit: number };

const ofEach = (itemOf: (day: Day, unit: string, at: Place) => Item, isIn: (at: Place) => boolean): Item[] =>
  days.flatMap((day, dayNumber) =>
    units.flatMap((unit, n) => {
      const at = { day: dayNumber, unit: n };
      return isIn(at) ? [itemOf(day, unit, at)] : [];
    }),
  );

const sumsOf = ({ day, unit }: Place) => {
  const received = 40 + ((unit * 7 + day) % 50) + day * 3;
  const late = unit % 9;
  return {
    ...{ received, inTime: received - late, early: received - 20, onTime: 12, late },
    online: received - (unit % 30),
  };
};

const pointsOf = ({ day, unit }: Place) => {
  const share = (points: number) => Math.round(points * (60 + ((unit * 13 + day) % 40))) / 100;
  return {
    scores: { CKMB: share(18), TDGQ: share(20), ONLINE: share(12), TTTT: share(10), MDHL: share(18), MDSH: share(22) },
    ...{ total: share(100), rank: 1 + ((unit + day) % units.length) },
  };
};

/** As close-day keeps them, by day and unit. */
const frozenOf = (day: Day, unit: string, at: Place): Item => ({
  ...{ pk: `frozen#${day}`, sk: unit },
  value: {
    ...{ unit, name: nameOf(at.unit), sums: sumsOf(at), ...pointsOf(at) },
    stocks: { running: at.unit % 40, overdue: at.unit % 7, paused: at.unit % 5 },
  },
});

const talliedOf = (day: Day, unit: string, at: Place): Item => ({
  ...{ pk: `day#${day}`, sk: unit, ...sumsOf(at) },
  ...{ answered: 9, satisfied: 8, rev: 40 },
});

const stockItems = (): Item[] =>
  Array.from({ length: 6 }, (_, page) => {
    const stocks = units
      .filter((_unit, n) => n % 6 === page)
      .flatMap((unit) => [
        [`${unit}#r`, 40],
        [`${unit}#o`, 7],
      ]);
    return { pk: 'now', sk: String(page), rev: 40, ...Object.fromEntries(stocks) };
  });

/** What the portal published, week by week. */
const portalItems = (): Item[] =>
  days
    .filter((_, n) => n % 7 === 6)
    .flatMap((day) => {
      const ranked = units.map((unit, n) => ({ unit, name: nameOf(n), ...pointsOf({ day: 0, unit: n }) }));
      const table = { id: 'bang', at: `${day}T08:00:00+07:00`, by: 'admin@hcc.quangngai.example', units: units.length };
      return [
        { pk: 'portal', sk: day, table },
        ...ranked.map((value) => ({ pk: `portal#${day}#${table.id}`, sk: value.unit, value })),
      ];
    });

/** The campaign table after these days; thinned, all units stand in it only week by week, and pages weigh the same. */
export const campaignItems = ({ isThin }: { isThin: boolean }): Item[] => {
  const isIn = ({ day, unit }: Place): boolean => !isThin || unit === 0 || (daysSoFar - 1 - day) % 7 < 2;
  return [...ofEach(frozenOf, isIn), ...ofEach(talliedOf, isIn), ...stockItems(), ...portalItems()];
};

/** The units as the province's register has them. */
export const sampleTerms = units.map((code, n) => ({
  ...{ code, name: nameOf(n), from: '2025-07-01', level: 'commune', predecessors: [] },
}));

const phase = { name: 'Giai đoạn 1', from: driveFrom, to: plusDays(driveFrom, 99) };

export const sampleDrive = {
  ...{ id: 'cao-diem', name: 'Cao điểm 100 ngày đêm', from: phase.from, to: phase.to, phases: [phase], units },
  indicators: indexIndicators,
  targets: units.flatMap((unit) =>
    indexIndicators.map(({ id }) => ({ unit, indicator: id, phase: phase.name, percent: 80 })),
  ),
};
