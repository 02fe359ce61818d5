import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Documents } from './documents.ts';

const mostKeys = 100;
const firstWaitMilliseconds = 25;
const longestWaitMilliseconds = 1000;

type Item = Record<string, unknown>;

/** The items of these keys, in any order; what is not there is left out. What the database puts off is asked for again. */
export const getItems = async (
  documents: Documents,
  table: string,
  keys: readonly Item[],
  { consistent = false } = {},
): Promise<Item[]> => {
  const found: Item[] = [];
  for (let next = 0; next < keys.length; next += mostKeys) {
    let wait = firstWaitMilliseconds;
    for (let open: Item[] = keys.slice(next, next + mostKeys); open.length > 0; wait *= 2) {
      if (wait > firstWaitMilliseconds) await sleep(Math.min(wait, longestWaitMilliseconds));
      const RequestItems = { [table]: { Keys: open, ConsistentRead: consistent } };
      const { Responses, UnprocessedKeys } = await documents.send(new BatchGetCommand({ RequestItems }));
      found.push(...(Responses?.[table] ?? []));
      open = UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return found;
};
