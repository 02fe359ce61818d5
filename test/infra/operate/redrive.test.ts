import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, expect, test } from 'vitest';
import { startDatabase } from '../../../infra/local/database.ts';
import { openTables } from '../../../infra/local/open-tables.ts';
import { enterUnits } from '../../../infra/local/province.ts';
import { deadLettersAfter } from '../../../infra/local/sqs-endpoint.ts';
import { makeRedrive } from '../../../infra/operate/redrive.ts';
import { aDossier, aRecord } from '../../builders.ts';
import { startPlatformProcess } from '../../platform-process.ts';
import { engines } from '../local/engines.ts';

const region = 'ap-southeast-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const functionArn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:react';

test('a notice whose message died in the queue is sent once its message is redriven, and only then', async () => {
  const platform = await startPlatformProcess({
    start: '2026-10-12T08:30:00+07:00',
    expects: [/^send-notice failed for H21\.134-261012-0008: a record failed/],
  });
  try {
    await enterUnits(platform);
    const body = JSON.stringify({ data: [aRecord()] });
    await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
    const { AWS_ENDPOINT_URL_SQS = '', AWS_ENDPOINT_URL_DYNAMODB_STREAMS = '' } = platform.endpoints;
    const url = `${AWS_ENDPOINT_URL_SQS}/000000000000/now`;
    const sqs = new SQSClient({ region, credentials, endpoint: AWS_ENDPOINT_URL_SQS });
    const streams = new DynamoDBStreamsClient({ region, credentials, endpoint: AWS_ENDPOINT_URL_DYNAMODB_STREAMS });
    // A message that names a notice which is not there yet dies after its tries.
    const ref = { dossier: 'H21.134-261012-0008', id: 'receipt#1#sms' };
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(ref) }));
    await platform.settle();
    await platform.advanceTo('2026-10-12T10:00:00+07:00');
    expect(await platform.deadLetters()).toHaveLength(1);
    const sentBefore = (await platform.inbox()).length;

    const late = JSON.stringify({ data: [aRecord({ MaHoSo: ref.dossier, ThoiDiemCapNhat: '20261012093000' })] });
    await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body: late }));
    await platform.settle();
    expect(await platform.inbox()).toHaveLength(sentBefore + 1);

    const redrive = makeRedrive({ sqs, streams, invoke: platform.invoke });
    const letters = { of: 'now', url: `${url}${deadLettersAfter}`, from: 'queue' } as const;
    expect(await redrive(letters, false)).toEqual({ of: 'now', waiting: 1, moved: 0, left: [] });
    expect(await platform.deadLetters()).toHaveLength(1);
    expect(await redrive(letters, true)).toEqual({ of: 'now', waiting: 1, moved: 1, left: [] });
    await platform.settle();
    expect(await platform.deadLetters()).toEqual([]);
    // It was told meanwhile: the redriven message sends nothing twice.
    expect(await platform.inbox()).toHaveLength(sentBefore + 1);
    sqs.destroy();
  } finally {
    await platform.stop();
  }
});

const databases = await Promise.all(engines.map((engine) => startDatabase({ engine })));
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

/** A queue of dead letters that answers these bodies once. */
const deadLettersOf = (...bodies: unknown[]) => {
  const sqs = mockClient(SQSClient);
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: String(bodies.length) } });
  const Messages = bodies.map((body, n) => ({ ReceiptHandle: String(n), Body: JSON.stringify(body) }));
  sqs.on(ReceiveMessageCommand).resolvesOnce({ Messages }).resolves({});
  sqs.on(DeleteMessageCommand).resolves({});
  const deleted = () => sqs.commandCalls(DeleteMessageCommand).map(({ args }) => args[0].input.ReceiptHandle);
  return { sqs: new SQSClient({ region }), deleted, restore: () => sqs.restore() };
};

test.each(databases)(
  'what a stream’s dead letter names is read again from $engine and handed over',
  async (database) => {
    const tables = await openTables(database, region, false);
    const put = (code: string, sk: string) =>
      tables.documents.send(
        new PutCommand({ TableName: tables.nameOf('dossiers'), Item: { ...aDossier({ code }), sk } }),
      );
    for (const code of ['A', 'B', 'C', 'D']) {
      await put(code, `change#${code}`);
      await put(code, 'state');
    }
    const streamArn = tables.streamArns.get('dossiers') ?? '';
    const { StreamDescription } = await tables.streams.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    const shards = (StreamDescription?.Shards ?? []).map(({ ShardId = '' }) => ShardId);
    const written: { shardId: string; code?: string | undefined; sk?: string | undefined; number: string }[] = [];
    for (const ShardId of shards) {
      const from = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
      const { ShardIterator } = await tables.streams.send(new GetShardIteratorCommand(from));
      const { Records = [] } = await tables.streams.send(new GetRecordsCommand({ ShardIterator }));
      for (const { dynamodb } of Records)
        written.push({
          ...{ shardId: ShardId, code: dynamodb?.Keys?.code?.S, sk: dynamodb?.Keys?.sk?.S },
          number: dynamodb?.SequenceNumber ?? '',
        });
    }
    const [first, last] = ['B', 'C'].map((code) => written.find((one) => one.code === code && one.sk === 'state'));
    if (!first || !last) throw new Error('the stream tells of every item');
    const batch = {
      requestContext: { functionArn },
      DDBStreamBatchInfo: {
        ...{ shardId: first.shardId, startSequenceNumber: first.number, endSequenceNumber: last.number, streamArn },
        approximateArrivalOfFirstRecord: '2026-10-12T01:30:00Z',
        approximateArrivalOfLastRecord: '2026-10-12T01:31:00Z',
      },
    };
    const letters = deadLettersOf(batch);
    const heard: unknown[] = [];
    const redrive = makeRedrive({
      ...{ sqs: letters.sqs, streams: tables.streams },
      invoke: async (_name, event) => {
        heard.push(event);
      },
    });
    const redriven = await redrive({ of: 'react-to-dossier', url: 'http://dead', from: 'stream' }, true);
    expect(redriven).toEqual({ of: 'react-to-dossier', waiting: 1, moved: 1, left: [] });
    expect(letters.deleted()).toEqual(['0']);
    // Only the states, as the trigger's filter wants them; the items of history between them stay out.
    const image = (code: string) => ({ dynamodb: { NewImage: { code: { S: code }, sk: { S: 'state' } } } });
    expect(heard).toMatchObject([{ Records: [image('B'), image('C')] }]);
    letters.restore();
    await tables.close();
  },
);

test('records that the stream has forgotten stay in the dead letters, with the command that makes up for them', async () => {
  const [database] = databases;
  if (!database) throw new Error('an engine runs here');
  const tables = await openTables(database, region, true);
  const lost = {
    requestContext: { functionArn },
    DDBStreamBatchInfo: {
      ...{ shardId: 'shardId-00000000000000000000-gone', startSequenceNumber: '1', endSequenceNumber: '2' },
      ...{ streamArn: `${tables.streamArns.get('dossiers')}` },
      approximateArrivalOfFirstRecord: '2026-10-12T01:30:00Z',
      approximateArrivalOfLastRecord: '2026-10-12T01:31:00Z',
    },
  };
  const letters = deadLettersOf(lost);
  const redrive = makeRedrive({ sqs: letters.sqs, streams: tables.streams, invoke: async () => undefined });
  const { moved, left } = await redrive({ of: 'react-to-dossier', url: 'http://dead', from: 'stream' }, true);
  expect([moved, letters.deleted()]).toEqual([0, []]);
  expect(left).toEqual([expect.stringMatching(/between 2026-10-12T01:30:00Z and .*: run npm run replay-history/)]);
  letters.restore();
  await tables.close();
});

test('a file’s dead letter holds the event, which is handed over again; what fails again stays', async () => {
  const files = deadLettersOf(
    { requestContext: { functionArn }, requestPayload: { Records: [{ s3: { object: { key: 'updates/a.csv' } } }] } },
    { requestContext: { functionArn }, requestPayload: { Records: [{ s3: { object: { key: 'updates/b.csv' } } }] } },
  );
  const redrive = makeRedrive({
    ...{ sqs: files.sqs, streams: new DynamoDBStreamsClient({ region }) },
    invoke: async (_name, event) => {
      if (JSON.stringify(event).includes('b.csv')) throw new Error('intake-drop failed: no such file');
    },
  });
  const { moved, left } = await redrive({ of: 'intake-drop', url: 'http://dead', from: 'drop' }, true);
  expect([moved, left, files.deleted()]).toEqual([1, ['intake-drop failed: no such file'], ['0']]);
  files.restore();
});
