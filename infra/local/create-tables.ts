import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { type TableName, type TableSpec, tableNames, tables } from '../../functions/stores/tables.ts';

/**
 * Creates the tables of the declaration that do not exist yet, each named `prefix` + name.
 * Answers the address of each table's stream, for tables that have one.
 * Nothing expires here: the engines would delete by the machine's clock, which is not the platform's, and a replay of
 * an old file would lose its contacts. The cloud, too, deletes days after the moment, so functions cannot rely on it.
 */
export const createTables = async (client: DynamoDBClient, prefix: string): Promise<ReadonlyMap<TableName, string>> => {
  const streams = new Map<TableName, string>();
  for (const name of tableNames) {
    const arn = await createTable(client, `${prefix}${name}`, tables[name]);
    if (arn) streams.set(name, arn);
  }
  return streams;
};

export const deleteTables = async (client: DynamoDBClient, prefix: string): Promise<void> => {
  for (const name of tableNames) await client.send(new DeleteTableCommand({ TableName: `${prefix}${name}` }));
};

const createTable = async (
  client: DynamoDBClient,
  TableName: string,
  { key, indexes, stream }: TableSpec,
): Promise<string | undefined> => {
  const names = new Set([...key, ...Object.values(indexes).flat()]);
  const GlobalSecondaryIndexes = Object.entries(indexes).map(([IndexName, indexKey]) => ({
    IndexName,
    KeySchema: keySchema(indexKey),
    Projection: { ProjectionType: 'ALL' } as const,
  }));
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keySchema(key),
        ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
        ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // kept from an earlier start
  }
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  return Table?.LatestStreamArn;
};

const keySchema = ([partition, sort]: TableSpec['key']): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' } as const] : []),
];
