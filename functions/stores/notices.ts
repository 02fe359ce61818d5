import { GetCommand, PutCommand, paginateQuery, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type NoticeDraft, notice } from '../domain/notice.ts';
import { mayMove } from '../domain/notice-life.ts';
import type { Notices } from '../ports.ts';
import { type Documents, ifConditionHolds, ifTransactionHolds } from './documents.ts';

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
      const put = new PutCommand({ TableName: table, Item: draft, ConditionExpression: 'attribute_not_exists(id)' });
      if (await ifConditionHolds(documents.send(put))) return draft;
      return (await find(draft)) ?? draft;
    },
    gather: async (digest, alerts) => {
      const put = (Item: NoticeDraft) => ({
        Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(id)' },
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
    move: async ({ dossier, id }, from, to, now, changes = {}) => {
      if (!mayMove(from, to)) throw new Error(`a notice never goes from ${from} to ${to} (${dossier} ${id})`);
      const values = Object.entries({ state: to, stateAt: now, ...changes }).filter(([, value]) => value !== undefined);
      const set = values.map(([name]) => `#${name} = :${name}`).join(', ');
      // A reason belongs to the state it explains.
      const expression = `SET ${set}${changes.reason === undefined ? ' REMOVE #reason' : ''}`;
      const names = [...values.map(([name]) => name), 'reason'];
      const moved = await ifConditionHolds(
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { dossier, id },
            UpdateExpression: expression,
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
