import type { Disguised, Punctuality, Satisfaction, Shares, Trips } from '../domain/flow-tables.ts';
import { ownValue } from '../domain/own-value.ts';
import type { Sent } from '../domain/sent.ts';
import type { Sheet } from '../domain/sheet.ts';
import { type Day, formatDay } from '../domain/time.ts';
import type { UnitLevel } from '../domain/unit-history.ts';

/** What flowed in a period, as leaders take it away. */
type Of<T> = { from: Day; to: Day; rows: readonly (T & { name: string })[] };

const titled = (title: string, { from, to }: { from: Day; to: Day }): string =>
  `${title} ${formatDay(from)}-${formatDay(to)}`.replaceAll('/', '.');

const levelNames: Readonly<Record<string, string>> = {
  ...({
    province: 'Cấp tỉnh',
    department: 'Sở, ban, ngành',
    district: 'Cấp huyện',
    commune: 'Cấp xã',
  } as const satisfies Record<UnitLevel, string>),
  unknown: 'Chưa rõ cấp',
};

const nameOf = (by: 'unit' | 'level' | 'field', name: string): string => {
  if (by === 'level') return ownValue(levelNames, name) ?? name;
  return by === 'field' && name === '' ? 'Chưa rõ lĩnh vực' : name;
};

const byNames = { unit: 'Đơn vị', level: 'Cấp', field: 'Lĩnh vực' } as const;

export const punctualitySheet = (of: Of<Punctuality> & { by: 'unit' | 'level' | 'field' }): Sheet => ({
  name: titled('Đúng hẹn', of),
  headings: [
    ...(of.by === 'unit' ? ['Mã đơn vị'] : []),
    byNames[of.by],
    ...['Đã giải quyết', 'Trước hạn', 'Đúng hạn', 'Trễ hạn', 'Trước hạn (%)', 'Trước và đúng hạn (%)'],
  ],
  rows: of.rows.map(({ key, name, finished, early, onTime, late, earlyPercent, keptPercent }) => [
    ...(of.by === 'unit' ? [key] : []),
    ...[nameOf(of.by, name), finished, early, onTime, late, earlyPercent, keptPercent],
  ]),
});

const sourceNames: Readonly<Record<string, string>> = { igate: 'iGate', staff: 'Cán bộ nhập' };
const sourceName = (source: string): string => ownValue(sourceNames, source) ?? source;

/** A column for each source that reported anything. */
export const sharesSheet = (of: Of<Shares>): Sheet => {
  const sources = [...new Set(of.rows.flatMap((row) => row.sources.map(({ source }) => source)))].toSorted();
  return {
    name: titled('Hệ thống', of),
    headings: [
      ...['Mã đơn vị', 'Đơn vị', 'Tiếp nhận', 'Qua hệ thống của tỉnh', 'Qua hệ thống của tỉnh (%)'],
      ...sources.map(sourceName).flatMap((name) => [name, `${name} (%)`]),
    ],
    rows: of.rows.map(({ unit, name, received, own, ownPercent, sources: told }) => [
      ...[unit, name, received, own, ownPercent],
      ...sources.flatMap((source) => {
        const found = told.find((one) => one.source === source);
        return [found?.received ?? 0, found?.percent ?? 0];
      }),
    ]),
  };
};

export const disguisedSheet = (of: Of<Disguised>): Sheet => ({
  name: titled('Giấy nhập trực tuyến', of),
  headings: [
    ...['Mã đơn vị', 'Đơn vị', 'Tiếp nhận', 'Trực tuyến', 'Trực tuyến (%)'],
    ...['Hồ sơ giấy nhập thành trực tuyến', 'Trong số trực tuyến (%)', 'Trực tuyến thật (%)'],
  ],
  rows: of.rows.map((row) => [
    ...[row.unit, row.name, row.received, row.online, row.onlinePercent],
    ...[row.disguised, row.disguisedPercent, row.trulyOnlinePercent],
  ]),
});

export const tripsSheet = (of: Of<Trips>): Sheet => ({
  name: titled('Lượt đi lại', of),
  headings: ['Mã đơn vị', 'Đơn vị', 'Tiếp nhận', 'Lượt đi lại người dân không phải đi'],
  rows: of.rows.map(({ unit, name, received, tripsSaved }) => [unit, name, received, tripsSaved]),
});

export const satisfactionSheet = (of: Of<Satisfaction>): Sheet => ({
  name: titled('Hài lòng', of),
  headings: ['Mã đơn vị', 'Đơn vị', 'Số trả lời', 'Hài lòng', 'Hài lòng (%)'],
  rows: of.rows.map(({ unit, name, answered, satisfied, satisfiedPercent }) => [
    ...[unit, name, answered, satisfied, satisfiedPercent],
  ]),
});

export const sentSheet = (of: Of<Sent>): Sheet => ({
  name: titled('Tin nhắn', of),
  headings: ['Mã đơn vị', 'Đơn vị', 'Tin nhắn', 'Số phần', 'Chi phí (đồng)'],
  rows: of.rows.map(({ unit, name, messages, parts, cost }) => [unit, name, messages, parts, cost]),
});
