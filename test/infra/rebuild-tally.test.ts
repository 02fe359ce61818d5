import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { dynamoTallyFigures } from '../../functions/stores/tally-figures.ts';
import { createTables } from '../../infra/local/create-tables.ts';
import { startDatabase } from '../../infra/local/database.ts';
import { aDossier } from '../builders.ts';

const { endpoint, stop } = await startDatabase();
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const client = new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials });
const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
afterAll(async () => {
  client.destroy();
  await stop();
});

const root = join(import.meta.dirname, '../..');
const rebuild = async (variables: Record<string, string>) =>
  promisify(execFile)(process.execPath, [join(root, 'infra/rebuild-tally.ts')], {
    env: { ...process.env, ...variables, AWS_REGION: 'ap-southeast-1', AWS_ENDPOINT_URL_DYNAMODB: endpoint },
  });
const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

test('the command counts the tables that it is told of', async () => {
  await createTables(client, 'p-');
  await documents.send(new PutCommand({ TableName: 'p-dossiers', Item: { ...aDossier(), sk: 'state' } }));
  const tables = { DOSSIERS_TABLE: 'p-dossiers', NOTICES_TABLE: 'p-notices', CAMPAIGN_TABLE: 'p-campaign' };
  const { stdout } = await rebuild({ ...keys, ...tables });
  expect(JSON.parse(stdout)).toEqual({ counted: 1, dropped: 0, mended: 0, moving: 0 });
  expect(await dynamoTallyFigures(documents, 'p-campaign').now()).toEqual([
    { unit: 'H21.134', counts: { running: 1 } },
  ]);
});

test('a table that nobody named is named', async () => {
  await expect(rebuild({ ...keys, DOSSIERS_TABLE: 'p-dossiers' })).rejects.toThrow(/NOTICES_TABLE.*CAMPAIGN_TABLE/s);
});
