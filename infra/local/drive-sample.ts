import { indexIndicators } from '../../functions/domain/drive.ts';
import { plusDays } from '../../functions/domain/time.ts';
import { provincialCentre } from './demo-units.ts';

/* A drive of as many units as Gia Lai has, two months old, with the figures of each night. */

const units = Array.from({ length: 149 }, (_, n) => (n === 0 ? provincialCentre : `H48.${n + 1000}`));
const nameOf = (n: number): string => `Ủy ban nhân dân xã Ví dụ ${n}`;
const [driveFrom, frozenDays] = ['2026-08-24', 63];

/** As close-day keeps them, by day and unit. */
export const frozenItems = (): Record<string, unknown>[] =>
  Array.from({ length: frozenDays }, (_, day) =>
    units.map((code, n) => {
      const received = 40 + ((n * 7 + day) % 50) + day * 3;
      const share = (points: number) => Math.round(points * (60 + ((n * 13 + day) % 40))) / 100;
      const value = {
        ...{
          unit: code,
          name: nameOf(n),
          stocks: { running: n % 40, overdue: n % 7, paused: n % 5 },
        },
        sums: {
          received,
          inTime: received - (n % 9),
          early: received - 20,
          onTime: 12,
          late: n % 9,
          online: received - (n % 30),
        },
        scores: {
          CKMB: share(18),
          TDGQ: share(20),
          ONLINE: share(12),
          TTTT: share(10),
          MDHL: share(18),
          MDSH: share(22),
        },
        ...{ total: share(100), rank: 1 + ((n + day) % units.length) },
      };
      return { pk: `frozen#${plusDays(driveFrom, day)}`, sk: code, value };
    }),
  ).flat();

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
