import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Documents, ifTransactionHolds } from './documents.ts';

/** Puts an item at `version`, as a part of a transaction that fails where it is not at the version before. */
export const putAtVersion = (TableName: string, Item: Record<string, unknown>, version: number) => ({
  Put: {
    TableName,
    Item: { ...Item, version },
    ExpressionAttributeNames: { '#version': 'version' },
    ...(version === 1
      ? { ConditionExpression: 'attribute_not_exists(#version)' }
      : {
          ConditionExpression: '#version = :former',
          ExpressionAttributeValues: { ':former': version - 1 },
        }),
  },
});

/** All of it or nothing: `overtaken` where a condition does not hold. */
export const writeTogether = async (
  documents: Documents,
  TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>,
): Promise<'done' | 'overtaken'> =>
  (await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })))) ? 'done' : 'overtaken';
