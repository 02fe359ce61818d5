import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { monotonicFactory } from 'ulid';
import { type AuditEntry, auditEntry } from '../domain/audit.ts';
import { epochOf } from '../domain/time.ts';
import type { Audit } from '../ports.ts';
import type { Documents } from './documents.ts';
import { partition, readPage } from './pages.ts';

/** Entries of one moment stay apart, and those of one process in their order. */
const nextId = monotonicFactory();

export const auditItem = (entry: AuditEntry) => ({
  ...entry,
  period: `${entry.at.slice(0, 7)}#${entry.unit}`,
  id: nextId(epochOf(entry.at)),
});

export const dynamoAudit = (documents: Documents, table: string): Audit => ({
  write: async (entry) => {
    await documents.send(new PutCommand({ TableName: table, Item: auditItem(entry) }));
  },
  of: (unit, month, page) =>
    readPage(documents, partition(table, 'period', `${month}#${unit}`), page, (item) => auditEntry.parse(item)),
});
