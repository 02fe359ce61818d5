import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type MetricName, metrics, namespace } from '../../functions/lib/metrics.ts';
import { minutes } from './alarm.ts';

/** A metric of the functions' own, by the name that they write it under; `of` tells one of its series. */
export const own = (metricName: MetricName, statistic: string, every: number, of?: string): Metric => {
  const { by } = metrics[metricName];
  return new Metric({
    ...{ namespace, metricName, statistic, period: minutes(every) },
    ...(by && of && { dimensionsMap: { [by]: of } }),
  });
};

/** The share that `part` has in `whole`, 0 to 1. Of fewer than `atLeast` it says nothing: one of two is no trend. */
export const share = (part: IMetric, whole: IMetric, atLeast: number, every: number): MathExpression =>
  new MathExpression({
    expression: `IF(whole >= ${atLeast}, FILL(part, 0) / whole, 0)`,
    usingMetrics: { part, whole },
    period: minutes(every),
  });

/**
 * Several metrics together, those that were not measured counted as nothing.
 * @param base Measured at every moment: it adds nothing but the moments at which nothing else was measured at all.
 */
export const sumOf = (all: Readonly<Record<string, IMetric>>, every: number, base?: IMetric): MathExpression =>
  new MathExpression({
    expression: [...Object.keys(all).map((name) => `FILL(${name}, 0)`), ...(base ? ['base * 0'] : [])].join(' + '),
    usingMetrics: { ...all, ...(base && { base }) },
    period: minutes(every),
  });
