import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { fileImport } from '../domain/file-import.ts';
import { keptProblem } from '../domain/kept-problem.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { cameAtOf } from '../lib/import-ids.ts';
import type { FileImports } from '../ports.ts';
import type { Documents } from './documents.ts';
import { expiresAfter } from './expiry.ts';
import { partition, readPage } from './pages.ts';
import { keptUnder } from './problems.ts';

const typeOf = (at: Instant): string => `import#${at.slice(0, 7)}`;

const kept = z.object({
  value: z.object({
    file: z.string(),
    row: z.int(),
    field: z.string(),
    problem: z.string(),
    severity: z.literal('warning').optional(),
  }),
});

/**
 * Imported files as `import#MONTH`, by ids that tell their time; problems as `problem#DAY`, by file and row. Both are
 * kept for so many days.
 */
export const dynamoFileImports = (documents: Documents, table: string, days: number): FileImports => ({
  open: async (of) => {
    const Item = { ...of, type: typeOf(of.at), expiresAt: expiresAfter(of.at, days) };
    await documents.send(new PutCommand({ TableName: table, Item }));
  },
  tell: async ({ id, at, file, name, state, counts, percent, toldAt, endedAt, version }) => {
    // Who sent it, how they called it and of which units it may tell, is what was announced, if it was.
    const announced = { '#name': 'name', '#at': 'at', '#file': 'file', '#expiresAt': 'expiresAt' };
    const told = { '#state': 'state', '#counts': 'counts' };
    const later = { '#percent': percent, '#toldAt': toldAt, '#endedAt': endedAt, '#version': version };
    const known = Object.entries(later).filter(([, value]) => value !== undefined);
    const unknown = Object.keys(later).filter((sign) => !known.some(([of]) => of === sign));
    const sets = [
      ...Object.entries(announced).map(([sign, of]) => `${sign} = if_not_exists(${sign}, :${of})`),
      ...[...Object.keys(told), ...known.map(([sign]) => sign)].map((sign) => `${sign} = ${sign.replace('#', ':')}`),
    ];
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { type: typeOf(at), id },
        UpdateExpression: `SET ${sets.join(', ')}${unknown.length > 0 ? ` REMOVE ${unknown.join(', ')}` : ''}`,
        ExpressionAttributeNames: {
          ...announced,
          ...told,
          ...Object.fromEntries(Object.keys(later).map((sign) => [sign, sign.replace('#', '')])),
        },
        ExpressionAttributeValues: {
          ...{ ':name': name, ':at': at, ':file': file, ':state': state, ':counts': counts },
          ':expiresAt': expiresAfter(at, days),
          ...Object.fromEntries(known.map(([sign, value]) => [sign.replace('#', ':'), value])),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return fileImport.parse(Attributes);
  },
  find: async (id) => {
    const at = cameAtOf(id);
    if (at === undefined) return undefined;
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { type: typeOf(at), id } }));
    return Item && fileImport.parse(Item);
  },
  ofMonth: (month, page) =>
    readPage(documents, { ...partition(table, 'type', `import#${month}`), ScanIndexForward: false }, page, (item) =>
      fileImport.parse(item),
    ),
  problems: ({ file, at }, page) =>
    readPage(
      documents,
      {
        TableName: table,
        KeyConditionExpression: '#type = :day AND begins_with(id, :file)',
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: { ':day': `problem#${dayOf(at)}`, ':file': `${keptUnder(file)}#` },
      },
      page,
      // Version 0.1.0 kept values, too.
      (item) => keptProblem(kept.parse(item).value),
    ),
});
