import { S3Client } from '@aws-sdk/client-s3';
import type { Context, S3Event } from 'aws-lambda';
import { expect, test } from 'vitest';
import { onDrop } from '../../functions/lib/on-drop.ts';

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'intake-drop',
  functionVersion: '1',
  memoryLimitInMB: '1024',
  invokedFunctionArn: 'arn',
  awsRequestId: '1',
  logGroupName: 'log',
  logStreamName: 'log',
  getRemainingTimeInMillis: () => 1000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

type Dropped = Pick<S3Event['Records'][number]['s3']['object'], 'key' | 'versionId'>;

const created = (object: Dropped): S3Event['Records'][number] => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'ap-southeast-1',
  eventTime: '2026-10-12T01:00:00.000Z',
  eventName: 'ObjectCreated:Put',
  userIdentity: { principalId: 'a' },
  requestParameters: { sourceIPAddress: '10.0.0.1' },
  responseElements: { 'x-amz-request-id': 'a', 'x-amz-id-2': 'b' },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: 'a',
    bucket: { name: 'baotin-drop', ownerIdentity: { principalId: 'a' }, arn: 'arn:aws:s3:::baotin-drop' },
    object: { ...object, size: 3, eTag: 'a', sequencer: 'a' },
  },
});

/** What the real client is asked for, each object answered with no content. */
const askedFor = async (...dropped: Dropped[]): Promise<unknown[]> => {
  const asked: unknown[] = [];
  const s3 = new S3Client({ region: 'ap-southeast-1' });
  s3.middlewareStack.add(
    () =>
      async ({ input }) => {
        asked.push(input);
        return { response: {}, output: { $metadata: {}, Body: new Blob().stream() } };
      },
    { step: 'initialize' },
  );
  const readOnce = onDrop(s3, async (_, open) => {
    await open();
  });
  await readOnce({ Records: dropped.map(created) }, context);
  return asked;
};

test('two files of one name are each read as the version that the event names', async () => {
  const key = 'updates/th%C3%A1ng+10.csv';
  expect(await askedFor({ key, versionId: 'v1' }, { key, versionId: 'v2' })).toEqual([
    { Bucket: 'baotin-drop', Key: 'updates/tháng 10.csv', VersionId: 'v1' },
    { Bucket: 'baotin-drop', Key: 'updates/tháng 10.csv', VersionId: 'v2' },
  ]);
});

test('a file of a bucket without versions is read by its key', async () => {
  expect(await askedFor({ key: 'updates/a.csv' })).toEqual([{ Bucket: 'baotin-drop', Key: 'updates/a.csv' }]);
});
