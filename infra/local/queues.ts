import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Instant, toInstant } from '../../functions/domain/time.ts';
import { failedOf } from './batch-answer.ts';
import type { MovableClock } from './clock.ts';
import type { DeadLetter } from './dead-letters.ts';
import { serial } from './serial.ts';
import type { Invoke } from './streams.ts';

/** A message as it waits: times are milliseconds since 1970. */
export const queuedMessage = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.number(),
  visibleAt: z.number(),
  receives: z.number(),
});
export type QueuedMessage = z.infer<typeof queuedMessage>;

export type QueueConsumer = { name: string; batchSize: number; maxConcurrency: number };

export type QueueSource = {
  name: string;
  arn: string;
  region: string;
  visibilitySeconds: number;
  /** After so many hand-overs without success a message is a dead letter. */
  maxReceives: number;
  consumer: QueueConsumer;
  invoke: Invoke;
  clock: MovableClock;
  /** What waited when an earlier run ended. */
  waiting?: readonly QueuedMessage[];
};

export type Queue = {
  send(body: string, delaySeconds?: number): { id: string; md5: string };
  /** Hands over all that is visible at the clock's now, also what becomes visible meanwhile; answers how many. */
  drain(): Promise<number>;
  /** When the next message becomes visible; undefined when the queue is empty. */
  nextDue(): Instant | undefined;
  deadLetters: readonly DeadLetter[];
  /** Puts the dead letters back, as they were sent; answers how many. */
  redrive(): number;
  waiting(): readonly QueuedMessage[];
};

/** One SQS standard queue with its consumer and its dead letters, on the platform's clock. */
export const makeQueue = (source: QueueSource): Queue => {
  const { name, visibilitySeconds, maxReceives, consumer, invoke, clock } = source;
  const messages = new Map((source.waiting ?? []).map((message) => [message.id, { ...message }]));
  const deadLetters: DeadLetter[] = [];

  const send = (body: string, delaySeconds = 0) => {
    const now = clock.epoch();
    const message = { id: randomUUID(), body, sentAt: now, visibleAt: now + delaySeconds * 1000, receives: 0 };
    messages.set(message.id, message);
    return { id: message.id, md5: md5(body) };
  };

  /** Takes visible messages out of sight; those that came too often become dead letters. */
  const receive = (): QueuedMessage[] => {
    const now = clock.epoch();
    const visible = [...messages.values()].filter(({ visibleAt }) => visibleAt <= now);
    const worn = visible.filter(({ receives }) => receives >= maxReceives);
    for (const { id, body } of worn) {
      messages.delete(id);
      deadLetters.push({ source: name, consumer: consumer.name, at: clock.now(), record: body });
    }
    const taken = visible
      .filter((message) => !worn.includes(message))
      .sort((a, b) => a.visibleAt - b.visibleAt)
      .slice(0, consumer.batchSize * consumer.maxConcurrency);
    for (const message of taken) {
      message.receives += 1;
      message.visibleAt = now + visibilitySeconds * 1000;
    }
    return taken;
  };

  const deliver = async (batch: readonly QueuedMessage[]): Promise<void> => {
    const ids = batch.map(({ id }) => id);
    const records = batch.map((message) => eventRecord(message, source));
    const failed = await invoke(consumer.name, { Records: records }).then(
      (answer) => failedOf(answer, ids),
      () => new Set(ids),
    );
    for (const id of ids) if (!failed.has(id)) messages.delete(id);
  };

  const drain = serial(async () => {
    let handed = 0;
    for (let taken = receive(); taken.length > 0; taken = receive()) {
      await Promise.all(batches(taken, consumer.batchSize).map(deliver));
      handed += taken.length;
    }
    return handed;
  });

  const nextDue = (): Instant | undefined => {
    let next = Number.POSITIVE_INFINITY;
    for (const { visibleAt } of messages.values()) next = Math.min(next, visibleAt);
    // Instants have whole seconds: the next one at which the message is surely visible.
    return next === Number.POSITIVE_INFINITY ? undefined : toInstant(Math.ceil(next / 1000) * 1000);
  };

  const redrive = (): number => {
    const again = deadLetters.splice(0);
    for (const { record } of again) send(String(record));
    return again.length;
  };

  return { send, drain, nextDue, deadLetters, redrive, waiting: () => [...messages.values()] };
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

const eventRecord = ({ id, body, sentAt, receives }: QueuedMessage, { arn, region, clock }: QueueSource) => ({
  messageId: id,
  receiptHandle: `${id}#${receives}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: String(sentAt),
    SenderId: '000000000000',
    ApproximateFirstReceiveTimestamp: String(clock.epoch()),
  },
  messageAttributes: {},
  md5OfBody: md5(body),
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion: region,
});
