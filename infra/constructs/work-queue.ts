import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmOf, fiveMinutes } from './harm-alarm.ts';

const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** Where work ends up that could not be done, and the alarm that says whom this harms. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { harm }: { harm: string }) {
    super(scope, id, { ...safe, retentionPeriod: Duration.days(14) });
    const metric = this.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'max' });
    alarmOf(this, 'Alarm', { harm, metric, threshold: 1, periods: 1 });
  }
}

type WorkQueueProps = { harm: string; visibilitySeconds: number; maxReceives: number };

/** A queue whose messages go to the dead letters, with an alarm, when they were taken up `maxReceives` times in vain. */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { harm, visibilitySeconds, maxReceives }: WorkQueueProps) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters', { harm });
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      // Longer than any night or holiday that a stopped consumer may go unnoticed.
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    });
  }
}
