import * as z from 'zod';
import { choice, code, text } from './exchange-record.ts';
import {
  cell,
  count,
  decimal,
  type FileRow,
  type Imported,
  type RowProblem,
  readRows,
  repeated,
  unknownUnits,
} from './file-rows.ts';
import { type GroupScores, totalOf } from './index-total.ts';
import { type Group, groupPoints, groups, isMetric, type Metric, partsOf, ruleOf, scoreGroup } from './index766.ts';

/** What the portal published of one metric; what it left out is absent. `ratio` is a percentage, of AVG_DAYS days. */
export type PublishedMetric = { numerator?: number; denominator?: number; ratio?: number; score?: number };

/** A unit's index as published, kept as it was said: also where it contradicts the rules or stands above a maximum. */
export type PortalFigures = {
  unit: string;
  /** The sum of its groups. */
  total: number;
  scores: GroupScores;
  metrics: Partial<Record<Metric, PublishedMetric>>;
};

/** The province's own figures call online services CLGQ. */
const groupNames: Readonly<Record<string, Group>> = {
  ...Object.fromEntries(groups.map((group) => [group, group])),
  CLGQ: 'ONLINE',
};

/** Rows of a group as a whole. TOTAL says of payments what GROUP says. */
const wholeGroup = ['GROUP', 'TOTAL'];

const metricName = text(80).refine((name) => isMetric(name) || wholeGroup.includes(name), {
  error: ({ input }) => `"${String(input)}" is no metric of the index`,
});

export const metricsTable = {
  fields: ['code', 'group_code', 'metric', 'numerator', 'denominator', 'ratio', 'score'],
  required: ['code', 'group_code', 'metric', 'score'],
  asShown: ['code'],
} as const;

const portalRow = z.object({
  code: cell(code(40, 'H21.227')),
  group_code: cell(choice(groupNames)),
  metric: cell(metricName),
  numerator: cell(count.optional()),
  denominator: cell(count.optional()),
  ratio: cell(decimal.optional()),
  score: cell(decimal.optional()),
});
type PortalRow = z.output<typeof portalRow>;
type Read = { row: number; value: PortalRow };
type Fault = Omit<RowProblem, 'row'>;

/**
 * The most that can stand for a metric or group: its points without the cap. The portal did not always cap: on
 * 24 September 2026 it gave units up to 18.42 of 18 for satisfaction, whose first part is full from 90 % already.
 */
const highest = (metrics: readonly Metric[]): number =>
  metrics.reduce((sum, metric) => sum + ruleOf(metric).points / (ruleOf(metric).fullFrom ?? 1), 0);

const above = (field: 'score' | 'ratio', value: number | undefined, most: number): Fault[] =>
  value !== undefined && value > most + 0.01
    ? [{ field, problem: `${value} is above ${Math.round(most * 100) / 100}, the most there can be` }]
    : [];

const faultsOfMetric = ({ metric, group_code, numerator, denominator, ratio, score }: PortalRow): Fault[] => {
  if (!isMetric(metric)) return [];
  const { group, points } = ruleOf(metric);
  if (group !== group_code)
    return [{ field: 'group_code', problem: `is ${group_code}, but ${metric} belongs to ${group}` }];
  if (points === 0) return [];
  if (numerator !== undefined && denominator === undefined)
    return [{ field: 'denominator', problem: 'is missing, though there is a numerator' }];
  if (numerator !== undefined && denominator !== undefined && numerator > denominator)
    return [{ field: 'numerator', problem: `${numerator} is more than the denominator ${denominator}` }];
  if (ratio !== undefined && ratio > 100)
    return [{ field: 'ratio', problem: `${ratio} is above 100: a percentage goes from 0 to 100` }];
  return above('score', score, highest([metric]));
};

const faultsOfGroup = ({ metric, group_code, ratio, score }: PortalRow): Fault[] => {
  if (!wholeGroup.includes(metric)) return [];
  if (score === undefined) return [{ field: 'score', problem: `is missing: what ${group_code} has as a whole` }];
  const most = highest(partsOf(group_code));
  return [...above('score', score, most), ...above('ratio', ratio, (100 * most) / groupPoints[group_code])];
};

const missingGroups = (unit: string, rows: readonly Read[]): RowProblem[] => {
  const known = rows.flatMap(({ value }) => (value.metric === 'GROUP' ? [value.group_code] : []));
  return groups
    .filter((group) => !known.includes(group))
    .map((group) => ({
      row: rows[0]?.row ?? 0,
      field: 'group_code',
      problem: `has no row ${group} with the metric GROUP for ${unit}: the whole index has six groups`,
    }));
};

const figuresOf = (unit: string, rows: readonly Read[]): PortalFigures => {
  const figures: PortalFigures = { unit, total: 0, scores: {}, metrics: {} };
  for (const { value } of rows) {
    const { group_code, metric, numerator, denominator, ratio, score } = value;
    if (metric === 'GROUP') figures.scores[group_code] = score;
    if (isMetric(metric)) figures.metrics[metric] = { numerator, denominator, ratio, score };
  }
  return { ...figures, total: totalOf(figures.scores) ?? 0 };
};

/**
 * Reads the portal's figures in the form of rows `code, group_code, metric, numerator, denominator, ratio, score`, of
 * CSV or JSON, further fields being passed over; `units` are the codes that the province knows. Any fault, and nothing
 * is taken. Source of the form: `test/data/gialai-766/metrics-2026-10-10.csv`.
 */
export const parsePortalFigures = (rows: readonly FileRow[], units: ReadonlySet<string>): Imported<PortalFigures[]> => {
  const { read, problems } = readRows(rows, portalRow);
  const byUnit = Map.groupBy(read, ({ value }) => value.code);
  const faults = [
    ...problems,
    ...read.flatMap(({ row, value }) =>
      [...faultsOfMetric(value), ...faultsOfGroup(value)].map((fault) => ({ row, ...fault })),
    ),
    ...repeated(read, 'metric', (value) => `${value.code} ${value.group_code} ${value.metric}`),
    ...unknownUnits(read, units),
    // A row that could not be read may be the very one that a group lacks.
    ...(problems.length > 0 ? [] : [...byUnit].flatMap(([unit, of]) => missingGroups(unit, of))),
  ];
  return faults.length > 0
    ? { ok: false, problems: faults.toSorted((a, b) => a.row - b.row) }
    : { ok: true, value: [...byUnit].map(([unit, of]) => figuresOf(unit, of)) };
};

/**
 * The groups of published figures scored by our rules, to stand beside the published scores; a group without all of
 * its parts is left out. A part published without counts is scored by its ratio.
 */
export const recomputed = ({ metrics }: PortalFigures): GroupScores => {
  const scores: GroupScores = {};
  for (const group of groups) {
    const parts = partsOf(group).flatMap((metric) => {
      const { numerator, denominator, ratio } = metrics[metric] ?? {};
      if (numerator !== undefined && denominator !== undefined) return [{ metric, numerator, denominator }];
      return ratio === undefined ? [] : [{ metric, numerator: ratio, denominator: 100 }];
    });
    if (parts.length === partsOf(group).length) scores[group] = scoreGroup(group, parts);
  }
  return scores;
};
