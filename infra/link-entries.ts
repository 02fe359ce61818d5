import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Contact, contact, phonesOf } from '../functions/domain/contact.ts';
import { isGood, link, linkEntry } from '../functions/domain/link.ts';
import type { Instant } from '../functions/domain/time.ts';
import { entriesOf } from '../functions/lib/link-tokens.ts';

/*
 * Version 0.1.0 kept no hashes of longer digits in the entries by which citizens look a dossier up (docs/adr/0059).
 * This adds them. What has them is left as it is, so it may run twice, and beside everything.
 */

type Item = Record<string, unknown>;
type From = { client: DynamoDBDocumentClient; tables: { contacts: string; links: string }; key: string; now: Instant };

/** An entry that lacks hashes of longer digits. */
type Lack = { id: string; longer: ReadonlySet<string> };

const atOnce = 25;

const readLink = async ({ client, tables }: From, id: string): Promise<Item | undefined> =>
  (await client.send(new GetCommand({ TableName: tables.links, Key: { id }, ConsistentRead: true }))).Item;

/** The entries of a dossier that lack something, as long as the link that they lead to is good. */
const lacksOf = async (from: From, one: Contact): Promise<Lack[]> => {
  const lacks: Lack[] = [];
  for (const [id, longer] of entriesOf(from.key, one.code, phonesOf(one))) {
    const item = await readLink(from, id);
    const entry = item && linkEntry.parse(item);
    if (!entry || longer.isSubsetOf(entry.longer)) continue;
    const leadsTo = await readLink(from, `link#${entry.token}`);
    if (leadsTo && isGood(link.parse(leadsTo), from.now)) lacks.push({ id, longer });
  }
  return lacks;
};

/** Leaves alone when the entry expires; one that is gone meanwhile is not made anew. */
const complete = async ({ client, tables }: From, { id, longer }: Lack): Promise<void> => {
  const command = new UpdateCommand({
    TableName: tables.links,
    Key: { id },
    UpdateExpression: 'ADD longer :longer',
    ConditionExpression: 'attribute_exists(id)',
    ExpressionAttributeValues: { ':longer': longer },
  });
  try {
    await client.send(command);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/**
 * Adds to the entries of all contacts what they lack, or only counts them; answers how many entries. `unread`: contacts
 * that are stored so that they cannot be read.
 */
export const completeLinkEntries = async (
  from: From,
  isMeant: boolean,
): Promise<{ completed: number; unread: number }> => {
  const counts = { completed: 0, unread: 0 };
  const completeOf = async (item: Item): Promise<void> => {
    const one = contact.safeParse(item).data;
    if (!one) {
      counts.unread += 1;
      return;
    }
    const lacks = await lacksOf(from, one);
    counts.completed += lacks.length;
    if (isMeant) for (const lack of lacks) await complete(from, lack);
  };
  for await (const { Items = [] } of paginateScan({ client: from.client }, { TableName: from.tables.contacts }))
    for (let next = 0; next < Items.length; next += atOnce)
      await Promise.all(Items.slice(next, next + atOnce).map(completeOf));
  return counts;
};
