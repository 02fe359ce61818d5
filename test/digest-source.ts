import type { Period } from '../functions/domain/digest-period.ts';
import { type Drive, indexIndicators } from '../functions/domain/drive.ts';
import type { DigestSource } from '../functions/domain/drive-digest.ts';
import type { FrozenFigures } from '../functions/domain/frozen.ts';
import { type GroupScores, totalOf } from '../functions/domain/index-total.ts';
import { rankUnits } from '../functions/domain/league.ts';
import { plusDays } from '../functions/domain/time.ts';

/** A drive of three units over a hundred days, told of on a Monday in its middle. */
export const [binhSon, traBong, lySon] = ['H48.105', 'H48.108', 'H48.109'] as const;
export const unitNames: Readonly<Record<string, string>> = {
  [binhSon]: 'UBND xã Bình Sơn',
  [traBong]: 'UBND xã Trà Bồng',
  [lySon]: 'UBND đặc khu Lý Sơn',
};

const phases = [
  { name: 'Giai đoạn 1', from: '2026-09-01', to: '2026-10-10' },
  { name: 'Giai đoạn 2', from: '2026-10-11', to: '2026-12-09' },
];
const percents = { CKMB: 100, TDGQ: 100, ONLINE: 60, TTTT: 70, MDHL: 100, MDSH: 100 };

export const aDigestDrive = (changes: Partial<Drive> = {}): Drive => {
  const units = changes.units ?? [binhSon, traBong, lySon];
  return {
    ...{ id: 'quang-ngai-2026', name: 'Cao điểm 100 ngày đêm nâng cao hiệu quả dịch vụ công' },
    ...{ from: '2026-09-01', to: '2026-12-09', phases, units, indicators: [...indexIndicators], baseline: [] },
    targets: units.flatMap((unit) => [
      ...Object.entries(percents).map(([indicator, percent]) => ({ unit, indicator, phase: 'Giai đoạn 1', percent })),
      { unit, indicator: 'ONLINE', phase: 'Giai đoạn 2', percent: 80 },
    ]),
    ...changes,
  };
};

export const lastWeek: Period = { period: 'week', from: '2026-10-12', to: '2026-10-18', key: 'week.2026-10-19' };

export const aFrozen = (unit: string, scores: GroupScores, changes: Partial<FrozenFigures> = {}): FrozenFigures => ({
  ...{ unit, name: unitNames[unit] ?? unit, sums: {}, stocks: {}, scores, borrowed: [], total: totalOf(scores) },
  ...changes,
});

/** With the ranks that they have among each other. */
export const ranked = (figures: readonly FrozenFigures[]): FrozenFigures[] => {
  const ranks = new Map(
    rankUnits(figures.flatMap((one) => (one.total === undefined ? [] : [{ ...one, total: one.total }]))).map(
      ({ unit, rank }) => [unit, rank],
    ),
  );
  return figures.map((one) => ({ ...one, rank: ranks.get(one.unit) }));
};

const scoresOf = (online: number): GroupScores => ({
  ...{ CKMB: 16, TDGQ: 18.5, ONLINE: online, TTTT: 5, MDHL: 17, MDSH: 15 },
});

/** Bình Sơn overtakes Trà Bồng on Thursday 15 October; Lý Sơn has no total yet. */
const onDay = (place: number): FrozenFigures[] =>
  ranked([
    aFrozen(binhSon, scoresOf(5 + place * 0.05), {
      sums: { online: 100 + place, disguised: 10 + Math.floor(place / 7), received: 300 },
      stocks: { running: 80, overdue: 12, paused: 3 },
    }),
    aFrozen(traBong, scoresOf(7.23), { sums: { online: 50, received: 200 }, stocks: { running: 20 } }),
    aFrozen(lySon, { TDGQ: 20 }),
  ]);

export const aDigestSource = (changes: Partial<DigestSource> = {}): DigestSource => ({
  ...{ drive: aDigestDrive(), period: lastWeek, today: '2026-10-19' },
  frozen: new Map(Array.from({ length: 48 }, (_, place) => [plusDays('2026-09-01', place), onDay(place)] as const)),
  dueSoon: new Map([
    [binhSon, 21],
    [traBong, 4],
  ]),
  tasks: [],
  difficulties: [],
  nameOf: (unit) => unitNames[unit] ?? unit,
  ...changes,
});
