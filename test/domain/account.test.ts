import { expect, test } from 'vitest';
import {
  computedFigures,
  frozenUnit,
  indicatorFigures,
  type PublishedUnit,
  publishedFigures,
  rankedUnits,
} from '../../functions/domain/account.ts';
import { frozenFigures } from '../../functions/domain/frozen.ts';
import { parsePortalFigures } from '../../functions/domain/portal-figures.ts';
import { parsePortalTable } from '../../functions/domain/portal-table.ts';
import { metricRows, unitRecords, unitRows } from '../gialai.ts';

const units = new Set(unitRecords('2026-10-10').map(({ code = '' }) => code));
const published = (unit: string): PublishedUnit => {
  const table = parsePortalTable(unitRows('2026-10-10'), units);
  const figures = parsePortalFigures(metricRows, units);
  if (!table.ok || !figures.ok) throw new Error('the published files must be readable');
  const is = (one: { unit: string }) => one.unit === unit;
  return { unit, table: table.value.find(is), figures: figures.value.find(is) };
};

const vanCanh = published('H21.227');
// 1,000 received: 970 in time; 40 % online; of 100 with a fee 90 were paid online; all else that we count is nothing.
const sums = {
  received: 1000,
  inTime: 970,
  online: 400,
  withFee: 100,
  paidOnline: 90,
  early: 500,
  answered: 100,
  satisfied: 99,
};

test('our counts give what they can, the portal’s the rest, and a group that lacks a part is borrowed whole', () => {
  const ours = computedFigures('H21.227', sums, vanCanh);
  expect(ours.scores).toMatchObject({ TDGQ: 19.4, CKMB: 11.79, ONLINE: 6.31, TTTT: 7.34 });
  expect(ours.borrowed).toEqual(['ONLINE', 'TTTT']);
  expect(ours.percents).toMatchObject({ ON_TIME: 97, ONLINE_DOSSIERS: 40, ONLINE_PAYMENT_DOSSIERS: 90 });
  const { CKMB = 0, TDGQ = 0, ONLINE = 0, TTTT = 0, MDHL = 0, MDSH = 0 } = ours.scores;
  expect(ours.total).toBeCloseTo(CKMB + TDGQ + ONLINE + TTTT + MDHL + MDSH, 2);
});

test('a unit that we never heard of is not taken for one without a dossier', () => {
  const unheard = computedFigures('H21.227', {}, vanCanh);
  expect(unheard.scores.TDGQ).toBe(vanCanh.table?.scores.TDGQ);
  expect(computedFigures('H21.227', {}).scores).toEqual({});
  // Of a unit that we hear of, what we have counted none of is the portal's: here all that was received.
  expect(computedFigures('H21.227', { answered: 10, satisfied: 10 }, vanCanh).scores.TDGQ).toBe(19.41);
  expect(computedFigures('H21.227', { answered: 10, satisfied: 10 }).scores.TDGQ).toBe(0);
});

test('what the portal never told makes no total, and nothing is taken for 0', () => {
  const ours = computedFigures('H21.1', sums);
  expect(ours).toMatchObject({ scores: { TDGQ: 19.4 }, borrowed: [], total: undefined });
  expect(Object.keys(ours.scores)).toEqual(['TDGQ']);
  expect(rankedUnits([ours], (unit) => unit)).toEqual([]);
});

test('published figures are taken as they were published', () => {
  const { figures } = vanCanh;
  expect(publishedFigures(vanCanh)).toMatchObject({ total: 75.34, borrowed: [], percents: { ON_TIME: 97.06 } });
  expect(publishedFigures({ unit: 'H21.227', ...(figures && { figures }) }).total).toBe(75.34);
  expect(publishedFigures({ unit: 'H21.1' })).toEqual({ unit: 'H21.1', scores: {}, borrowed: [], percents: {} });
});

test('a group stands in percent of its most points, a metric in its own; the unknown is left out', () => {
  const ids = ['TDGQ', 'ON_TIME', 'ONLINE', 'DOSSIER_SYNC', 'X'].map((id) => ({ id, name: id }));
  const of = (figures: Parameters<typeof indicatorFigures>[1]) =>
    indicatorFigures({ indicators: ids }, figures).map(({ indicator, percent }) => [indicator, percent]);
  expect(of([publishedFigures(vanCanh)])).toEqual([
    ['TDGQ', 97.05], // 19.41 of 20
    ['ON_TIME', 97.06],
    ['ONLINE', 52.58], // 6.31 of 12
    ['DOSSIER_SYNC', expect.any(Number)],
  ]);
  expect(of([computedFigures('H21.1', sums)])).toEqual([
    ['TDGQ', 97],
    ['ON_TIME', 97],
  ]);
});

test('a frozen day says what was computed then', () => {
  const { scores, borrowed, total } = computedFigures('H21.227', sums, vanCanh);
  const frozen = frozenFigures.parse({ unit: 'H21.227', name: 'Vân Canh', sums, stocks: {}, scores, borrowed, total });
  expect(frozenUnit(frozen)).toEqual(computedFigures('H21.227', sums, vanCanh));
});
