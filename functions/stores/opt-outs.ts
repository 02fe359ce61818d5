import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { OptOuts } from '../ports.ts';
import type { Documents } from './documents.ts';

/** In the registry as `opt-out`, by the number's keyed hash. */
export const dynamoOptOuts = (documents: Documents, table: string): OptOuts => ({
  has: async (hash) => {
    const Key = { type: 'opt-out', id: hash };
    return (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item !== undefined;
  },
  add: async (hash, now) => {
    await documents.send(new PutCommand({ TableName: table, Item: { type: 'opt-out', id: hash, at: now } }));
  },
});
