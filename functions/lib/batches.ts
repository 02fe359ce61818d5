import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { PartialItemFailureResponse } from '@aws-lambda-powertools/batch/types';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { logger } from './logger.ts';

/**
 * Batch entries: a function of one record becomes a Lambda handler that answers which records failed, so that only
 * these come again.
 */

const options = (context: Context) => ({ context, throwOnFullBatchFailure: false });

const logged =
  <R, T>(parse: (record: R) => T, act: (item: T) => Promise<void>) =>
  async (record: R): Promise<void> => {
    try {
      await act(parse(record));
    } catch (error) {
      logger.error('a record failed and will come again', error instanceof Error ? error : String(error));
      throw error;
    }
  };

/** Queue messages with a JSON body. */
export const onQueue = <T>(schema: z.ZodType<T>, act: (item: T) => Promise<void>) => {
  const handle = logged(({ body }: SQSRecord) => schema.parse(JSON.parse(body)), act);
  return middy<SQSEvent, PartialItemFailureResponse>()
    .use(injectLambdaContext(logger))
    .handler((event: SQSEvent, context: Context) =>
      processPartialResponse(event, handle, new BatchProcessor(EventType.SQS), options(context)),
    );
};

// The event's type of an item and the client's are the same thing by two names.
const image = z
  .custom<Record<string, AttributeValue>>()
  .optional()
  .transform((item) => item && unmarshall(item));

export type Change<T> = { before?: T | undefined; after: T };

/** The item before (if there was one) and after; undefined for a deletion. */
const changeOf =
  <T>(schema: z.ZodType<T>) =>
  ({ dynamodb }: DynamoDBRecord): Change<T> | undefined => {
    const [before, after] = [image.parse(dynamodb?.OldImage), image.parse(dynamodb?.NewImage)];
    return after && { before: before && schema.parse(before), after: schema.parse(after) };
  };

/** Changes of a table's items, one by one; deletions tell nothing. */
export const onStream = <T>(schema: z.ZodType<T>, act: (change: Change<T>) => Promise<void>) => {
  const handle = logged(changeOf(schema), async (change) => {
    if (change) await act(change);
  });
  return middy<DynamoDBStreamEvent, PartialItemFailureResponse>()
    .use(injectLambdaContext(logger))
    .handler((event: DynamoDBStreamEvent, context: Context) =>
      processPartialResponse(event, handle, new BatchProcessor(EventType.DynamoDBStreams), options(context)),
    );
};

/**
 * Changes of a table's items, a batch at once. One that cannot be read fails alone: the others are acted on, and come
 * again with it, so `act` must be repeatable. An error of `act` is thrown: the whole batch comes again, halved until
 * the part at fault is found.
 */
export const onStreamBatch = <T>(schema: z.ZodType<T>, act: (changes: readonly Change<T>[]) => Promise<void>) => {
  const read = changeOf(schema);
  return middy<DynamoDBStreamEvent, PartialItemFailureResponse>()
    .use(injectLambdaContext(logger))
    .handler(async ({ Records }: DynamoDBStreamEvent) => {
      const changes: Change<T>[] = [];
      const batchItemFailures: PartialItemFailureResponse['batchItemFailures'] = [];
      for (const record of Records) {
        try {
          const change = read(record);
          if (change) changes.push(change);
        } catch (error) {
          logger.error('a record cannot be read and will come again', error instanceof Error ? error : String(error));
          batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
        }
      }
      if (changes.length > 0) await act(changes);
      return { batchItemFailures };
    });
};
