import type { PublishedUnit } from '../functions/domain/account.ts';
import { type Drive, indexIndicators } from '../functions/domain/drive.ts';
import { type FrozenFigures, frozenFigures } from '../functions/domain/frozen.ts';
import { totalOf } from '../functions/domain/index-total.ts';
import { type Group, groupPoints, groups, roundPoints } from '../functions/domain/index766.ts';
import { rankUnits } from '../functions/domain/league.ts';
import { parsePortalTable } from '../functions/domain/portal-table.ts';
import { type Day, daysFrom, epochOf } from '../functions/domain/time.ts';
import type { UnitTerm } from '../functions/domain/unit-history.ts';
import { aDrive } from './gia-lai-drive.ts';
import { type PublishedDay, unitRecords, unitRows } from './gialai.ts';

/*
 * A drive of the autumn of 2026 over all 149 units of Gia Lai. What the portal published is real; the days that close-day
 * would have frozen lie on the straight lines between the two days that were published, and go up gently afterwards.
 */

export const vanCanh = 'H21.227';
const codes = new Set(unitRecords('2026-10-10').map(({ code = '' }) => code));

export const boardTerms: UnitTerm[] = unitRecords('2026-10-10').map(({ code = '', name = '', group }) => ({
  ...{ code, name, level: group === 'COMMUNE' ? 'commune' : 'department', predecessors: [] },
}));

/** What is asked of every unit by the end of a phase, in percent. */
const asked = { CKMB: [60, 65], TDGQ: [95, 98], ONLINE: [50, 60], TTTT: [60, 75], MDHL: [95, 100], MDSH: [45, 56] };

export const boardDrive: Drive = aDrive({
  ...{ id: 'gia-lai-2026', name: 'Cao điểm 100 ngày đêm cuối năm 2026 nâng cao hiệu quả sử dụng dịch vụ công' },
  ...{ from: '2026-09-01', to: '2026-12-09' },
  phases: [
    { name: 'Giai đoạn 1', from: '2026-09-01', to: '2026-10-20' },
    { name: 'Giai đoạn 2', from: '2026-10-21', to: '2026-12-09' },
  ],
  units: [...codes],
  indicators: [...indexIndicators],
  targets: [...codes].flatMap((unit) =>
    groups.flatMap((indicator) =>
      asked[indicator].map((percent, n) => ({ unit, indicator, phase: `Giai đoạn ${n + 1}`, percent })),
    ),
  ),
  baseline: [],
});

const publishedOn = (day: PublishedDay) => {
  const read = parsePortalTable(unitRows(day), codes);
  if (!read.ok) throw new Error('the published tables must be readable');
  return read.value;
};
export const boardTables = { '2026-09-24': publishedOn('2026-09-24'), '2026-10-10': publishedOn('2026-10-10') };

export const boardPublished = new Map<Day, PublishedUnit[]>(
  Object.entries(boardTables).map(([day, rows]) => [day, rows.map((table) => ({ unit: table.unit, table }))]),
);

const epochDay = (day: Day) => epochOf(`${day}T00:00:00+07:00`) / 86_400_000;
const [first, second] = [epochDay('2026-09-24'), epochDay('2026-10-10')];

/** Where a unit stands in a group on a day; each goes up at a pace of its own. */
const standing = (unit: string, group: Group, day: Day): number => {
  const of = (rows: (typeof boardTables)['2026-10-10']) => rows.find((row) => row.unit === unit)?.scores[group] ?? 0;
  const [was, is] = [of(boardTables['2026-09-24']), of(boardTables['2026-10-10'])];
  const between = Math.min(1, Math.max(0, (epochDay(day) - first) / (second - first)));
  const since = Math.max(0, epochDay(day) - second);
  const zeal = Number(unit.replace(/\D/g, '')) % 7;
  const score = was + (is - was) * between + (groupPoints[group] - is) * since * zeal * 0.001;
  return roundPoints(Math.min(groupPoints[group], Math.max(0, score)));
};

/** As close-day would have frozen the day. */
export const boardFrozen = (day: Day): FrozenFigures[] => {
  const standings = boardTables['2026-10-10'].map(({ unit, name }) => {
    const scores = Object.fromEntries(groups.map((group) => [group, standing(unit, group, day)]));
    return { unit, name, scores, total: totalOf(scores) ?? 0 };
  });
  return rankUnits(standings).map((row) =>
    frozenFigures.parse({ ...row, sums: { received: 100 }, stocks: { running: 12, overdue: 2 } }),
  );
};

export const boardDays = (from: Day, to: Day): Map<Day, FrozenFigures[]> =>
  new Map(daysFrom(from, to).map((day) => [day, boardFrozen(day)]));

/** What was published, day by day. */
export const portalOf = (published: ReadonlyMap<Day, PublishedUnit[]>) => {
  const between = (from: Day, to: Day) => [...published].filter(([day]) => day >= from && day <= to);
  const about = { at: '2026-10-11T08:00:00+07:00', by: 'a@b.vn', units: 149 };
  return {
    imported: async (from: Day, to: Day) =>
      between(from, to).map(([day]) => ({ day, imports: [{ kind: 'table' as const, ...about }] })),
    day: async (day: Day) => published.get(day) ?? [],
    ofUnit: async (code: string, from: Day, to: Day) =>
      between(from, to).flatMap(([day, units]) => {
        const one = units.find((of) => of.unit === code);
        return one ? [{ day, published: one }] : [];
      }),
  };
};
