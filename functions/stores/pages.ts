import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { isImpossibleKey } from '../lib/impossible-key.ts';
import type { Page } from '../ports.ts';
import type { Documents } from './documents.ts';

/** Where a list goes on: the last key. It comes back from outside, so it is read with care. */
const toCursor = (key: Record<string, unknown>): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const lastKey = z.record(z.string(), z.string());

/** Undefined for what is no cursor. */
const fromCursor = (cursor: string | undefined): Record<string, string> | undefined => {
  try {
    return cursor ? lastKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())) : undefined;
  } catch {
    return undefined;
  }
};

/** The database says this of a key that has the wrong form, or lies outside the list. */
const isForged = (error: unknown): boolean =>
  isImpossibleKey(error) || (error instanceof Error && error.name === 'ValidationException');

/**
 * One page of a query: at most `limit` items, and where the next page begins if there is one. After a cursor that we
 * never gave for this list it begins anew.
 */
export const readPage = async <T>(
  documents: Documents,
  query: QueryCommandInput,
  { limit, after }: { limit: number; after?: string | undefined },
  parse: (item: unknown) => T,
): Promise<Page<T>> => {
  const ExclusiveStartKey = fromCursor(after);
  const read = (start: Pick<QueryCommandInput, 'ExclusiveStartKey'>) =>
    documents.send(new QueryCommand({ ...query, Limit: limit, ...start }));
  const page = ExclusiveStartKey
    ? read({ ExclusiveStartKey }).catch((error: unknown) => (isForged(error) ? read({}) : Promise.reject(error)))
    : read({});
  const { Items = [], LastEvaluatedKey } = await page;
  return { items: Items.map(parse), ...(LastEvaluatedKey && { next: toCursor(LastEvaluatedKey) }) };
};

/** A megabyte each: what one look for a page of a sifted list costs at most. */
const mostReads = 5;

const keyOf = (item: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, item[name]]));

/**
 * The same for a query that has a filter, which the database applies after reading: reads on until `limit` items have
 * passed it, or until it has read enough for one look; then a page may be short and more be behind it. `keyNames` are
 * the attributes that say where an item stands.
 */
export const readSifted = async <T>(
  documents: Documents,
  query: QueryCommandInput,
  keyNames: readonly string[],
  { limit, after }: { limit: number; after?: string | undefined },
  parse: (item: unknown) => T,
): Promise<Page<T>> => {
  const found: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined = fromCursor(after);
  for (let reads = 0; reads < mostReads && found.length <= limit; reads += 1) {
    const read = documents.send(new QueryCommand({ ...query, ExclusiveStartKey: from }));
    const isFirst = reads === 0 && from !== undefined;
    const anew = (error: unknown) =>
      isFirst && isForged(error) ? documents.send(new QueryCommand(query)) : Promise.reject(error);
    const { Items = [], LastEvaluatedKey } = await read.catch(anew);
    found.push(...Items);
    from = LastEvaluatedKey;
    if (!from) break;
  }
  const last = found.length > limit ? found[limit - 1] : undefined;
  const next = last ? keyOf(last, keyNames) : from;
  return { items: found.slice(0, limit).map(parse), ...(next && { next: toCursor(next) }) };
};

/** All of one partition, by sort key. */
export const partition = (TableName: string, name: string, value: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#name = :value',
  ExpressionAttributeNames: { '#name': name },
  ExpressionAttributeValues: { ':value': value },
});
