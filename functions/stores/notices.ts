import { GetCommand, PutCommand, paginateQuery, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { deskOf } from '../domain/desk.ts';
import { type Notice, notice } from '../domain/notice.ts';
import { mayMove } from '../domain/notice-life.ts';
import type { Notices } from '../ports.ts';
import { type Documents, ifConditionHolds, ifTransactionHolds } from './documents.ts';

/** Where it stands in the index of desks. */
const deskKey = (one: Notice) => {
  const desk = deskOf(one);
  return desk === undefined ? {} : { desk, deskSince: one.stateAt };
};

/** A notice as it is stored. */
export const noticeItem = (one: Notice): Record<string, unknown> => ({ ...one, ...deskKey(one) });

/** A reason belongs to the state it explains, a call to the loss it makes up for, a desk to who has to do something. */
const attributesOfState = ['reason', 'toCall', 'desk', 'deskSince'];

export const dynamoNotices = (documents: Documents, table: string): Notices => {
  const find: Notices['find'] = async ({ dossier, id }) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: { dossier, id }, ConsistentRead: true }),
    );
    return Item && notice.parse(Item);
  };
  return {
    find,
    putOnce: async (draft) => {
      const put = new PutCommand({
        TableName: table,
        Item: noticeItem(draft),
        ConditionExpression: 'attribute_not_exists(id)',
      });
      if (await ifConditionHolds(documents.send(put))) return draft;
      return (await find(draft)) ?? draft;
    },
    gather: async (digest, alerts) => {
      const put = (one: Notice) => ({
        Put: { TableName: table, Item: noticeItem(one), ConditionExpression: 'attribute_not_exists(id)' },
      });
      const TransactItems = [digest, ...alerts].map(put);
      return (await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })))) !== undefined;
    },
    ofDossier: async (code) => {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'dossier = :dossier',
          ExpressionAttributeValues: { ':dossier': code },
        },
      );
      const found = [];
      for await (const page of pages) found.push(...(page.Items ?? []).map((item) => notice.parse(item)));
      return found;
    },
    ontoTheList: async (one) => {
      const { dossier, id, state } = one;
      const listed = noticeItem({ ...one, toCall: true });
      const update = new UpdateCommand({
        TableName: table,
        Key: { dossier, id },
        UpdateExpression: 'SET toCall = :listed, desk = :desk, deskSince = :since',
        ConditionExpression: '#state = :state AND attribute_not_exists(toCall)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':listed': true,
          ':desk': listed.desk,
          ':since': listed.deskSince,
          ':state': state,
        },
      });
      await ifConditionHolds(documents.send(update));
    },
    offTheList: async ({ dossier, id }) => {
      const update = new UpdateCommand({
        TableName: table,
        Key: { dossier, id },
        UpdateExpression: 'REMOVE toCall, desk, deskSince',
        ConditionExpression: 'toCall = :listed',
        ExpressionAttributeValues: { ':listed': true },
      });
      await ifConditionHolds(documents.send(update));
    },
    move: async (former, from, to, now, changes = {}) => {
      const { dossier, id } = former;
      if (!mayMove(from, to)) throw new Error(`a notice never goes from ${from} to ${to} (${dossier} ${id})`);
      const next = { ...former, reason: undefined, toCall: undefined, ...changes, state: to, stateAt: now };
      const values = Object.entries({ state: to, stateAt: now, ...changes, ...deskKey(next) }).filter(
        ([, value]) => value !== undefined,
      );
      const set = values.map(([name]) => `#${name} = :${name}`).join(', ');
      const gone = attributesOfState.filter((name) => !values.some(([kept]) => kept === name));
      const remove = gone.map((name) => `#${name}`).join(', ');
      const names = [...values.map(([name]) => name), ...gone, 'state'];
      const moved = await ifConditionHolds(
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { dossier, id },
            UpdateExpression: `SET ${set}${remove && ` REMOVE ${remove}`}`,
            ConditionExpression: '#state = :from',
            ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: {
              ':from': from,
              ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
            },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return moved && notice.parse(moved.Attributes);
    },
  };
};
