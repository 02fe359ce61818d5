import { setImmediate as nextTurn } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { epochOf, toInstant } from '../../../functions/domain/time.ts';
import { type MovableClock, makeClock } from '../../../infra/local/clock.ts';
import { type Endpoints, startEndpoints } from '../../../infra/local/endpoints.ts';
import { makeQueue, type Queue, type QueueRecords } from '../../../infra/local/queues.ts';
import { sqsEndpoint } from '../../../infra/local/sqs-endpoint.ts';
import { recordsInMemory } from './records-in-memory.ts';

const sqsEvent = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      eventSource: z.literal('aws:sqs'),
      attributes: z.object({ ApproximateReceiveCount: z.string() }),
    }),
  ),
});

let endpoints: Endpoints;
let sqs: SQSClient;
let clock: MovableClock;
let queue: Queue;
/** Bodies of each batch that the consumer got. */
let batches: string[][];
/** Bodies that the consumer fails on. */
let failing: Set<string>;

beforeAll(async () => {
  endpoints = await startEndpoints({ sqs: sqsEndpoint((name) => (name === 'now' ? queue : undefined)) });
  sqs = new SQSClient({
    region: 'ap-southeast-1',
    endpoint: endpoints.url('sqs'),
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  sqs.destroy();
  await endpoints.stop();
});
beforeEach(() => {
  clock = makeClock({ start: '2026-10-12T08:00:00+07:00' });
  batches = [];
  failing = new Set();
  queue = makeQueue({
    name: 'now',
    arn: 'arn:aws:sqs:ap-southeast-1:000000000000:now',
    region: 'ap-southeast-1',
    visibilitySeconds: 180,
    maxReceives: 3,
    consumer: { name: 'send-notice', batchSize: 2, maxConcurrency: 2 },
    clock,
    invoke: async (_name, event) => {
      const { Records } = sqsEvent.parse(event);
      batches.push(Records.map(({ body }) => body));
      const failed = Records.filter(({ body }) => failing.has(body));
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    },
  });
});

const send = (MessageBody: string, DelaySeconds?: number) =>
  sqs.send(new SendMessageCommand({ QueueUrl: `${endpoints.url('sqs')}/000000000000/now`, MessageBody, DelaySeconds }));

test('what the real client sends is handed over in batches, once', async () => {
  for (const body of ['một', 'hai', 'ba']) expect((await send(body)).MessageId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await queue.drain()).toBe(3);
  expect(batches).toEqual([['một', 'hai'], ['ba']]);
  expect(await queue.drain()).toBe(0);
  expect(queue.nextDue()).toBeUndefined();
});

test('a delayed message waits until the clock is there', async () => {
  await send('later', 300);
  expect(await queue.drain()).toBe(0);
  expect(queue.nextDue()).toBe('2026-10-12T08:05:00+07:00');
  clock.moveTo('2026-10-12T08:04:59+07:00');
  expect(await queue.drain()).toBe(0);
  clock.moveTo('2026-10-12T08:05:00+07:00');
  expect(await queue.drain()).toBe(1);
});

test('a message that failed comes again alone after the visibility time-out, and then is a dead letter', async () => {
  failing.add('bad');
  await send('bad');
  await send('good');
  for (let i = 0; i < 4; i++) {
    await queue.drain();
    const due = queue.nextDue();
    if (due) clock.moveTo(due);
  }
  expect(batches).toEqual([['bad', 'good'], ['bad'], ['bad']]);
  expect(queue.deadLetters).toMatchObject([{ source: 'now', consumer: 'send-notice', record: 'bad' }]);
  expect(clock.now()).toBe('2026-10-12T08:09:00+07:00');
});

test('messages that are sent while others are handed over are handed over too', async () => {
  let sent = false;
  const eager = makeQueue({
    ...{ name: 'now', arn: 'arn', region: 'r', visibilitySeconds: 30, maxReceives: 3, clock },
    consumer: { name: 'eager', batchSize: 1, maxConcurrency: 1 },
    invoke: async () => {
      if (!sent) eager.send('another');
      sent = true;
    },
  });
  eager.send('one');
  expect(await eager.drain()).toBe(2);
});

/** Records as a file has them, that outlive the queue which writes them. */
const keptInMemory = (): QueueRecords => ({
  messages: recordsInMemory(),
  deadLetters: recordsInMemory(),
  together: (change) => change(),
  onceKept: (act) => act(),
});

const plusSeconds = (instant: string, seconds: number): string => toInstant(epochOf(instant) + seconds * 1000);

/** Lets `work` begin, and does not wait for what never ends. */
const cutOff = (work: Promise<unknown>): Promise<unknown> => Promise.race([work, nextTurn()]);

const bodiesOf = (event: unknown): string[] => sqsEvent.parse(event).Records.map(({ body }) => body);

test('a process that is killed with a message in its hands has it again when SQS would give it again', async () => {
  const kept = keptInMemory();
  const source = {
    ...{ name: 'now', arn: 'arn', region: 'r', visibilitySeconds: 30, maxReceives: 3, clock, kept },
    consumer: { name: 'send-notice', batchSize: 1, maxConcurrency: 1 },
  };
  const killed = makeQueue({ ...source, invoke: () => new Promise(() => {}) });
  killed.send('in hands');
  killed.send('delayed', 60);
  await cutOff(killed.drain());

  const got: string[] = [];
  const next = makeQueue({
    ...source,
    invoke: async (_name, event) => {
      got.push(...bodiesOf(event));
    },
  });
  expect(await next.drain()).toBe(0);
  expect(next.nextDue()).toBe('2026-10-12T08:00:30+07:00');
  clock.moveTo('2026-10-12T08:01:00+07:00');
  await next.drain();
  expect(got).toEqual(['in hands', 'delayed']);
  expect(kept.messages.all()).toEqual([]);
});

type Step = 'send' | 'send later' | 'drain' | 'kill' | 'kill in the midst' | 'redrive';
const step = fc.constantFrom<Step>('send', 'send later', 'drain', 'kill', 'kill in the midst', 'redrive');

test('whatever is killed and whenever, a message that was answered for is handled, a dead letter, or waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(4), async (steps, refused) => {
      const time = makeClock({ start: '2026-10-12T08:00:00+07:00' });
      const kept = keptInMemory();
      const handled: string[] = [];
      const sent: string[] = [];
      const start = (isKilled = false): Queue =>
        makeQueue({
          ...{ name: 'now', arn: 'arn', region: 'r', visibilitySeconds: 30, maxReceives: 2, clock: time, kept },
          consumer: { name: 'send-notice', batchSize: 2, maxConcurrency: 2 },
          invoke: async (_name, event) => {
            if (isKilled) return new Promise(() => {});
            const bodies = bodiesOf(event);
            if (bodies.includes(String(refused))) throw new Error('refused');
            handled.push(...bodies);
            return undefined;
          },
        });
      let running = start();
      for (const now of steps) {
        if (now.startsWith('send')) {
          const body = String(sent.length);
          running.send(body, now === 'send later' ? 45 : 0);
          sent.push(body);
        }
        if (now === 'drain') await running.drain();
        if (now === 'redrive') running.redrive();
        if (now === 'kill in the midst') await cutOff(start(true).drain());
        if (now.startsWith('kill')) running = start();
        time.moveTo(plusSeconds(time.now(), 20));
      }
      const waiting = kept.messages.all().map(({ body }) => body);
      const dead = kept.deadLetters.all().map(({ record }) => record);
      expect(new Set([...handled, ...waiting, ...dead])).toEqual(new Set(sent));
      expect(running.deadLetters).toEqual(kept.deadLetters.all());
    }),
    { numRuns: 200 },
  );
});

test('the limits of SQS hold: delay of at most 15 minutes, a body, a queue that exists', async () => {
  await expect(send('x', 901)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(send('')).rejects.toThrow();
  const elsewhere = new SendMessageCommand({ QueueUrl: `${endpoints.url('sqs')}/000000000000/no`, MessageBody: 'x' });
  await expect(sqs.send(elsewhere)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});
