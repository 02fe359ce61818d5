import { expect, test } from 'vitest';
import type { FileRow } from '../../functions/domain/file-rows.ts';
import { sideBySide } from '../../functions/domain/index-total.ts';
import { type PortalFigures, parsePortalFigures, recomputed } from '../../functions/domain/portal-figures.ts';
import { metricRecords, metricRows, unitRecords } from '../gialai.ts';

const units = new Set(unitRecords('2026-10-10').map(({ code = '' }) => code));
const vanCanh = metricRows.slice(0, 28);
const parse = (rows: readonly FileRow[]) => parsePortalFigures(rows, units);
const taken = (rows: readonly FileRow[]): PortalFigures[] => {
  const result = parse(rows);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
/** One row of Vân Canh's changed. */
const changed = (metric: string, changes: Record<string, unknown>) =>
  vanCanh.map(({ row, record }) => ({ row, record: record.metric === metric ? { ...record, ...changes } : record }));

test('the published figures of 13 units are read whole', () => {
  const figures = taken(metricRows);
  expect(figures).toHaveLength(13);
  expect(figures[0]).toMatchObject({
    unit: 'H21.227',
    total: 75.34,
    scores: { CKMB: 11.79, TDGQ: 19.41, ONLINE: 6.31, TTTT: 7.34, MDHL: 18, MDSH: 12.49 },
    metrics: { ON_TIME: { numerator: 2541, denominator: 2618, ratio: 97.06, score: 19.41 }, AVG_DAYS: { ratio: 1.45 } },
  });
});

test('totals of the metrics file are those of the table of all units on the same day', () => {
  const totals = new Map(unitRecords('2026-10-10').map(({ code, total }) => [code, Number(total)]));
  for (const { unit, total } of taken(metricRows)) expect(total, unit).toBe(totals.get(unit));
});

test('JSON with numbers and nulls, or the province’s name of a group, says the same as CSV', () => {
  const typed = metricRecords.slice(0, 28).map((record, place) => ({
    row: place + 1,
    record: Object.fromEntries(
      Object.entries(record).map(([field, text]) => {
        if (field === 'group_code') return [field, text === 'ONLINE' ? 'CLGQ' : text];
        return [field, text === '' ? null : Number.isNaN(Number(text)) ? text : Number(text)];
      }),
    ),
  }));
  expect(taken(typed)).toEqual(taken(vanCanh));
});

test('ours stands beside theirs for the four groups of which all parts are published', () => {
  for (const figures of taken(metricRows)) {
    const table = sideBySide(recomputed(figures), figures.scores);
    expect(table.filter(({ computed }) => computed === undefined).map(({ group }) => group)).toEqual([
      'ONLINE',
      'TTTT',
    ]);
    for (const { difference = 0 } of table) expect(Math.abs(difference), figures.unit).toBeLessThan(0.035);
    expect(figures.scores.MDSH).not.toBeUndefined();
  }
});

test('a score above its maximum is taken where the portal did not cap it', () => {
  const rows = vanCanh.map(({ row, record }) => {
    const isSatisfaction = record.metric === 'GROUP' && record.group_code === 'MDHL';
    return { row, record: isSatisfaction ? { ...record, ratio: '102.33', score: '18.42' } : record };
  });
  expect(taken(rows)[0]).toMatchObject({ scores: { MDHL: 18.42 }, total: 75.76 });
});

test.each<[string, string, Record<string, unknown>, object]>([
  [
    'an unknown metric',
    'OVERDUE',
    { metric: 'OVERDEW' },
    { row: 4, field: 'metric', problem: '"OVERDEW" is no metric of the index' },
  ],
  ['no metric', 'OVERDUE', { metric: '' }, { row: 4, field: 'metric', problem: 'is missing' }],
  [
    'a metric in another group',
    'ON_TIME',
    { group_code: 'CKMB' },
    { row: 3, field: 'group_code', problem: 'is CKMB, but ON_TIME belongs to TDGQ' },
  ],
  [
    'an unknown group',
    'ON_TIME',
    { group_code: 'TDGG' },
    { row: 3, field: 'group_code', problem: expect.stringContaining('"TDGG" is unknown: it is one of CKMB, TDGQ') },
  ],
  ['no group', 'ON_TIME', { group_code: ' ' }, { row: 3, field: 'group_code', problem: 'is missing' }],
  [
    'a percentage above 100',
    'DOSSIER_SYNC',
    { ratio: '100.5' },
    { row: 10, field: 'ratio', problem: '100.5 is above 100: a percentage goes from 0 to 100' },
  ],
  [
    'more than there are',
    'ON_TIME',
    { numerator: '2700' },
    { row: 3, field: 'numerator', problem: '2700 is more than the denominator 2618' },
  ],
  [
    'a numerator alone',
    'ON_TIME',
    { denominator: '' },
    { row: 3, field: 'denominator', problem: 'is missing, though there is a numerator' },
  ],
  [
    'a fraction for a count',
    'ON_TIME',
    { numerator: '2.541' },
    { row: 3, field: 'numerator', problem: '"2.541" is not a whole number, written in digits only' },
  ],
  [
    'a negative count',
    'ON_TIME',
    { numerator: '-1' },
    { row: 3, field: 'numerator', problem: '"-1" is not a whole number, written in digits only' },
  ],
  [
    'words for a score',
    'ON_TIME',
    { score: 'n/a' },
    { row: 3, field: 'score', problem: '"n/a" is not a number of 0 or more' },
  ],
  [
    'a score above what there can be',
    'ON_TIME',
    { score: '20.4' },
    { row: 3, field: 'score', problem: '20.4 is above 20, the most there can be' },
  ],
  [
    'a unit of elsewhere',
    'OVERDUE',
    { code: 'H22.01' },
    { row: 4, field: 'code', problem: 'H22.01 is not a unit of this province' },
  ],
])('%s is told with row and field, and nothing is taken', (_, metric, changes, problem) => {
  const result = parse(changed(metric, changes));
  expect(result).toMatchObject({ ok: false, problems: expect.arrayContaining([problem]) });
  expect(result).not.toHaveProperty('value');
});

test('a unit without one of the six groups is told at its first row', () => {
  const rows = metricRows.filter(({ record }) => record.code !== 'H21.203' || record.group_code !== 'TTTT');
  expect(parse(rows)).toEqual({
    ok: false,
    problems: [
      {
        row: 30,
        field: 'group_code',
        problem: 'has no row TTTT with the metric GROUP for H21.203: the whole index has six groups',
      },
    ],
  });
});

test('a group without its score, a row that stands twice, and a group above all measure are told', () => {
  expect(parse([...vanCanh, { row: 99, record: metricRecords[1] ?? {} }])).toMatchObject({
    problems: [{ row: 99, field: 'metric', problem: 'H21.227 TDGQ ON_TIME stands in row 3 already' }],
  });
  expect(
    parse(vanCanh.map(({ row, record }) => ({ row, record: row === 2 ? { ...record, score: '' } : record }))),
  ).toEqual({
    ok: false,
    problems: [{ row: 2, field: 'score', problem: 'is missing: what TDGQ has as a whole' }],
  });
  expect(
    parse(
      vanCanh.map(({ row, record }) => ({
        row,
        record: row === 2 ? { ...record, score: '20.5', ratio: '103' } : record,
      })),
    ),
  ).toMatchObject({
    problems: [
      { row: 2, field: 'score' },
      { row: 2, field: 'ratio' },
    ],
  });
});

test('every fault of a file is told at once, in the order of its rows', () => {
  const rows = changed('ON_TIME', { numerator: 'x', score: 'y' }).map(({ row, record }) => ({
    row,
    record: row === 2 ? { ...record, code: '?' } : record,
  }));
  const result = parse(rows);
  expect(result.ok ? [] : result.problems.map(({ row, field }) => `${row} ${field}`)).toEqual([
    ...['2 code', '3 numerator', '3 score'],
  ]);
});

test('a file without rows, or with rows that are no records, is refused', () => {
  expect(parse([])).toEqual({ ok: false, problems: [{ row: 0, field: '', problem: 'holds no rows' }] });
  expect(parse([{ row: 2, record: 'H21.227' }])).toMatchObject({ ok: false, problems: [{ row: 2 }] });
});
