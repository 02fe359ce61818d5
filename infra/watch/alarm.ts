import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Every kind of alarm; each has a section of this name in docs/runbook.md. */
export const alarmIds = [
  'function-fails',
  'function-slow',
  'functions-throttled',
  'stream-behind',
  'queue-waits',
  'dead-letters',
  'notices-failed',
  'notices-unknown',
  'our-fault',
  'promise-broken',
  'promise-slipping',
  'carrier-puts-off',
  'carrier-refuses',
  'sms-undelivered',
  'sms-money',
  'email-bounces',
  'email-complaints',
  'sign-in-fails',
  'run-missed',
  'calls-fail',
  'table-refuses',
  'rows-refused',
  'rows-failed',
] as const;
export type AlarmId = (typeof alarmIds)[number];

/** An alarm as data. It rings while the metric is at `threshold` or above for so many of its periods. */
export type AlarmSpec = {
  id: AlarmId;
  /** Of what, where there are several of its kind: a function, a queue. */
  of?: string;
  /** Who is harmed while it rings. */
  harm: string;
  /** What to do first. */
  first: string;
  metric: IMetric;
  threshold: number;
  /** One behind the other; 1 if not said. */
  periods?: number;
};

export const minutes = (count: number): Duration => Duration.minutes(count);

/** What an operator reads in the mail: who is harmed, what to do first, where to read on. */
export const descriptionOf = ({ id, harm, first }: AlarmSpec): string =>
  `${harm} First: ${first} Then: docs/runbook.md, section "${id}".`;

/** The alarm, which tells the topic. Where nothing was measured, nothing was amiss: the rest is said by the metric. */
export const ring = (scope: Construct, spec: AlarmSpec, topic: ITopic): Alarm => {
  const alarm = new Alarm(scope, spec.of ? `${spec.id}-${spec.of}` : spec.id, {
    alarmDescription: descriptionOf(spec),
    metric: spec.metric,
    threshold: spec.threshold,
    evaluationPeriods: spec.periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
};
