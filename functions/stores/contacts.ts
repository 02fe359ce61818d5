import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { contact } from '../domain/contact.ts';
import { epochOf } from '../domain/time.ts';
import type { Contacts } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

/** Personal data is deleted this long after a dossier's last word (law 91/2025: no longer than needed). */
const keptDays = 180;

export const dynamoContacts = (documents: Documents, table: string): Contacts => ({
  find: async (code) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { code }, ConsistentRead: true }));
    return Item && contact.parse(Item);
  },
  save: async (one) => {
    await ifConditionHolds(
      documents.send(
        new PutCommand({
          TableName: table,
          Item: { ...one, expiresAt: Math.floor(epochOf(one.updatedAt) / 1000) + keptDays * 86_400 },
          ConditionExpression: 'attribute_not_exists(code) OR updatedAt < :updatedAt',
          ExpressionAttributeValues: { ':updatedAt': one.updatedAt },
        }),
      ),
    );
  },
});
