import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { PartialItemFailureResponse } from '@aws-lambda-powertools/batch/types';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Instant, toInstant } from '../domain/time.ts';
import { InOtherHands } from './in-other-hands.ts';
import { logger } from './logger.ts';

/**
 * Batch entries: a function of one record becomes a Lambda handler that answers which records failed, so that only
 * these come again.
 */

const options = (context: Context) => ({ context, throwOnFullBatchFailure: false });

/** Whose record it is, by the keys that every log line has: a dossier's, or a notice's of it. */
const subject = z
  .object({ code: z.string(), dossier: z.string(), id: z.string(), version: z.number() })
  .partial()
  .transform(({ code, dossier = code, id: notice, version }) => ({ dossier, notice, version }))
  .catch({ dossier: undefined, notice: undefined, version: undefined });

/** Says in the log which record failed, as far as it can be read. */
const complain = (message: string, record: unknown, error: unknown): void =>
  logger.error(message, { ...subject.parse(record), error });

const logged =
  <R, T>(parse: (record: R) => T, whole: (record: R) => unknown, act: (item: T) => Promise<void>) =>
  async (record: R): Promise<void> => {
    try {
      await act(parse(record));
    } catch (error) {
      if (error instanceof InOtherHands) logger.info(error.message, subject.parse(whole(record)));
      else complain('a record failed and will come again', whole(record), error);
      throw error;
    }
  };

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Queue messages with a JSON body. */
export const onQueue = <T>(schema: z.ZodType<T>, act: (item: T) => Promise<void>) => {
  const handle = logged(
    ({ body }: SQSRecord) => schema.parse(JSON.parse(body)),
    ({ body }) => json(body),
    act,
  );
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

const imageAfter = ({ dynamodb }: DynamoDBRecord) => image.parse(dynamodb?.NewImage);

/** `at`: when the table took it, where the stream says so. */
export type Change<T> = { before?: T | undefined; after: T; at?: Instant };

/** The item before (if there was one) and after; undefined for a deletion. */
const changeOf =
  <T>(schema: z.ZodType<T>) =>
  ({ dynamodb }: DynamoDBRecord): Change<T> | undefined => {
    const [before, after] = [image.parse(dynamodb?.OldImage), image.parse(dynamodb?.NewImage)];
    const seconds = dynamodb?.ApproximateCreationDateTime;
    return (
      after && {
        ...{ before: before && schema.parse(before), after: schema.parse(after) },
        ...(seconds && { at: toInstant(seconds * 1000) }),
      }
    );
  };

/** Changes of a table's items, one by one; deletions tell nothing. */
export const onStream = <T>(schema: z.ZodType<T>, act: (change: Change<T>) => Promise<void>) => {
  const handle = logged(changeOf(schema), imageAfter, async (change) => {
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
          complain('a record cannot be read and will come again', imageAfter(record), error);
          batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
        }
      }
      if (changes.length > 0) await act(changes);
      return { batchItemFailures };
    });
};
