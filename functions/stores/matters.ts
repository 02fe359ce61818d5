import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Change } from '../domain/matter.ts';
import { notice } from '../domain/notice.ts';
import type { LetterTaken, Matters } from '../ports.ts';
import { auditItem } from './audit.ts';
import { type Documents, ifTransactionHolds } from './documents.ts';
import { dossierIsStill, dossierPuts } from './dossiers.ts';
import { letterCountKey, publishedKey, toPrintKey } from './letters.ts';
import { noticeItem } from './notices.ts';
import { partition, readPage } from './pages.ts';

type MatterTables = { dossiers: string; notices: string; registry: string; audit: string };

const noticePut = (TableName: string, { before, after }: Change) => ({
  Put: {
    TableName,
    Item: noticeItem(after),
    ...(before
      ? {
          ConditionExpression: '#state = :state AND stateAt = :stateAt',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': before.state, ':stateAt': before.stateAt },
        }
      : { ConditionExpression: 'attribute_not_exists(id)' }),
  },
});

/** A number is given once: two letters signed at once would both want the next one, and one of them has to ask again. */
const numberPut = (TableName: string, { unit, year, form, count }: LetterTaken) => ({
  Put: {
    TableName,
    Item: { ...letterCountKey(unit, year, form), value: count },
    ConditionExpression: count === 1 ? 'attribute_not_exists(id)' : '#value = :former',
    ...(count > 1 && {
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':former': count - 1 },
    }),
  },
});

/** What lies on desks, and each step of it with all that belongs to it in one transaction: all of it is written or nothing. */
export const dynamoMatters = (documents: Documents, tables: MatterTables): Matters => ({
  onDesk: (desk, page) =>
    readPage(documents, { ...partition(tables.notices, 'desk', desk), IndexName: 'desk' }, page, (item) =>
      notice.parse(item),
    ),
  commit: async ({ changes, dossier, letter, published, toPrint, audit }) => {
    const put = (Item: Record<string, unknown>) => ({ Put: { TableName: tables.registry, Item } });
    const TransactItems = [
      ...changes.map((change) => noticePut(tables.notices, change)),
      ...(dossier.after
        ? dossierPuts(tables.dossiers, dossier.before, dossier.after, { at: audit.at, what: 'put-off' })
        : [dossierIsStill(tables.dossiers, dossier.before)]),
      ...(letter ? [numberPut(tables.registry, letter)] : []),
      ...(published ? [put({ ...publishedKey(published), value: published })] : []),
      ...(toPrint ? [put({ ...toPrintKey(toPrint.unit, toPrint.letter), value: toPrint.letter })] : []),
      { Put: { TableName: tables.audit, Item: auditItem(audit) } },
    ];
    const done = await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })));
    return done ? 'done' : 'overtaken';
  },
  tickOff: async (ticked, audit) => {
    const TransactItems = [
      'notice' in ticked
        ? noticePut(tables.notices, { before: ticked.notice, after: { ...ticked.notice, toCall: undefined } })
        : {
            Delete: {
              TableName: tables.registry,
              Key: toPrintKey(ticked.unit, ticked.letter),
              ConditionExpression: 'attribute_exists(id)',
            },
          },
      { Put: { TableName: tables.audit, Item: auditItem(audit) } },
    ];
    const done = await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })));
    return done ? 'done' : 'overtaken';
  },
});
