import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEventV2, S3Event } from 'aws-lambda';

// Small functions for tests of the platform. Their clients are made as production makes them: out of nothing.
const database = new DynamoDBClient({});
const s3 = new S3Client({});
const logger = new Logger({ serviceName: 'small' });
const TableName = process.env.DOSSIERS_TABLE;

const put = (code: string, sk = 'state') =>
  database.send(new PutItemCommand({ TableName, Item: { code: { S: code }, sk: { S: sk } } }));

export const push = async ({ body = '', headers }: APIGatewayProxyEventV2) => {
  if (body === 'break') throw new Error('intake is\nbroken');
  if (body === 'log') logger.error('a record failed', { dossier: 'H1', error: new Error('broken inside') });
  if (body === 'warn') logger.warn('a record is slow', { dossier: 'H1' });
  for (const code of body.split(' ')) {
    await put(code);
    await put(code, 'change#1');
  }
  return {
    statusCode: 201,
    headers: { 'x-type': headers['content-type'] },
    body: JSON.stringify({ error_code: '00' }),
  };
};

export const drop = async ({ Records }: S3Event) => {
  for (const { s3: dropped } of Records) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: dropped.bucket.name, Key: dropped.object.key }));
    for (const line of (await Body?.transformToString())?.split('\n') ?? []) await put(line);
  }
};
