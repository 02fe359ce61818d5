import type { CountedMetric, Metric } from './index766.ts';

/** Counts of a unit summed over the days of a period, by the names of `Count` in `campaign.ts`. */
export type Sums = Readonly<Record<string, number>>;

/** What our own counts can say of the index, each as part and whole. The rest only the portal knows. */
const counted: readonly (readonly [metric: Metric, part: string, whole: readonly string[]])[] = [
  ['ON_TIME', 'inTime', ['received']],
  ['ONLINE_DOSSIERS', 'online', ['received']],
  ['ONLINE_PAYMENT_DOSSIERS', 'paidOnline', ['withFee']],
  // The portal divides by what was received; a result can only be electronic where there is one.
  ['ORIGINAL_RESULT_AVAILABLE', 'electronicResult', ['early', 'onTime', 'late']],
  ['SO_HOA_GIAY_TO_GIAI_QUYET', 'digitised', ['received']],
  ['REUSED_DIGITIZED_DATA', 'reusedData', ['received']],
  ['DOSSIER_RECEIVING_SATISFACTION', 'satisfied', ['answered']],
];

/** The index's metrics as counted here over a period, to stand beside those that the portal published. */
export const metricsOf = (sums: Sums): (CountedMetric & { metric: Metric })[] =>
  counted.map(([metric, part, whole]) => ({
    metric,
    numerator: sums[part] ?? 0,
    denominator: whole.reduce((sum, count) => sum + (sums[count] ?? 0), 0),
  }));

/** A share in percent to two places; undefined where there is nothing to share. */
export const percentOf = ({ numerator = 0, denominator = 0 }: Pick<CountedMetric, 'numerator' | 'denominator'>) =>
  denominator > 0 ? Math.round((numerator * 10_000) / denominator) / 100 : undefined;
