import fc from 'fast-check';
import { expect, test } from 'vitest';
import { band, sideBySide, totalOf } from '../../functions/domain/index-total.ts';
import {
  type CountedMetric,
  groupPoints,
  groups,
  isMetric,
  partsOf,
  roundPoints,
  ruleOf,
  scoreGroup,
  scoreMetric,
} from '../../functions/domain/index766.ts';
import { metricRecords, publishedDays, unitRecords } from '../gialai.ts';

const counted = ({ metric = '', numerator, denominator }: Record<string, string>): CountedMetric => ({
  metric,
  numerator: numerator === '' ? undefined : Number(numerator),
  denominator: denominator === '' ? undefined : Number(denominator),
});
const scoreOf = ({ metric, numerator, denominator }: CountedMetric) => scoreMetric(metric, numerator, denominator);
const metricRows = metricRecords.filter(({ metric = '' }) => isMetric(metric));
const scored = metricRows.filter(({ score }) => score !== '');

test('every published metric of 13 units comes out within 0.015', () => {
  const apart = scored.map((row) => ({ ...row, by: Math.abs(scoreOf(counted(row)) - Number(row.score)) }));
  expect(scored).toHaveLength(13 * 15);
  expect(apart.filter(({ by }) => by > 0.015)).toEqual([]);
});

test('what is published without points scores none', () => {
  const bare = ['OVERDUE', 'AVG_DAYS', 'PETITION_CLASSIFICATION_TTHC', 'PETITION_CLASSIFICATION_STAFF'];
  const rows = metricRows.filter(({ metric = '' }) => bare.includes(metric));
  expect(rows).toHaveLength(13 * bare.length);
  expect(rows.map((row) => scoreOf(counted(row)))).toEqual(rows.map(() => 0));
});

test('every group whose parts are all published sums up within 0.035', () => {
  const whole = groups.filter((group) =>
    partsOf(group).every((part) => metricRows.some(({ metric }) => metric === part)),
  );
  expect(whole).toEqual(['CKMB', 'TDGQ', 'MDHL', 'MDSH']);
  const published = metricRecords.filter(({ metric }) => metric === 'GROUP');
  for (const group of whole)
    for (const { code, score } of published.filter((row) => row.group_code === group)) {
      const parts = metricRows.filter((row) => row.code === code && row.group_code === group).map(counted);
      expect(Math.abs(scoreGroup(group, parts) - Number(score)), `${code} ${group}`).toBeLessThan(0.035);
    }
});

test('payments and online services, of which no unit has all parts published, add up to no more than their group', () => {
  for (const { code, score } of metricRecords.filter(({ metric }) => metric === 'TOTAL')) {
    const parts = metricRows.filter((row) => row.code === code && row.group_code === 'TTTT').map(counted);
    const known = scoreGroup('TTTT', parts);
    expect(known, code).toBeLessThanOrEqual(Number(score));
    expect(Number(score) - known, code).toBeLessThanOrEqual(2); // procedures enabled, the part that is not published
  }
  expect(scoreGroup('ONLINE', [{ metric: 'ONLINE_DOSSIERS', numerator: 7, denominator: 100 }])).toBe(0.84);
});

test('each group has the points of the decision, part by part, and all have 100', () => {
  const sumOf = (group: (typeof groups)[number]) =>
    partsOf(group).reduce((sum, metric) => sum + ruleOf(metric).points, 0);
  expect(Object.fromEntries(groups.map((group) => [group, sumOf(group)]))).toEqual(groupPoints);
  expect(groups.reduce((sum, group) => sum + groupPoints[group], 0)).toBe(100);
});

test.each([
  ['ON_TIME', 0, 0, 0],
  ['ONLINE_PAYMENT_DOSSIERS', 0, 0, 0],
  ['DOSSIER_RECEIVING_SATISFACTION', 0, 0, 0],
  ['PETITION_PROCESSING_ON_TIME', 0, 0, 6],
  ['PETITION_HANDLING_SATISFACTION', 0, 0, 6],
  ['PETITION_HANDLING_SATISFACTION', 1, 2, 3],
  ['ELECTRONIC_CERTIFIED_COPY', undefined, undefined, 2],
  ['ELECTRONIC_CERTIFIED_COPY', 1, 4, 0.5],
  ['DOSSIER_SYNC', undefined, undefined, 0],
  ['DOSSIER_RECEIVING_SATISFACTION', 90, 100, 6],
  ['DOSSIER_RECEIVING_SATISFACTION', 45, 100, 3],
  ['REUSED_DIGITIZED_DATA', 80, 100, 2],
  ['REUSED_DIGITIZED_DATA', 40, 100, 1],
  ['ONLINE_DOSSIERS', 25, 100, 3],
  ['ONLINE_DOSSIERS', 50, 100, 6],
  ['ONLINE_DOSSIERS', 100, 100, 6],
  ['ONLINE_PROCEDURES', 4, 10, 1],
  ['ONLINE_SERVICES_USED', 4, 10, 1.6],
  ['ONLINE_PAYMENT_PROCEDURES', 4, 10, 1],
  ['ONLINE_PAYMENT_PROCEDURES_ENABLED', 9, 10, 2],
])('%s of %s in %s scores %s', (metric, numerator, denominator, points) => {
  expect(scoreMetric(metric, numerator, denominator)).toBeCloseTo(points, 10);
});

test('a metric never scores less than nothing or more than its points, and more is never worse', () => {
  const names = groups.flatMap(partsOf);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(5000), fc.nat(5000), (metric, some, more) => {
      const [few, many] = [Math.min(some, more), Math.max(some, more)];
      const points = scoreMetric(metric, few, many);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(ruleOf(metric).points);
      if (few < many) expect(scoreMetric(metric, few + 1, many)).toBeGreaterThanOrEqual(points);
    }),
  );
});

test('a group is rounded once, from parts that are not', () => {
  const tiny = ['PUBLISH_ON_TIME', 'PUBLIC_UPDATE_ON_TIME', 'PUBLIC_CONTENT_FULL'].map((metric) => ({
    metric,
    numerator: 1,
    denominator: 1500,
  }));
  expect(scoreGroup('CKMB', tiny)).toBe(0.01); // 12 / 1500; part by part it would be 0.00 + 0.00 + 0.00
  const eighths = [{ metric: 'ON_TIME', numerator: 41, denominator: 800 }];
  expect(scoreGroup('TDGQ', eighths)).toBe(1.03); // 1.025
  expect(roundPoints(1.005)).toBe(1.01);
});

test('a name that the index does not know, or of another group, is refused', () => {
  expect(() => scoreMetric('ON_TIEM', 1, 2)).toThrow('The index has no metric ON_TIEM');
  expect(() => scoreMetric('toString', 1, 2)).toThrow(RangeError);
  expect(() => scoreGroup('CKMB', [{ metric: 'ON_TIME', numerator: 1, denominator: 2 }])).toThrow(
    'ON_TIME does not belong to CKMB',
  );
});

test.each(publishedDays)('the total of each of the 149 units of %s is the sum of its rounded groups', (day) => {
  for (const { code, ckmb, tdgq, online, tttt, mdhl, mdsh, total } of unitRecords(day)) {
    const scores = { CKMB: ckmb, TDGQ: tdgq, ONLINE: online, TTTT: tttt, MDHL: mdhl, MDSH: mdsh };
    const known = Object.fromEntries(Object.entries(scores).map(([group, score]) => [group, Number(score)]));
    expect(totalOf(known), code).toBe(Number(total));
  }
});

test('a unit with nothing to count keeps the points of others, and its total is not scaled up', () => {
  const inspectorate = unitRecords('2026-10-10').find(({ code }) => code === 'H21.20');
  const none = (group: 'TDGQ' | 'MDHL' | 'MDSH') =>
    scoreGroup(
      group,
      partsOf(group).map((metric) => ({
        metric,
        numerator: metric === 'ELECTRONIC_CERTIFIED_COPY' ? undefined : 0,
        denominator: metric === 'ELECTRONIC_CERTIFIED_COPY' ? undefined : 0,
      })),
    );
  expect([none('TDGQ'), none('MDHL'), none('MDSH')]).toEqual([0, 12, 2]);
  expect([inspectorate?.tdgq, inspectorate?.mdhl, inspectorate?.mdsh].map(Number)).toEqual([0, 12, 2]);
});

test('a total with a group missing is no total', () => {
  expect(totalOf({ CKMB: 18, TDGQ: 20, ONLINE: 12, TTTT: 10, MDHL: 18 })).toBeUndefined();
  expect(totalOf({ CKMB: 18, TDGQ: 20, ONLINE: 12, TTTT: 10, MDHL: 18, MDSH: 0 })).toBe(78);
});

test('ours and theirs stand side by side, and where one is missing there is no difference', () => {
  const table = sideBySide({ CKMB: 11.79, MDSH: 12.51 }, { CKMB: 11.79, MDSH: 12.49, ONLINE: 6.31 });
  expect(table.find(({ group }) => group === 'MDSH')).toEqual({
    group: 'MDSH',
    computed: 12.51,
    published: 12.49,
    difference: 0.02,
  });
  expect(table.find(({ group }) => group === 'CKMB')?.difference).toBe(0);
  expect(table.find(({ group }) => group === 'ONLINE')).toMatchObject({ published: 6.31, difference: undefined });
});

test.each([
  [100, 'excellent'],
  [90, 'excellent'],
  [89.99, 'good'],
  [80, 'good'],
  [79.99, 'fair'],
  [70, 'fair'],
  [66.23, 'average'],
  [50, 'average'],
  [49.99, 'weak'],
  [0, 'weak'],
])('a total of %s is %s', (total, name) => {
  expect(band(total)).toBe(name);
});
