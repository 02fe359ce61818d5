import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Change, onStreamBatch } from '../../functions/lib/batches.ts';

const item = z.object({ code: z.string(), n: z.int() });
type Item = z.infer<typeof item>;

const context: Context = {
  ...{ callbackWaitsForEmptyEventLoop: false, functionName: 'tally', functionVersion: '1', memoryLimitInMB: '128' },
  ...{ invokedFunctionArn: 'arn', awsRequestId: '1', logGroupName: 'log', logStreamName: 'log' },
  ...{ getRemainingTimeInMillis: () => 1000, done: () => {}, fail: () => {}, succeed: () => {} },
};

const record = (SequenceNumber: string, after?: unknown, before?: unknown): DynamoDBStreamEvent['Records'][number] => ({
  dynamodb: {
    SequenceNumber,
    // The event's type of an attribute and the client's are one thing by two names.
    ...JSON.parse(JSON.stringify({ NewImage: after && marshall(after), OldImage: before && marshall(before) })),
  },
});

const handing = async (
  act: (changes: readonly Change<Item>[]) => Promise<void>,
  ...Records: DynamoDBStreamEvent['Records']
) => onStreamBatch(item, act)({ Records }, context);

const noting = () => {
  const batches: (readonly Change<Item>[])[] = [];
  return { batches, act: async (changes: readonly Change<Item>[]) => void batches.push(changes) };
};

test('a batch is acted on at once, in its order; deletions tell nothing', async () => {
  const { batches, act } = noting();
  const answer = await handing(
    act,
    record('1', { code: 'a', n: 1 }),
    record('2', undefined, { code: 'a', n: 1 }),
    record('3', { code: 'b', n: 2 }, { code: 'b', n: 1 }),
  );
  expect(batches).toEqual([
    [
      { before: undefined, after: { code: 'a', n: 1 } },
      { before: { code: 'b', n: 1 }, after: { code: 'b', n: 2 } },
    ],
  ]);
  expect(answer).toEqual({ batchItemFailures: [] });
});

test('a record that cannot be read fails alone, and the others are acted on', async () => {
  const { batches, act } = noting();
  const answer = await handing(
    act,
    record('1', { code: 'a', n: 1 }),
    record('2', { code: 'b', n: 'many' }),
    record('3', { code: 'c', n: 3 }),
  );
  expect(batches.flat().map(({ after }) => after.code)).toEqual(['a', 'c']);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
});

test('a batch with nothing to act on is not acted on', async () => {
  const { batches, act } = noting();
  await handing(act, record('1', undefined, { code: 'a', n: 1 }), record('2', { code: 'b' }));
  expect(batches).toEqual([]);
});

test('an error of the act is thrown, so that the batch comes again and is halved', async () => {
  const act = async () => {
    throw new Error('the table is gone');
  };
  await expect(handing(act, record('1', { code: 'a', n: 1 }), record('2', { code: 'b' }))).rejects.toThrow(
    'the table is gone',
  );
});
