import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Change } from '../domain/matter.ts';
import { type Notice, notice } from '../domain/notice.ts';
import { mayMove } from '../domain/notice-life.ts';
import type { LetterToPrint } from '../domain/register.ts';
import type { LetterTaken, Matters } from '../ports.ts';
import { type AuditTable, auditPuts } from './audit.ts';
import { type Documents, ifTransactionHolds } from './documents.ts';
import { dossierIsStill, dossierPuts } from './dossiers.ts';
import { letterCountKey, publishedKey, toPrintKey } from './letters.ts';
import { deskKey, noticeItem } from './notices.ts';
import { partition, readPage } from './pages.ts';

type MatterTables = { dossiers: string; notices: string; registry: string; audit: AuditTable };

const isStill = ({ state, stateAt }: Notice) => ({
  ConditionExpression: '#state = :state AND stateAt = :stateAt',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':state': state, ':stateAt': stateAt },
});

const noticePut = (TableName: string, { before, after }: Change) => {
  if (before && !mayMove(before.state, after.state))
    throw new Error(`a notice never goes from ${before.state} to ${after.state} (${after.dossier} ${after.id})`);
  const condition = before ? isStill(before) : { ConditionExpression: 'attribute_not_exists(id)' };
  return { Put: { TableName, Item: noticeItem(after), ...condition } };
};

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

const callDone = (TableName: string, called: Notice) => {
  const { desk, deskSince } = deskKey({ ...called, toCall: false });
  return {
    Update: {
      TableName,
      Key: { dossier: called.dossier, id: called.id },
      UpdateExpression: desk
        ? 'SET toCall = :told, desk = :desk, deskSince = :since'
        : 'SET toCall = :told REMOVE desk, deskSince',
      ConditionExpression: 'toCall = :listed',
      ExpressionAttributeValues: {
        ':told': false,
        ':listed': true,
        ...(desk && { ':desk': desk, ':since': deskSince }),
      },
    },
  };
};

/** The very letter that is on the list: its number goes into the proof. */
const printDone = (TableName: string, Key: Record<string, string>, letter: LetterToPrint) => ({
  Delete: {
    TableName,
    Key,
    ConditionExpression: '#value = :letter',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':letter': letter },
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
      ...auditPuts(tables.audit, audit),
    ];
    const done = await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })));
    return done ? 'done' : 'overtaken';
  },
  tickOff: async (ticked, audit) => {
    const TransactItems = [
      'notice' in ticked
        ? callDone(tables.notices, ticked.notice)
        : printDone(tables.registry, toPrintKey(ticked.unit, ticked.letter), ticked.letter),
      ...auditPuts(tables.audit, audit),
    ];
    const done = await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })));
    return done ? 'done' : 'overtaken';
  },
});
