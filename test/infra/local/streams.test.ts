import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { makeClock } from '../../../infra/local/clock.ts';
import { createTables } from '../../../infra/local/create-tables.ts';
import { type Database, startDatabase } from '../../../infra/local/database.ts';
import type { DeadLetter } from '../../../infra/local/dead-letters.ts';
import type { Records } from '../../../infra/local/kept-records.ts';
import { type Checkpoint, placesIn } from '../../../infra/local/shards.ts';
import { openStream } from '../../../infra/local/streams.ts';
import { engines } from './engines.ts';
import { recordsInMemory } from './records-in-memory.ts';

type Opened = {
  batchSize?: number;
  bad?: string[];
  throwing?: boolean;
  from?: Checkpoint;
  keptDeadLetters?: Records<DeadLetter>;
};

const text = z.object({ S: z.string() });
const image = z.object({ code: text, n: text }).optional();
const streamEvent = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      eventSource: z.literal('aws:dynamodb'),
      eventSourceARN: z.string(),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        ApproximateCreationDateTime: z.literal(1791766800),
        Keys: z.object({ code: text, sk: z.object({ S: z.literal('state') }) }),
        OldImage: image,
        NewImage: image,
      }),
    }),
  ),
});

describe.each(engines)('%s', (engine) => {
  let database: Database;
  let client: DynamoDBClient;
  let streams: DynamoDBStreamsClient;
  let table: string;
  let arn: string;
  let runs = 0;

  beforeAll(async () => {
    database = await startDatabase({ engine });
    const config = {
      endpoint: database.endpoint,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
    client = new DynamoDBClient(config);
    streams = new DynamoDBStreamsClient(config);
  });
  afterAll(async () => {
    client.destroy();
    streams.destroy();
    await database.stop();
  });
  beforeEach(async () => {
    const prefix = `run${runs++}-`;
    table = `${prefix}dossiers`;
    arn = (await createTables(client, prefix)).get('dossiers') ?? '';
  });

  const put = (code: string, n: string, sk = 'state', status = 'processing') =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: { code: { S: code }, sk: { S: sk }, n: { S: n }, status: { S: status } },
      }),
    );

  /** A consumer that notes each batch as `code n` words and fails on the words in `bad`. */
  const open = async (options: Opened = {}) => {
    const { batchSize = 10, bad = [], throwing = false, from, keptDeadLetters } = options;
    const batches: string[][] = [];
    const checkpoints: Checkpoint[] = [];
    const stream = await openStream({
      ...{ client: streams, arn, table: 'dossiers', region: 'ap-southeast-1', from, keptDeadLetters },
      keepCheckpoint: (checkpoint) => checkpoints.push(checkpoint),
      clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
      consumers: [{ name: 'react', batchSize, only: { sk: ['state'] } }],
      invoke: async (_name, event) => {
        const records = streamEvent.parse(event).Records.map(({ dynamodb: { SequenceNumber, Keys, NewImage } }) => ({
          id: SequenceNumber,
          word: `${Keys.code.S} ${NewImage?.n.S ?? 'gone'}`,
        }));
        batches.push(records.map(({ word }) => word));
        const failed = records.filter(({ word }) => bad.includes(word));
        if (throwing && failed.length > 0) throw new Error('poison');
        return { batchItemFailures: failed.map(({ id }) => ({ itemIdentifier: id })) };
      },
    });
    return { stream, batches, checkpoints };
  };

  test('dead letters are handed over once more: what is done goes, what fails again stays, also over the next start', async () => {
    const keptDeadLetters = recordsInMemory<DeadLetter>();
    const bad = ['a 1', 'b 1'];
    const { stream, batches } = await open({ bad, keptDeadLetters });
    for (const code of ['a', 'b', 'c']) await put(code, '1');
    await stream.drain();
    expect(stream.deadLetters).toHaveLength(2);
    batches.length = 0;
    bad.splice(0, 1);
    expect(await stream.redrive()).toEqual({ done: 1, left: 1 });
    expect([batches, keptDeadLetters.all().length]).toEqual([[['a 1'], ['b 1']], 1]);
    bad.splice(0, 1);
    const next = await open({ keptDeadLetters, from: {} });
    expect(await next.stream.redrive()).toEqual({ done: 1, left: 0 });
    expect([next.batches, keptDeadLetters.all()]).toEqual([[['b 1']], []]);
  });

  test('hands over every state as it comes to be, in order and in batches, once; no deletion', async () => {
    const { stream, batches } = await open({ batchSize: 2 });
    expect(await stream.drain()).toBe(0);
    await put('a', '1');
    await put('a', '1', 'change#1');
    await put('a', '2');
    await put('b', '1');
    await client.send(new DeleteItemCommand({ TableName: table, Key: { code: { S: 'a' }, sk: { S: 'state' } } }));
    expect(await stream.drain()).toBe(3);
    expect(batches).toEqual([['a 1', 'a 2'], ['b 1']]);
    expect(await stream.drain()).toBe(0);
    await put('c', '1');
    expect(await stream.drain()).toBe(1);
  });

  test('of two consumers each gets what it wishes for: one every state, the other only finished ones', async () => {
    const heard: string[] = [];
    const stream = await openStream({
      ...{ client: streams, arn, table: 'dossiers', region: 'ap-southeast-1' },
      clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
      consumers: [
        { name: 'react', batchSize: 10, only: { sk: ['state'] } },
        { name: 'learn', batchSize: 10, only: { sk: ['state'], status: ['finished', 'returned'] } },
      ],
      invoke: async (name, event) => {
        const words = streamEvent.parse(event).Records.map(({ dynamodb: { NewImage } }) => NewImage?.n.S ?? 'gone');
        heard.push(`${name}: ${words.join(' ')}`);
      },
    });
    await put('a', '1');
    await put('a', '2', 'state', 'finished');
    await put('a', '2', 'change#2', 'finished');
    await put('b', '3');
    await stream.drain();
    await put('b', '4');
    await stream.drain();
    expect(heard).toEqual(['react: 1 2 3', 'learn: 2', 'react: 4']);
  });

  test('records that failed come again with those after them; what never succeeds is set aside', async () => {
    const { stream, batches } = await open({ bad: ['b 1'] });
    for (const code of ['a', 'b', 'c']) await put(code, '1');
    await stream.drain();
    expect(batches).toEqual([['a 1', 'b 1', 'c 1'], ['b 1'], ['b 1'], ['b 1'], ['b 1'], ['b 1'], ['c 1']]);
    expect(stream.deadLetters).toMatchObject([
      { source: 'dossiers', consumer: 'react', record: { eventName: 'INSERT' } },
    ]);
  });

  test('a consumer that breaks on one record gets all the others', async () => {
    const { stream, batches } = await open({ bad: ['b 1'], throwing: true });
    for (const code of ['a', 'b', 'c']) await put(code, '1');
    await stream.drain();
    expect(new Set(batches.flat())).toEqual(new Set(['a 1', 'b 1', 'c 1']));
    expect(batches.at(-1)).toEqual(['c 1']);
    expect(stream.deadLetters).toHaveLength(1);
  });

  test('goes on after its checkpoint, and from the start without one', async () => {
    const first = await open();
    await put('a', '1');
    await first.stream.drain();
    await put('b', '1');
    const second = await open({ from: first.checkpoints.at(-1) });
    await second.stream.drain();
    expect(second.batches).toEqual([['b 1']]);
    const third = await open();
    await third.stream.drain();
    expect(third.batches).toEqual([['a 1', 'b 1']]);
  });

  test('a stream says of a place whether it has it or ends before it', async () => {
    const { stream, checkpoints } = await open();
    await put('a', '1');
    await stream.drain();
    const [[shard, place] = ['', '']] = Object.entries(checkpoints.at(-1) ?? {});
    const beyond = String(Number(place) + 7).padStart(place.length, '0');
    expect(await placesIn(streams, arn, { [shard]: place })).toEqual(['there']);
    expect(await placesIn(streams, arn, { [shard]: beyond })).toEqual(['beyond']);
    expect(await placesIn(streams, arn, { 'shardId-of-old': place })).toEqual(['forgotten']);
    expect(await placesIn(streams, arn, {})).toEqual([]);
  });

  test('how far was read is kept after it was handed over: what a killed process held comes again', async () => {
    const keptDeadLetters = recordsInMemory<DeadLetter>();
    await put('a', '1');
    const read: Checkpoint[] = [];
    const killed = await openStream({
      ...{ client: streams, arn, table: 'dossiers', region: 'ap-southeast-1' },
      clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
      consumers: [{ name: 'react', batchSize: 10, only: {} }],
      keepCheckpoint: (checkpoint) => read.push(checkpoint),
      invoke: () => new Promise(() => {}),
    });
    await Promise.race([killed.drain(), new Promise((resolve) => setTimeout(resolve, 300))]);
    expect(read).toEqual([]);
    for (let start = 0; start < 2; start++) {
      const next = await open({ bad: ['a 1'], keptDeadLetters });
      await next.stream.drain();
      expect(next.batches).toContainEqual(['a 1']);
      expect(next.stream.deadLetters).toHaveLength(1);
    }
    expect(keptDeadLetters.all()).toHaveLength(1);
  });

  test('reads more than one page', { timeout: 30_000 }, async () => {
    const { stream, batches } = await open({ batchSize: 500 });
    for (let n = 0; n < 1050; n += 50)
      await Promise.all(Array.from({ length: 50 }, (_, i) => put(`code-${n + i}`, '1')));
    expect(await stream.drain()).toBe(1050);
    expect(new Set(batches.flat()).size).toBe(1050);
  });
});
