import { PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { type AuditEntry, auditEntry, noteIsTyped } from '../domain/audit.ts';
import { epochOf } from '../domain/time.ts';
import type { Audit } from '../ports.ts';
import type { Documents } from './documents.ts';
import { expiresAfter } from './expiry.ts';
import { partition, readPage } from './pages.ts';

/** Entries of one moment stay apart, and those of one process in their order. */
const nextId = monotonicFactory();

const periodOf = ({ at, unit }: Pick<AuditEntry, 'at' | 'unit'>): string => `${at.slice(0, 7)}#${unit}`;

/** Typed notes stand beside their entries, under the same ids, so that they can expire and the entries stay. */
export const notesOf = (period: string): string => `note#${period}`;

export const auditItem = (entry: AuditEntry) => ({
  ...entry,
  period: periodOf(entry),
  id: nextId(epochOf(entry.at)),
});

/** The audit's table, and how many days a note that somebody typed is kept in it. */
export type AuditTable = { table: string; noteDays: number };

/** An entry as parts of a transaction: who did what for good, what they typed for a while. */
export const auditPuts = ({ table, noteDays }: AuditTable, entry: AuditEntry) => {
  const { note, ...rest } = entry;
  const put = (Item: Record<string, unknown>) => ({ Put: { TableName: table, Item } });
  if (note === undefined || !noteIsTyped(entry)) return [put(auditItem(entry))];
  const item = auditItem(rest);
  const expiresAt = expiresAfter(entry.at, noteDays);
  return [put(item), put({ period: notesOf(item.period), id: item.id, note, expiresAt })];
};

const stored = auditEntry.extend({ id: z.string() });
const storedNote = z.object({ id: z.string(), note: z.string() });

export const dynamoAudit = (documents: Documents, audit: AuditTable): Audit => {
  const { table } = audit;

  /** What was typed with these entries of a period, as long as it is kept. */
  const notesBetween = async (period: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (ids.length === 0) return new Map();
    const query = {
      TableName: table,
      KeyConditionExpression: 'period = :notes AND id BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':notes': notesOf(period), ':first': ids[0], ':last': ids.at(-1) },
    };
    const { Items = [] } = await documents.send(new QueryCommand(query));
    return new Map(Items.map((item) => storedNote.parse(item)).map(({ id, note }) => [id, note]));
  };

  return {
    write: async (entry) => {
      const [first, ...more] = auditPuts(audit, entry);
      if (first && more.length === 0) await documents.send(new PutCommand(first.Put));
      else if (first) await documents.send(new TransactWriteCommand({ TransactItems: [first, ...more] }));
    },
    of: async (unit, month, page) => {
      const period = `${month}#${unit}`;
      const { items, ...rest } = await readPage(documents, partition(table, 'period', period), page, (item) =>
        stored.parse(item),
      );
      const notes = await notesBetween(
        period,
        items.map(({ id }) => id),
      );
      return {
        ...rest,
        items: items.map(({ id, ...entry }) => {
          const note = notes.get(id);
          return note === undefined ? entry : { ...entry, note };
        }),
      };
    },
  };
};
