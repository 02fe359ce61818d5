import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { isImpossibleKey } from '../../functions/lib/impossible-key.ts';
import { namingImpossibleKeys } from '../../functions/stores/documents.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const long = 'x'.repeat(3_000);

describe.each(databases)('on $engine', ({ documents: plain }) => {
  const documents = namingImpossibleKeys(plain);

  test('a key that is empty or too long is named as one that no item can have, whatever is asked by it', async () => {
    const set = { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': 1 } };
    for (const asked of [
      () => documents.send(new GetCommand({ TableName: 'links', Key: { id: long } })),
      () => documents.send(new GetCommand({ TableName: 'links', Key: { id: '' } })),
      () => documents.send(new GetCommand({ TableName: 'dossiers', Key: { code: 'a', sk: long } })),
      () => documents.send(new PutCommand({ TableName: 'links', Item: { id: long } })),
      () => documents.send(new UpdateCommand({ TableName: 'links', Key: { id: long }, ...set })),
      () =>
        documents.send(
          new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 'links', Item: { id: long } } }] }),
        ),
    ])
      await expect(asked()).rejects.toSatisfy(isImpossibleKey);
  });

  test('other faults of a request stay what they are', async () => {
    const wrong = new QueryCommand({ TableName: 'links', KeyConditionExpression: 'nothing = 1' });
    await expect(documents.send(wrong)).rejects.not.toSatisfy(isImpossibleKey);
    await expect(documents.send(new GetCommand({ TableName: 'none', Key: { id: 'a' } }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
