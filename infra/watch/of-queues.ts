import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { DeadLetters } from '../constructs/work-queue.ts';
import { queues } from '../topology.ts';
import { type AlarmSpec, minutes } from './alarm.ts';

type QueueSpec = (typeof queues)[keyof typeof queues];

/** How old the oldest message is while the queue is never empty; one that waits for its hour is invisible and does not count. */
export const waiting = (queue: IQueue, label: string): MathExpression =>
  new MathExpression({
    label,
    expression: `IF(visible_${label} > 0, age_${label}, 0)`,
    usingMetrics: {
      [`age_${label}`]: queue.metricApproximateAgeOfOldestMessage({ period: minutes(5), statistic: 'max' }),
      [`visible_${label}`]: queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'min' }),
    },
    period: minutes(5),
  });

const ofQueue = (name: string, queue: IQueue, { harm, oldestMinutes }: QueueSpec): AlarmSpec => ({
  ...{ id: 'queue-waits', of: name, harm },
  first: `see on the dashboard whether the consumer of "${name}" runs, fails, or keeps to its pace under a great load.`,
  metric: waiting(queue, name),
  threshold: oldestMinutes * 60,
  periods: 2,
});

const ofDeadLetters = (letters: DeadLetters): AlarmSpec => ({
  ...{ id: 'dead-letters', of: letters.of, harm: letters.harm },
  first: `mend the cause (saved query "errors"), then npm run redrive brings them back.`,
  metric: letters.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'max' }),
  // Each is something that nobody will do any more by itself.
  threshold: 1,
});

/** Whether work waits, and what was given up. */
export const ofQueues = (queueOf: (name: string) => IQueue, letters: readonly DeadLetters[]): AlarmSpec[] => [
  ...Object.entries(queues).map(([name, spec]) => ofQueue(name, queueOf(name), spec)),
  ...letters.map(ofDeadLetters),
];
