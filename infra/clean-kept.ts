import { type DynamoDBDocumentClient, PutCommand, paginateScan, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { auditedAction, noteIsTyped } from '../functions/domain/audit.ts';
import { keptProblem } from '../functions/domain/kept-problem.ts';
import { epochOf } from '../functions/domain/time.ts';
import type { Settings } from './settings.ts';

/*
 * Version 0.1.0 kept values in problems, and typed notes in entries of the audit log, without an end. This brings what
 * it kept to what is kept now (docs/adr/0058). What is right already is left as it is, so it may run twice.
 */

type Item = Record<string, unknown>;
type KeepDays = Settings['keepDays'];

const problemItem = z.looseObject({
  type: z.string().startsWith('problem#'),
  value: z.looseObject({ field: z.string(), problem: z.string() }),
  keptAt: z.string(),
});
const importItem = z.looseObject({ type: z.string().startsWith('import#'), at: z.string() });
const noted = z.looseObject({
  period: z.string(),
  id: z.string(),
  at: z.string(),
  action: auditedAction,
  note: z.string(),
});

const endOf = (from: string, days: number): number => Math.floor(epochOf(from) / 1000) + days * 86_400;

/** An item of the registry as it is kept now; undefined where it is so already, or is neither a problem nor a file. */
export const cleanedItem = (item: Item, { problems }: KeepDays): Item | undefined => {
  if (item.expiresAt !== undefined) return undefined;
  const problem = problemItem.safeParse(item).data;
  if (problem) return { ...problem, value: keptProblem(problem.value), expiresAt: endOf(problem.keptAt, problems) };
  const file = importItem.safeParse(item).data;
  return file && { ...file, expiresAt: endOf(file.at, problems) };
};

/** An entry without its typed note, and the note by itself; undefined where there is none in it. */
export const partedEntry = (item: Item, { notes }: KeepDays): { entry: Item; note: Item } | undefined => {
  const found = noted.safeParse(item).data;
  if (!found || !noteIsTyped(found)) return undefined;
  const { note, ...entry } = found;
  const { period, id, at } = entry;
  return { entry, note: { period: `note#${period}`, id, note, expiresAt: endOf(at, notes) } };
};

async function* itemsOf(client: DynamoDBDocumentClient, TableName: string): AsyncGenerator<Item> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) yield* Items;
}

/** Cleans both tables, or only counts what there is to clean; answers how many items. */
export const cleanKept = async (
  client: DynamoDBDocumentClient,
  tables: { registry: string; audit: string },
  days: KeepDays,
  isMeant: boolean,
): Promise<{ registry: number; audit: number }> => {
  const cleaned = { registry: 0, audit: 0 };
  for await (const item of itemsOf(client, tables.registry)) {
    const Item = cleanedItem(item, days);
    if (!Item) continue;
    cleaned.registry += 1;
    if (isMeant) await client.send(new PutCommand({ TableName: tables.registry, Item }));
  }
  for await (const item of itemsOf(client, tables.audit)) {
    const parted = partedEntry(item, days);
    if (!parted) continue;
    cleaned.audit += 1;
    const put = (Item: Item) => ({ Put: { TableName: tables.audit, Item } });
    if (isMeant) await client.send(new TransactWriteCommand({ TransactItems: [put(parted.entry), put(parted.note)] }));
  }
  return cleaned;
};
