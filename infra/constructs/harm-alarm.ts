import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** Over which stretch the metric of an alarm is measured. */
export const fiveMinutes = Duration.minutes(5);

/** An alarm says who is harmed while it rings: that is its text. It rings at `threshold` and above, `periods` times running. */
export const alarmOf = (
  scope: Construct,
  id: string,
  { harm, metric, threshold, periods }: { harm: string; metric: IMetric; threshold: number; periods: number },
): Alarm =>
  new Alarm(scope, id, {
    alarmDescription: harm,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
