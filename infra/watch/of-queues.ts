import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { DeadLetters } from '../constructs/work-queue.ts';
import { queues } from '../topology.ts';
import { type AlarmSpec, minutes } from './alarm.ts';

type QueueSpec = (typeof queues)[keyof typeof queues];

/** How old the oldest message is while the queue is never empty; one that waits for its hour is invisible and does not count. */
export const waiting = (queue: IQueue): MathExpression =>
  new MathExpression({
    label: 'oldest, seconds',
    expression: 'IF(visible > 0, age, 0)',
    usingMetrics: {
      age: queue.metricApproximateAgeOfOldestMessage({ period: minutes(5), statistic: 'max' }),
      visible: queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'min' }),
    },
    period: minutes(5),
  });

const ofQueue = (name: string, queue: IQueue, { harm, oldestMinutes }: QueueSpec): AlarmSpec => ({
  ...{ id: 'queue-waits', of: name, harm },
  first: `see on the dashboard whether the consumer of "${name}" runs, fails, or keeps to its pace under a great load.`,
  metric: waiting(queue),
  threshold: oldestMinutes * 60,
  periods: 2,
});

const ofDeadLetters = (name: string, letters: DeadLetters): AlarmSpec => ({
  ...{ id: 'dead-letters', of: name, harm: letters.harm },
  first: `mend the cause (saved query "errors"), then npm run redrive brings them back.`,
  metric: letters.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'max' }),
  // Each is something that nobody will do any more by itself.
  threshold: 1,
});

/** Whether work waits, and what was given up. */
export const ofQueues = (
  queueOf: (name: string) => IQueue,
  deadLetters: readonly (readonly [string, DeadLetters])[],
): AlarmSpec[] => [
  ...Object.entries(queues).map(([name, spec]) => ofQueue(name, queueOf(name), spec)),
  ...deadLetters.map(([name, letters]) => ofDeadLetters(name, letters)),
];
