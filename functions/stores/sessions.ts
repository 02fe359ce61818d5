import { DeleteCommand, GetCommand, PutCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isOpen, pendingSignIn, session, sessionEnd, signInEnd } from '../domain/session.ts';
import { epochOf, type Instant } from '../domain/time.ts';
import type { Sessions } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

const ofSession = (id: string): string => `session#${id}`;
const ofSignIn = (id: string): string => `sign-in#${id}`;
const bare = (key: unknown): string => String(key).replace(/^[^#]*#/, '');
const seconds = (instant: Instant): number => Math.floor(epochOf(instant) / 1000);

/**
 * Sessions and sign-ins under way, which the table deletes some time after their end: whether they are still good is
 * decided by their times. `closeAll` finds sessions by an index that may be a moment behind: one opened in that very
 * moment stays.
 */
export const dynamoSessions = (documents: Documents, table: string): Sessions => {
  const close = async (id: string): Promise<void> => {
    await documents.send(new DeleteCommand({ TableName: table, Key: { id: ofSession(id) } }));
  };
  return {
    begin: async (one) => {
      const Item = { ...one, id: ofSignIn(one.id), expiresAt: seconds(signInEnd(one)) };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },
    take: async (id, now) => {
      // The condition makes one of two callers the winner.
      const deleted = await ifConditionHolds(
        documents.send(
          new DeleteCommand({
            TableName: table,
            Key: { id: ofSignIn(id) },
            ConditionExpression: 'attribute_exists(id)',
            ReturnValues: 'ALL_OLD',
          }),
        ),
      );
      const taken = deleted && pendingSignIn.parse({ ...deleted.Attributes, id });
      return taken && now < signInEnd(taken) ? taken : undefined;
    },
    open: async (one) => {
      const Item = { ...one, id: ofSession(one.id), expiresAt: seconds(sessionEnd(one)) };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },
    find: async (id, now) => {
      const Key = { id: ofSession(id) };
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      const found = Item && session.parse({ ...Item, id });
      return found && isOpen(found, now) ? found : undefined;
    },
    touch: async (id, now) => {
      await ifConditionHolds(
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { id: ofSession(id) },
            UpdateExpression: 'SET lastSeenAt = :now',
            ConditionExpression: 'attribute_exists(id)',
            ExpressionAttributeValues: { ':now': now },
          }),
        ),
      );
    },
    close,
    closeAll: async (email) => {
      const query = {
        TableName: table,
        IndexName: 'byEmail',
        KeyConditionExpression: 'email = :email',
        ExpressionAttributeValues: { ':email': email },
      };
      for await (const { Items = [] } of paginateQuery({ client: documents }, query))
        await Promise.all(Items.map(({ id }) => close(bare(id))));
    },
  };
};
