import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { expiryOf, lastDigits, link, readCode } from '../domain/link.ts';
import { epochOf, type Instant } from '../domain/time.ts';
import { isTokenOf, keyedHash, numberHash, tokenOf } from '../lib/link-tokens.ts';
import type { Links, Tries } from '../ports.ts';
import type { Documents } from './documents.ts';

const seconds = (instant: Instant): number => Math.floor(epochOf(instant) / 1000);

const found = z.object({ token: z.string() });

/** Sets these attributes of an item and leaves its others: no right to read it is needed. */
const set = (TableName: string, id: string, values: Record<string, unknown>) => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new UpdateCommand({
    ...{ TableName, Key: { id } },
    UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
  });
};

/**
 * Citizens' links: `link#TOKEN` says which dossier, `find#HASH` which token a code and the last digits of a number
 * lead to. Neither number nor digits stand here.
 */
export const dynamoLinks = (documents: Documents, table: string, key: string): Links => {
  const findId = (code: string, digits: string) => `find#${keyedHash(key, 'find', `${readCode(code)} ${digits}`)}`;
  const read = async (id: string) =>
    (await documents.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true }))).Item;
  return {
    keep: async ({ dossier, phones = [], phone }, now) => {
      const [token, expires] = [tokenOf(key, dossier), expiryOf(now)];
      const expiresAt = seconds(expires);
      const number = phone && numberHash(key, phone);
      const ways = new Set(phones.flatMap((phone) => lastDigits(phone) ?? []));
      await Promise.all([
        documents.send(set(table, `link#${token}`, { dossier, number, expires, expiresAt })),
        ...[...ways].map((digits) => documents.send(set(table, findId(dossier, digits), { token, expiresAt }))),
      ]);
    },
    open: async (token) => {
      const item = await read(`link#${token}`);
      const one = item && link.parse(item);
      return one && isTokenOf(key, one.dossier, token) ? one : undefined;
    },
    find: async (code, digits) => {
      const item = await read(findId(code, digits));
      return item && found.parse(item).token;
    },
  };
};

const counted = z.object({ tries: z.int() });

/** Tries by a keyed hash of what is counted: a code, an address of the network. */
export const dynamoTries = (documents: Documents, table: string, key: string): Tries => ({
  count: async ({ of, stretch, until }) => {
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { id: `tries#${stretch}#${keyedHash(key, 'tries', of)}` },
        UpdateExpression: 'ADD tries :one SET expiresAt = :until',
        ExpressionAttributeValues: { ':one': 1, ':until': seconds(until) },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return counted.parse(Attributes).tries;
  },
});
