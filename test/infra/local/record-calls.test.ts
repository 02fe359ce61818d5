import { BatchGetItemCommand, DynamoDBClient, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Endpoints, json, startEndpoints } from '../../../infra/local/endpoints.ts';
import { type Recorder, recordCalls } from '../../../infra/local/record-calls.ts';

/* The clients that functions use, against endpoints that say no: what is asked counts, not the answer. */

const variables = {
  DOSSIERS_TABLE: 'd-1',
  LINKS_TABLE: 'l-1',
  NOTICE_QUEUE_URL: '',
  SCHEDULE_GROUP: 'group',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/schedules',
  LINK_KEY_SECRET: 'secret/link',
  DROP_BUCKET: 'bucket',
  EMAIL_CONFIGURATION_SET: 'set',
};
let endpoints: Endpoints;
let recorder: Recorder;
beforeAll(async () => {
  const no = () => json(400, { __type: 'Refused' });
  endpoints = await startEndpoints({ sqs: no, sns: no, ses: no, s3: no, scheduler: no, secrets: no, database: no });
  variables.NOTICE_QUEUE_URL = `${endpoints.url('sqs')}/000000000000/now`;
  recorder = recordCalls(() => variables);
});
afterAll(async () => {
  recorder.stop();
  await endpoints.stop();
});

const at = (service: string) => ({
  ...{ region: 'ap-southeast-1', endpoint: endpoints.url(service), maxAttempts: 1 },
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** What a function of this name asked for, one line each. */
const askedBy = async (name: string, ask: () => Promise<unknown>): Promise<string[]> => {
  await recorder.during(name, () => expect(ask()).rejects.toThrow());
  const mine = recorder.calls().filter((call) => call.function === name);
  return mine.map(({ action, resource }) => `${action} ${resource.replace(/^arn:aws:\w+:[^:]*:[^:]*:/, '')}`);
};

test('a transaction is asked for by its parts, a batch and an index by their tables', async () => {
  const Key = { id: { S: '1' } };
  const database = new DynamoDBClient(at('database'));
  const transaction = new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName: 'd-1', Item: Key } },
      { Update: { TableName: 'l-1', Key, UpdateExpression: 'SET a = b' } },
      { ConditionCheck: { TableName: 'd-1', Key, ConditionExpression: 'a = b' } },
      { Delete: { TableName: 'elsewhere', Key } },
    ],
  });
  expect(await askedBy('transaction', () => database.send(transaction))).toEqual([
    'dynamodb:PutItem table/{DOSSIERS_TABLE}',
    'dynamodb:UpdateItem table/{LINKS_TABLE}',
    'dynamodb:ConditionCheckItem table/{DOSSIERS_TABLE}',
    'dynamodb:DeleteItem table/elsewhere',
  ]);
  const batch = new BatchGetItemCommand({ RequestItems: { 'd-1': { Keys: [Key] }, 'l-1': { Keys: [Key] } } });
  expect(await askedBy('batch', () => database.send(batch))).toEqual([
    'dynamodb:BatchGetItem table/{DOSSIERS_TABLE}',
    'dynamodb:BatchGetItem table/{LINKS_TABLE}',
  ]);
  const query = new QueryCommand({ TableName: 'd-1', IndexName: 'listed', KeyConditionExpression: 'a = b' });
  expect(await askedBy('query', () => database.send(query))).toEqual([
    'dynamodb:Query table/{DOSSIERS_TABLE}/index/listed',
  ]);
});

test('a message, a schedule with the role that it takes, a secret and a file are asked for by their names', async () => {
  const message = new SendMessageCommand({ QueueUrl: variables.NOTICE_QUEUE_URL, MessageBody: '{}' });
  expect(await askedBy('message', () => new SQSClient(at('sqs')).send(message))).toEqual([
    'sqs:SendMessage {NOTICE_QUEUE_URL}',
  ]);
  const schedule = new CreateScheduleCommand({
    ...{ Name: 'a', GroupName: 'group', ScheduleExpression: 'at(2026-10-12T08:00:00)' },
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn', RoleArn: variables.SCHEDULE_ROLE_ARN, Input: '{}' },
  });
  expect(await askedBy('schedule', () => new SchedulerClient(at('scheduler')).send(schedule))).toEqual([
    'scheduler:CreateSchedule schedule/{SCHEDULE_GROUP}/NAME',
    'iam:PassRole {SCHEDULE_ROLE_ARN}',
  ]);
  const secret = new GetSecretValueCommand({ SecretId: variables.LINK_KEY_SECRET });
  expect(await askedBy('secret', () => new SecretsManagerClient(at('secrets')).send(secret))).toEqual([
    'secretsmanager:GetSecretValue {LINK_KEY_SECRET}',
  ]);
  const file = new PutObjectCommand({ Bucket: 'bucket', Key: 'updates/ngày 12.csv', Body: 'a;b' });
  expect(await askedBy('file', () => new S3Client({ ...at('s3'), forcePathStyle: true }).send(file))).toEqual([
    's3:PutObject {DROP_BUCKET}/updates/ngày 12.csv',
  ]);
});

test('an SMS has no resource, an e-mail two, and attachments ask for more', async () => {
  const sms = new PublishCommand({ PhoneNumber: '+84905123821', Message: 'a' });
  expect(await askedBy('sms', () => new SNSClient(at('sns')).send(sms))).toEqual(['sns:Publish *']);
  const mail = (Attachments?: { FileName: string; RawContent: Uint8Array }[]) =>
    new SendEmailCommand({
      FromEmailAddress: '=?UTF-8?B?VA==?= <bao-tin@quangngai.gov.vn>',
      ConfigurationSetName: 'set',
      Content: { Simple: { Subject: { Data: 'a' }, Body: { Text: { Data: 'a' } }, Attachments } },
    });
  const ses = new SESv2Client(at('ses'));
  const plain = ['identity/quangngai.gov.vn', 'configuration-set/{EMAIL_CONFIGURATION_SET}'];
  expect(await askedBy('mail', () => ses.send(mail()))).toEqual(plain.map((on) => `ses:SendEmail ${on}`));
  const letter = [{ FileName: 'a.pdf', RawContent: Uint8Array.of(1) }];
  expect(await askedBy('letter', () => ses.send(mail(letter)))).toEqual(
    ['SendEmail', 'SendRawEmail'].flatMap((action) => plain.map((on) => `ses:${action} ${on}`)),
  );
});

test('what is not known is noted as it came; what no function asks is not noted', async () => {
  const subscribe = new SubscribeCommand({ TopicArn: 'arn', Protocol: 'sms' });
  const sns = new SNSClient(at('sns'));
  expect(await askedBy('other', () => sns.send(subscribe))).toEqual(['sns:Subscribe *']);
  const before = recorder.calls().length;
  await expect(sns.send(new PublishCommand({ PhoneNumber: '+84905123821', Message: 'a' }))).rejects.toThrow();
  expect(recorder.calls()).toHaveLength(before);
});
