import type { _Record, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { failedOf } from './batch-answer.ts';
import type { MovableClock } from './clock.ts';
import { type DeadLetter, deadLetter, type Redriven } from './dead-letters.ts';
import { noRecords, type Records } from './kept-records.ts';
import { NoRoom } from './room.ts';
import { serial } from './serial.ts';
import { type Checkpoint, openShards } from './shards.ts';

/** Calls a function by its name with an event, as Lambda does. */
export type Invoke = (name: string, event: unknown) => Promise<unknown>;

export type StreamConsumer = {
  name: string;
  batchSize: number;
  /** Only items whose new image has one of these values in each of these attributes. */
  only: Readonly<Record<string, readonly string[]>>;
};

export type StreamSource = {
  client: DynamoDBStreamsClient;
  arn: string;
  table: string;
  consumers: readonly StreamConsumer[];
  invoke: Invoke;
  clock: MovableClock;
  region: string;
  /** Where reading stopped in an earlier run; from the start of the stream without. */
  from?: Checkpoint;
  /** Told how far was read, each time after it was handed over. */
  keepCheckpoint?(read: Checkpoint): void;
  /** Where dead letters are kept, and those of an earlier run. */
  keptDeadLetters?: Records<DeadLetter>;
};

export type Stream = {
  table: string;
  /** Hands its dead letters over once more; answers how many were done, and how many stay. */
  redrive(): Promise<Redriven>;
  /** Reads until nothing is left and hands it over in order; answers how many records were handed over. */
  drain(): Promise<number>;
  deadLetters: readonly DeadLetter[];
};

/** How often a record is handed over before it is a dead letter. */
const maxTries = 6;

/**
 * A table's stream and the functions that it wakes, like Lambda's event source mapping: batches in order, the records
 * that the function says failed come again with all that follow them, and a record that never succeeds is set aside
 * so that it does not hold up the rest (bisecting on error).
 */
export const openStream = async (source: StreamSource): Promise<Stream> => {
  const { client, arn, table, consumers, clock, from, keepCheckpoint = () => {} } = source;
  const { keptDeadLetters = noRecords.of('dead letters', deadLetter) } = source;
  const shards = await openShards(client, arn, from);
  const deadLetters = keptDeadLetters.all();

  /** A record that comes again after a crash is the same letter. */
  const bury = (record: EventRecord, consumer: string): void => {
    const id = `${consumer} ${record.dynamodb.SequenceNumber}`;
    if (deadLetters.some((letter) => letter.id === id)) return;
    const letter = { id, source: table, consumer, at: clock.now(), record };
    keptDeadLetters.put(id, letter);
    deadLetters.push(letter);
  };

  const drain = serial(async () => {
    let handed = 0;
    for (;;) {
      const { records, more } = await shards.read();
      for (const consumer of consumers) {
        const mine = records.filter(wantedBy(consumer));
        const events = mine.map((record) => eventRecord(record, source));
        await handOver(events, consumer, source.invoke, (record) => bury(record, consumer.name));
        handed += mine.length;
      }
      shards.done();
      if (records.length > 0) keepCheckpoint(shards.checkpoint());
      if (!more) return handed;
    }
  });

  /** In the order in which they came; what fails again stays. */
  const redrive = async (): Promise<Redriven> => {
    let done = 0;
    for (const letter of [...deadLetters]) {
      const { SequenceNumber } = recordOf(letter).dynamodb;
      const answer = await source.invoke(letter.consumer, { Records: [letter.record] }).catch(failsUnlessNoRoom);
      if (answer === 'failed' || failedOf(answer, [SequenceNumber]).size > 0) continue;
      keptDeadLetters.remove(letter.id);
      deadLetters.splice(deadLetters.indexOf(letter), 1);
      done += 1;
    }
    return { done, left: deadLetters.length };
  };

  return { table, drain, redrive, deadLetters };
};

const recordOf = ({ record }: DeadLetter) =>
  z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) }).parse(record);

/** A function's own failure counts; that nothing can be written is nobody's. */
const failsUnlessNoRoom = (error: unknown): 'failed' => {
  if (error instanceof NoRoom) throw error;
  return 'failed';
};

/** Whether a consumer wants to hear of a record. */
export const wantedBy =
  ({ only }: Pick<StreamConsumer, 'only'>) =>
  ({ dynamodb }: _Record): boolean =>
    Object.entries(only).every(([name, values]) => values.includes(dynamodb?.NewImage?.[name]?.S ?? ''));

const handOver = async (
  records: readonly EventRecord[],
  { name, batchSize }: StreamConsumer,
  invoke: Invoke,
  giveUp: (record: EventRecord) => void,
): Promise<void> => {
  let next = 0;
  let tries = 0;
  while (next < records.length) {
    // A batch that failed is tried again one by one, so that the record at fault is found.
    const batch = records.slice(next, next + (tries === 0 ? batchSize : 1));
    const ids = batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
    const failed = await invoke(name, { Records: batch }).then(
      (answer) => failedOf(answer, ids),
      (error: unknown) => {
        failsUnlessNoRoom(error);
        return new Set(ids);
      },
    );
    const firstFailed = ids.findIndex((id) => failed.has(id));
    next += firstFailed === -1 ? batch.length : firstFailed;
    if (firstFailed === -1) tries = 0;
    else tries = firstFailed === 0 ? tries + 1 : 1;
    const stuck = records[next];
    if (tries === maxTries && stuck) {
      giveUp(stuck);
      next += 1;
      tries = 0;
    }
  }
};

type EventRecord = ReturnType<typeof eventRecord>;

/** The record as a function gets it: times are epoch seconds, of the platform's clock. */
const eventRecord = (record: _Record, { arn, clock, region }: StreamSource) => ({
  ...record,
  awsRegion: region,
  eventSourceARN: arn,
  dynamodb: {
    ...record.dynamodb,
    SequenceNumber: record.dynamodb?.SequenceNumber ?? '',
    ApproximateCreationDateTime: Math.floor(clock.epoch() / 1000),
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
});
