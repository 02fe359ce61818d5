import { expect, test } from 'vitest';
import { contribution, differences } from '../../functions/domain/campaign.ts';
import { scoreGroup } from '../../functions/domain/index766.ts';
import { metricsOf, percentOf } from '../../functions/domain/tally-metrics.ts';
import { aDossier } from '../builders.ts';

const now = '2026-10-26T09:00:00+07:00';

test('what dossiers count as becomes metrics of the index', () => {
  const finished = { status: 'finished', finishedAt: '2026-10-24T08:00:00+07:00' } as const; // a day late
  const dossiers = [
    aDossier({ appliedThrough: 'online', fee: 115_000, paymentMethod: 'online', paidAt: now, digitised: true }),
    aDossier({ appliedThrough: 'online', submittedBy: 'staff', fee: 115_000 }),
    aDossier({ ...finished, electronicResult: true, reusedData: true }),
    aDossier({ ...finished, finishedAt: '2026-10-20T08:00:00+07:00' }),
  ];
  const sums: Record<string, number> = {};
  for (const { counts } of dossiers.flatMap((dossier) => differences(undefined, contribution(dossier, now))))
    for (const [count, by] of Object.entries(counts)) sums[count] = (sums[count] ?? 0) + by;
  const metrics = metricsOf({ ...sums, answered: 10, satisfied: 9 });
  expect(metrics.map(({ metric, numerator, denominator }) => `${metric} ${numerator}/${denominator}`)).toEqual([
    'ON_TIME 3/4',
    'ONLINE_DOSSIERS 2/4',
    'ONLINE_PAYMENT_DOSSIERS 1/2',
    'ORIGINAL_RESULT_AVAILABLE 1/2',
    'SO_HOA_GIAY_TO_GIAI_QUYET 1/4',
    'REUSED_DIGITIZED_DATA 1/4',
    'DOSSIER_RECEIVING_SATISFACTION 9/10',
  ]);
  expect(scoreGroup('TDGQ', metrics.slice(0, 1))).toBe(15);
});

test('a share of nothing is no percentage', () => {
  expect(percentOf({ numerator: 2541, denominator: 2618 })).toBe(97.06); // as the portal published it
  expect(percentOf({ numerator: 0, denominator: 0 })).toBeUndefined();
  expect(metricsOf({}).map(percentOf)).toEqual(metricsOf({}).map(() => undefined));
});
