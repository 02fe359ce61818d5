import type { Account } from '../domain/account.ts';
import type { Drive } from '../domain/drive.ts';
import type { BeforeAfter, DriveRow, PaceRow } from '../domain/drive-table.ts';
import type { SideBySide } from '../domain/index-total.ts';
import { groups } from '../domain/index766.ts';
import type { LeagueRow } from '../domain/league.ts';
import type { Sheet } from '../domain/sheet.ts';
import { type Day, formatDay } from '../domain/time.ts';

/** The drive's tables as leaders take them away: Vietnamese headings, percentages and points as numbers. */
type Named<T> = T & { name: string };

const accountNames = { computed: 'hệ thống tính', published: 'Cổng công bố' } as const satisfies Record<
  Account,
  string
>;

const unitHeadings = ['Mã đơn vị', 'Đơn vị', 'Chỉ tiêu'];

const indicatorName = ({ indicators }: Pick<Drive, 'indicators'>, id: string): string =>
  indicators.find((one) => one.id === id)?.name ?? id;

const on = (day: Day | undefined): string => (day === undefined ? 'chưa có' : formatDay(day));

export const gapSheet = (of: {
  drive: Pick<Drive, 'indicators'>;
  phase: { name: string };
  computedOn?: Day | undefined;
  publishedOn?: Day | undefined;
  rows: readonly Named<DriveRow>[];
}): Sheet => ({
  name: `Chỉ tiêu ${of.phase.name}`,
  headings: [
    ...unitHeadings,
    'Chỉ tiêu giao (%)',
    'Năm trước (%)',
    `Hệ thống tính, ${on(of.computedOn)} (%)`,
    'Còn thiếu theo hệ thống (điểm %)',
    'Tăng so với năm trước theo hệ thống (điểm %)',
    `Cổng công bố, ${on(of.publishedOn)} (%)`,
    'Còn thiếu theo Cổng (điểm %)',
    'Tăng so với năm trước theo Cổng (điểm %)',
    'Chênh lệch (điểm %)',
  ],
  rows: of.rows.map(({ unit, name, indicator, target, baseline, computed, published, difference }) => [
    ...[unit, name, indicatorName(of.drive, indicator), target, baseline],
    ...[computed.percent, computed.gap, computed.gained],
    ...[published.percent, published.gap, published.gained, difference],
  ]),
});

const verdicts = {
  reached: 'Đã đạt',
  'on-course': 'Đúng tiến độ',
  behind: 'Có nguy cơ không đạt',
  missed: 'Không đạt',
  unknown: 'Chưa đủ số liệu',
} as const satisfies Record<PaceRow['outlook']['verdict'], string>;

export const behindSheet = (of: {
  drive: Pick<Drive, 'indicators'>;
  account: Account;
  rows: readonly Named<PaceRow>[];
}): Sheet => ({
  name: `Chậm tiến độ, ${accountNames[of.account]}`,
  headings: [
    ...unitHeadings,
    'Chỉ tiêu giao (%)',
    'Hiện đạt (%)',
    'Hạn',
    'Còn (ngày)',
    'Tốc độ hiện tại (điểm %/ngày)',
    'Tốc độ cần có (điểm %/ngày)',
    'Dự kiến đạt (%)',
    'Đánh giá',
  ],
  rows: of.rows.map(({ unit, name, indicator, target, percent, by, outlook }) => [
    ...[unit, name, indicatorName(of.drive, indicator), target, percent, formatDay(by)],
    ...[outlook.daysLeft, outlook.pace, outlook.neededPace, outlook.expected, verdicts[outlook.verdict]],
  ]),
});

export const beforeAfterSheet = (of: {
  drive: Pick<Drive, 'indicators'>;
  account: Account;
  beforeOn?: Day | undefined;
  endOn?: Day | undefined;
  afterOn?: Day | undefined;
  rows: readonly Named<BeforeAfter>[];
}): Sheet => ({
  name: `Trước và sau, ${accountNames[of.account]}`,
  headings: [
    ...unitHeadings,
    'Năm trước (%)',
    `Trước chiến dịch, ${on(of.beforeOn)} (%)`,
    `Trong chiến dịch, ${on(of.endOn)} (%)`,
    `Sau chiến dịch, ${on(of.afterOn)} (%)`,
    'Tăng trong chiến dịch (điểm %)',
    'Tăng từ khi kết thúc (điểm %)',
  ],
  rows: of.rows.map(({ unit, name, indicator, baseline, before, end, after, gained, kept }) => [
    ...[unit, name, indicatorName(of.drive, indicator), baseline, before, end, after, gained, kept],
  ]),
});

export const leagueSheet = (of: {
  account: Account;
  day?: Day | undefined;
  dailySince?: Day | undefined;
  weeklySince?: Day | undefined;
  rows: readonly (LeagueRow & { publishedRank?: number | undefined })[];
}): Sheet => ({
  name: `Xếp hạng ${on(of.day).replaceAll('/', '-')}`,
  headings: [
    'Hạng',
    'Mã đơn vị',
    'Đơn vị',
    'Tổng điểm',
    ...groups,
    `Đổi hạng theo ngày, so với ${on(of.dailySince)}`,
    `Đổi điểm theo ngày, so với ${on(of.dailySince)}`,
    `Đổi hạng theo tuần, so với ${on(of.weeklySince)}`,
    `Đổi điểm theo tuần, so với ${on(of.weeklySince)}`,
    'Hạng trên Cổng',
  ],
  rows: of.rows.map(({ rank, unit, name, total, scores, daily, weekly, publishedRank }) => [
    ...[rank, unit, name, total, ...groups.map((group) => scores[group])],
    ...[daily?.places, daily?.points, weekly?.places, weekly?.points, publishedRank],
  ]),
});

export const sideBySideSheet = (of: {
  computedOn?: Day | undefined;
  publishedOn?: Day | undefined;
  rows: readonly Named<{
    unit: string;
    groups: readonly SideBySide[];
    total: { computed?: number | undefined; published?: number | undefined; difference?: number | undefined };
  }>[];
}): Sheet => ({
  name: 'Đối chiếu với Cổng',
  headings: [
    'Mã đơn vị',
    'Đơn vị',
    'Nhóm',
    `Hệ thống tính, ${on(of.computedOn)} (điểm)`,
    `Cổng công bố, ${on(of.publishedOn)} (điểm)`,
    'Chênh lệch (điểm)',
  ],
  rows: of.rows.flatMap(({ unit, name, groups: compared, total }) => [
    ...compared.map(({ group, computed, published, difference }) => [
      unit,
      name,
      group,
      computed,
      published,
      difference,
    ]),
    [unit, name, 'Tổng', total.computed, total.published, total.difference],
  ]),
});
