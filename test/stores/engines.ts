import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Documents } from '../../functions/stores/documents.ts';
import { createTables } from '../../infra/local/create-tables.ts';
import { startDatabase } from '../../infra/local/database.ts';
import { engines } from '../infra/local/engines.ts';

export type OpenDatabase = { engine: string; documents: Documents; stop: () => Promise<void> };

/** Every engine that this machine can run, with the tables in it. */
export const openDatabases = (): Promise<OpenDatabase[]> =>
  Promise.all(
    engines.map(async (wish) => {
      const { endpoint, engine, stop } = await startDatabase({ engine: wish });
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
      const client = new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials });
      await createTables(client, '');
      const marshallOptions = { removeUndefinedValues: true };
      return { engine, stop, documents: DynamoDBDocumentClient.from(client, { marshallOptions }) };
    }),
  );
