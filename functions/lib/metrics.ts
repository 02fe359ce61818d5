import { epochOf, type Instant } from '../domain/time.ts';

/**
 * What the functions measure of themselves. Each series costs by the month, so there are few: what more there is to know
 * of a notice or a file stands in the same log line.
 */
export const namespace = 'BaoTin';

/** Every metric, with the key of the log line that it is told apart by. */
export const metrics = {
  /** What became of a notice each time that something did. */
  Notices: { by: 'outcome', unit: 'Count' },
  /** From the start of the promise's clock to the carrier's yes: domain/promise.ts. */
  HandoverSeconds: { by: undefined, unit: 'Seconds' },
  /** 1 for a notice that was handed over later than promised, 0 for one in time. */
  LateHandovers: { by: undefined, unit: 'Count' },
  /** Records that were handed in, and those of them that were refused. */
  Rows: { by: undefined, unit: 'Count' },
  RefusedRows: { by: undefined, unit: 'Count' },
  /** Records that could not be taken in by a fault of ours, whatever they held. */
  FailedRows: { by: undefined, unit: 'Count' },
  /** Sign-ins and sign-outs that did not go as they should. */
  SignInFaults: { by: undefined, unit: 'Count' },
  /** Runs of the clock's jobs that came to their end. */
  Runs: { by: 'job', unit: 'Count' },
} as const;
export type MetricName = keyof typeof metrics;

const isMetric = (name: string): name is MetricName => Object.hasOwn(metrics, name);

/**
 * Values as part of a log line in CloudWatch's embedded metric format: the line is the metric, nothing else is called.
 * The line must hold the keys that its metrics are told apart by.
 */
export const measured = (now: Instant, values: Partial<Record<MetricName, number>>) => ({
  ...values,
  _aws: {
    Timestamp: epochOf(now),
    CloudWatchMetrics: Object.keys(values)
      .filter(isMetric)
      .map((Name) => {
        const { by, unit: Unit } = metrics[Name];
        return { Namespace: namespace, Dimensions: [by ? [by] : []], Metrics: [{ Name, Unit }] };
      }),
  },
});
