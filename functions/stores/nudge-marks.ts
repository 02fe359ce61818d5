import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { nudgeMark, unmarked } from '../domain/nudge.ts';
import { at, epochOf } from '../domain/time.ts';
import { numberHash } from '../lib/link-tokens.ts';
import type { NudgeMarks } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

const item = z
  .object({ value: nudgeMark, version: z.int() })
  .transform(({ value, version }) => ({ mark: value, version }));

/** What a number got, as `nudged#HASH`, as long as its drives need it. `key` is that of citizens' links. */
export const dynamoNudgeMarks = (documents: Documents, table: string, key: string): NudgeMarks => {
  const keyOf = (hash: string) => ({ pk: `nudged#${hash}`, sk: 'mark' });
  return {
    hashOf: async (phone) => numberHash(key, phone),
    find: async (hash) => {
      const get = new GetCommand({ TableName: table, Key: keyOf(hash), ConsistentRead: true });
      const { Item } = await documents.send(get);
      return Item ? item.parse(Item) : { mark: unmarked, version: 0 };
    },
    save: async (hash, value, version) => {
      const expiresAt = epochOf(at(value.until, '00:00')) / 1000;
      const put = new PutCommand({
        TableName: table,
        Item: { ...keyOf(hash), value, version: version + 1, expiresAt },
        ExpressionAttributeNames: { '#version': 'version' },
        ...(version === 0
          ? { ConditionExpression: 'attribute_not_exists(#version)' }
          : { ConditionExpression: '#version = :version', ExpressionAttributeValues: { ':version': version } }),
      });
      return (await ifConditionHolds(documents.send(put))) ? 'done' : 'overtaken';
    },
  };
};
