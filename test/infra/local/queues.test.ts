import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { type MovableClock, makeClock } from '../../../infra/local/clock.ts';
import { type Endpoints, startEndpoints } from '../../../infra/local/endpoints.ts';
import { makeQueue, type Queue } from '../../../infra/local/queues.ts';
import { sqsEndpoint } from '../../../infra/local/sqs-endpoint.ts';

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

test('what waits can be carried over to the next start', async () => {
  queue.send('kept', 60);
  const got: unknown[] = [];
  const next = makeQueue({
    ...{ name: 'now', arn: 'arn', region: 'r', visibilitySeconds: 30, maxReceives: 3, clock },
    consumer: { name: 'send-notice', batchSize: 1, maxConcurrency: 1 },
    invoke: async (_name, event) => got.push(sqsEvent.parse(event).Records[0]?.body),
    waiting: queue.waiting(),
  });
  clock.moveTo('2026-10-12T08:01:00+07:00');
  await next.drain();
  expect(got).toEqual(['kept']);
});

test('the limits of SQS hold: delay of at most 15 minutes, a body, a queue that exists', async () => {
  await expect(send('x', 901)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(send('')).rejects.toThrow();
  const elsewhere = new SendMessageCommand({ QueueUrl: `${endpoints.url('sqs')}/000000000000/no`, MessageBody: 'x' });
  await expect(sqs.send(elsewhere)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});
