import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Documents } from '../../functions/stores/documents.ts';
import { createTables } from '../../infra/local/create-tables.ts';
import { startDatabase } from '../../infra/local/database.ts';

export type OpenDatabase = { engine: string; documents: Documents; stop: () => Promise<void> };

const open = async (wish: 'dynoxide' | 'dynamodb-local'): Promise<OpenDatabase> => {
  const { endpoint, engine, stop } = await startDatabase({ engine: wish });
  const client = new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await createTables(client, '');
  return {
    engine,
    stop,
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
};

/** Every engine that this machine can run, with the tables in it: one, or two where Java is there. */
export const openDatabases = async (): Promise<OpenDatabase[]> => {
  const first = await open('dynoxide');
  const second = await open('dynamodb-local');
  if (second.engine !== first.engine) return [first, second];
  await second.stop();
  return [first];
};
