import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ImpossibleKey } from '../lib/impossible-key.ts';

export type Documents = DynamoDBDocumentClient;

/** What the database says of a key, in AWS's words and in those of its own edition for one machine. */
const saysKey =
  /size of hashkey|size of all range keys|hash primary key values must be under|key attribute cannot contain an empty string/i;

const isOfKey = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  const isRefused = error.name === 'ValidationException' && saysKey.test(error.message);
  return isRefused || reasons.some(({ Message }) => Message !== undefined && saysKey.test(Message));
};

/** Names what the database says of keys that no item can have: callers know it as `ImpossibleKey`. */
export const namingImpossibleKeys = (documents: Documents): Documents => {
  documents.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw isOfKey(error) ? new ImpossibleKey(error) : error;
      }
    },
    { step: 'initialize', priority: 'high', name: 'nameImpossibleKeys' },
  );
  return documents;
};

/** The client that all stores share; optional attributes that are absent are not written. */
export const openDocuments = (): Documents =>
  namingImpossibleKeys(
    DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
  );

/** Answers undefined when the condition of a write does not hold; every other error stays one. */
export const ifConditionHolds = async <T>(write: Promise<T>): Promise<T | undefined> => {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

/** The same for a transaction; another transaction on the same items counts as a condition that does not hold. */
export const ifTransactionHolds = async <T>(write: Promise<T>): Promise<T | undefined> => {
  try {
    return await write;
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict'))
      return undefined;
    throw error;
  }
};
