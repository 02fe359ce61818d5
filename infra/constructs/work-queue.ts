import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

type Lost = {
  /** Whose work it is: a function, a queue. */
  of: string;
  /** Who is harmed by it. */
  harm: string;
};

/** Where work ends up that could not be done. Whoever watches finds it by its class, so that none is forgotten. */
export class DeadLetters extends Queue {
  readonly of: string;
  readonly harm: string;

  constructor(scope: Construct, id: string, { of, harm }: Lost) {
    super(scope, id, { ...safe, retentionPeriod: Duration.days(14) });
    this.of = of;
    this.harm = harm;
  }
}

type WorkQueueProps = { harm: string; visibilitySeconds: number; maxReceives: number };

/** A queue whose messages go to the dead letters when they were taken up `maxReceives` times in vain. */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { harm, visibilitySeconds, maxReceives }: WorkQueueProps) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters', { of: id, harm });
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      // Longer than any night or holiday that a stopped consumer may go unnoticed.
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    });
  }
}
