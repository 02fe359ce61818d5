import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expiryOf, type Link, type LinkEntry, link, linkEntry, readCode } from '../domain/link.ts';
import type { DigitsAsked, PhoneDigits } from '../domain/phone-digits.ts';
import { epochOf, type Instant } from '../domain/time.ts';
import { entriesOf, findHash, isTokenOf, numberHash, tokenOf, tokensOf } from '../lib/link-tokens.ts';
import type { Links } from '../ports.ts';
import type { Documents } from './documents.ts';

const seconds = (instant: Instant): number => Math.floor(epochOf(instant) / 1000);

/** Sets these attributes of an item and leaves its others: no right to read it is needed. */
const set = (TableName: string, id: string, values: Record<string, unknown>) => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new UpdateCommand({
    TableName,
    Key: { id },
    UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
  });
};

/** Two numbers of one dossier may end alike: their entry holds the longer digits of both. */
const setEntry = (TableName: string, id: string, token: string, longer: ReadonlySet<string>, expiresAt: number) =>
  new UpdateCommand({
    TableName,
    Key: { id },
    UpdateExpression: 'SET #token = :token, expiresAt = :expiresAt ADD longer :longer',
    ExpressionAttributeNames: { '#token': 'token' },
    ExpressionAttributeValues: { ':token': token, ':expiresAt': expiresAt, ':longer': longer },
  });

/**
 * Citizens' links: `link#TOKEN` says which dossier, `find#HASH` which token a code and the last three digits of a
 * number lead to, and which longer digits do. Neither number nor digits stand here, only keyed hashes.
 */
export const dynamoLinks = (documents: Documents, table: string, key: string): Links => {
  const read = async (id: string) =>
    (await documents.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true }))).Item;
  const open = async (token: string): Promise<Link | undefined> => {
    const item = await read(`link#${token}`);
    const one = item && link.parse(item);
    return one && isTokenOf(key, one.dossier, token) ? one : undefined;
  };

  /** Is it the number that messages go to? Told by the link itself, which had its hash in every version. */
  const isNumberOf = (one: Link | undefined, { whole }: PhoneDigits): boolean =>
    one?.number !== undefined && whole !== undefined && one.number === numberHash(key, whole);

  const isRight = (code: string, digits: PhoneDigits, asked: DigitsAsked, { longer }: LinkEntry): boolean => {
    const needed = digits[asked];
    return asked === 'three' || (needed !== undefined && longer.has(findHash(key, code, needed)));
  };

  return {
    keep: async ({ dossier, phones = [], phone }, now) => {
      const token = tokenOf(key, dossier);
      const expires = expiryOf(now);
      const expiresAt = seconds(expires);
      const number = phone && numberHash(key, phone);
      await Promise.all([
        documents.send(set(table, `link#${token}`, { dossier, number, expires, expiresAt })),
        ...[...entriesOf(key, dossier, phones)].map(([id, longer]) =>
          documents.send(setEntry(table, id, token, longer, expiresAt)),
        ),
      ]);
    },
    open,
    find: async (code, digits, asked) => {
      const [item, ...links] = await Promise.all([
        read(`find#${findHash(key, code, digits.three)}`),
        ...tokensOf(key, readCode(code)).map(open),
      ]);
      const found = item && linkEntry.parse(item);
      if (found && isRight(code, digits, asked, found)) return found.token;
      return found && links.some((one) => isNumberOf(one, digits)) ? found.token : undefined;
    },
  };
};
