import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Instant, toInstant } from '../../functions/domain/time.ts';
import { failedOf } from './batch-answer.ts';
import type { MovableClock } from './clock.ts';
import { type DeadLetter, deadLetter } from './dead-letters.ts';
import { type KeptRecords, noRecords, type Records } from './kept-records.ts';
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
  /** Throws where nothing can be written now, and so nothing is to be handed over. */
  ready?(): void;
  /** Where messages are kept, and what an earlier run left there; without it they go with the process. */
  kept?: QueueRecords;
};

export type QueueRecords = {
  messages: Records<QueuedMessage>;
  deadLetters: Records<DeadLetter>;
  together: KeptRecords['together'];
  onceKept: KeptRecords['onceKept'];
};

const nothingKept: QueueRecords = {
  messages: noRecords.of('messages', queuedMessage),
  deadLetters: noRecords.of('dead letters', deadLetter),
  together: noRecords.together,
  onceKept: noRecords.onceKept,
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
};

/**
 * One SQS standard queue with its consumer and its dead letters, on the platform's clock. Each step is kept before it is
 * answered for: whoever was told that a message is taken finds it after a crash, out of sight as long as SQS would.
 */
export const makeQueue = (source: QueueSource): Queue => {
  const { name, visibilitySeconds, maxReceives, consumer, invoke, clock, kept = nothingKept } = source;
  const { ready = () => {} } = source;
  const messages = new Map(kept.messages.all().map((message) => [message.id, message]));
  const deadLetters = kept.deadLetters.all();

  const write = (message: QueuedMessage): void => {
    kept.messages.put(message.id, message);
    kept.onceKept(() => messages.set(message.id, message));
  };
  const forget = (ids: readonly string[]): void => {
    kept.together(() => {
      for (const id of ids) kept.messages.remove(id);
    });
    for (const id of ids) messages.delete(id);
  };

  const send = (body: string, delaySeconds = 0) => {
    const now = clock.epoch();
    const id = randomUUID();
    write({ id, body, sentAt: now, visibleAt: now + delaySeconds * 1000, receives: 0 });
    return { id, md5: md5(body) };
  };

  const bury = ({ id, body }: QueuedMessage): void => {
    const letter = { id, source: name, consumer: consumer.name, at: clock.now(), record: body };
    kept.together(() => {
      kept.deadLetters.put(id, letter);
      kept.messages.remove(id);
    });
    deadLetters.push(letter);
    messages.delete(id);
  };

  /** Takes visible messages out of sight; those that came too often become dead letters. */
  const receive = (): QueuedMessage[] => {
    const now = clock.epoch();
    const visible = [...messages.values()].filter(({ visibleAt }) => visibleAt <= now);
    if (visible.length > 0) ready();
    for (const message of visible.filter(({ receives }) => receives >= maxReceives)) bury(message);
    const taken = visible
      .filter(({ receives }) => receives < maxReceives)
      .sort((a, b) => a.visibleAt - b.visibleAt)
      .slice(0, consumer.batchSize * consumer.maxConcurrency)
      .map((message) => ({
        ...message,
        receives: message.receives + 1,
        visibleAt: now + visibilitySeconds * 1000,
      }));
    kept.together(() => taken.forEach(write));
    return taken;
  };

  const deliver = async (batch: readonly QueuedMessage[]): Promise<void> => {
    const ids = batch.map(({ id }) => id);
    const records = batch.map((message) => eventRecord(message, source));
    const failed = await invoke(consumer.name, { Records: records }).then(
      (answer) => failedOf(answer, ids),
      () => new Set(ids),
    );
    forget(ids.filter((id) => !failed.has(id)));
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
    const again = [...deadLetters];
    kept.together(() => {
      for (const { id, record } of again) {
        send(String(record));
        kept.deadLetters.remove(id);
      }
    });
    deadLetters.length = 0;
    return again.length;
  };

  return { send, drain, nextDue, deadLetters, redrive };
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
