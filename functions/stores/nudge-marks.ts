import { createHmac, randomBytes } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { nudgeMark, unmarked } from '../domain/nudge.ts';
import { at, epochOf } from '../domain/time.ts';
import type { NudgeMarks } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

const item = z
  .object({ value: nudgeMark, version: z.int() })
  .transform(({ value, version }) => ({ mark: value, version }));

/** The key stands among the contacts: who may read it may read the numbers themselves. */
const keyKey = { code: 'key#nudges' };
const storedKey = z.object({ key: z.string() });

/** The key of hashes, drawn by whoever needs it first. */
const keyOf = async (documents: Documents, contacts: string): Promise<string> => {
  const find = async () =>
    storedKey
      .optional()
      .parse((await documents.send(new GetCommand({ TableName: contacts, Key: keyKey, ConsistentRead: true }))).Item)
      ?.key;
  const key = randomBytes(32).toString('base64url');
  const put = new PutCommand({
    TableName: contacts,
    Item: { ...keyKey, key },
    ConditionExpression: 'attribute_not_exists(code)',
  });
  return (await find()) ?? ((await ifConditionHolds(documents.send(put))) ? key : ((await find()) ?? key));
};

type MarkTables = { campaign: string; contacts: string };

/** What a number got, as `nudged#HASH`, as long as its drives need it. */
export const dynamoNudgeMarks = (documents: Documents, { campaign, contacts }: MarkTables): NudgeMarks => {
  let known: Promise<string> | undefined;
  const key = () => {
    known ??= keyOf(documents, contacts);
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
  const markKey = (hash: string) => ({ pk: `nudged#${hash}`, sk: 'mark' });
  return {
    hashOf: async (phone) =>
      createHmac('sha256', await key())
        .update(phone)
        .digest('base64url'),
    find: async (hash) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName: campaign, Key: markKey(hash), ConsistentRead: true }),
      );
      return Item ? item.parse(Item) : { mark: unmarked, version: 0 };
    },
    save: async (hash, value, version) => {
      const expiresAt = epochOf(at(value.until, '00:00')) / 1000;
      const put = new PutCommand({
        TableName: campaign,
        Item: { ...markKey(hash), value, version: version + 1, expiresAt },
        ExpressionAttributeNames: { '#version': 'version' },
        ...(version === 0
          ? { ConditionExpression: 'attribute_not_exists(#version)' }
          : { ConditionExpression: '#version = :version', ExpressionAttributeValues: { ':version': version } }),
      });
      return (await ifConditionHolds(documents.send(put))) ? 'done' : 'overtaken';
    },
  };
};
