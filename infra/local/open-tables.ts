import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TableName } from '../../functions/stores/tables.ts';
import { createTables, deleteTables } from './create-tables.ts';
import type { Database } from './database.ts';

export type Tables = {
  documents: DynamoDBDocumentClient;
  streams: DynamoDBStreamsClient;
  /** Address of each table's stream, for tables that have one. */
  streamArns: ReadonlyMap<TableName, string>;
  nameOf(table: TableName): string;
  close(): Promise<void>;
};

/** The platform's tables in a database; in one that is not its own they carry names of this run and go with it. */
export const openTables = async ({ endpoint, engine }: Database, region: string, keep: boolean): Promise<Tables> => {
  const config = { endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const client = new DynamoDBClient(config);
  const streams = new DynamoDBStreamsClient(config);
  const passing = engine === 'outside' && !keep;
  const prefix = passing ? `baotin-${randomUUID().slice(0, 8)}-` : 'baotin-';
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    streams,
    streamArns: await createTables(client, prefix),
    nameOf: (table) => `${prefix}${table}`,
    close: async () => {
      if (passing) await deleteTables(client, prefix);
      client.destroy();
      streams.destroy();
    },
  };
};
