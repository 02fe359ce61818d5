import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { epochOf } from '../../../functions/domain/time.ts';
import { systemClock } from '../../../functions/lib/clock.ts';
import { makeClock } from '../../../infra/local/clock.ts';
import { type Platform, type PlatformOptions, startPlatform } from '../../../infra/local/platform.ts';
import type { Specs } from '../../../infra/local/triggers.ts';

const limits = { memoryMb: 128, timeoutSeconds: 5, harm: 'None: a test.' };
const specs: Specs = {
  'intake-push': {
    ...{ folder: 'intake', handler: 'push', tables: { dossiers: ['PutItem'] }, ...limits },
    trigger: { type: 'http', routes: [{ method: 'POST', path: '/dossiers' }], authorization: 'machine' },
  },
  'intake-drop': {
    ...{ folder: 'intake', handler: 'drop', tables: { dossiers: ['PutItem'] }, ...limits },
    trigger: { type: 'drop', prefix: 'updates/', suffixes: ['.csv'] },
  },
  react: {
    ...{ folder: 'react', handler: 'handler', tables: {}, sendsTo: 'now', ...limits },
    trigger: { type: 'stream', table: 'dossiers', batchSize: 10, only: { sk: ['state'] } },
  },
  send: {
    ...{ folder: 'send', handler: 'handler', tables: {}, carriers: ['sms', 'email'], ...limits },
    trigger: { type: 'queue', queue: 'now', batchSize: 10, maxConcurrency: 2 },
  },
  sweep: {
    ...{ folder: 'sweep', handler: 'handler', tables: {}, ...limits },
    trigger: { type: 'schedule', cron: '0 6,8 * * ? *' },
  },
};

const open: { stop(): Promise<void> }[] = [];
const lines: string[] = [];
const start = async (options: Partial<PlatformOptions> = {}): Promise<Platform> => {
  const platform = await startPlatform({
    clock: makeClock({ start: '2026-10-12T21:30:00+07:00' }),
    settings: {
      smsSender: 'BAOTIN',
      smsMaxPrice: '0.05',
      emailFrom: 'Bao Tin <bao-tin@quangngai.gov.vn>',
      keepDays: { problems: 90, notes: 365 },
      emailConfigurationSet: 'baotin',
      trackingPage: 'https://baotin.quangngai.gov.vn',
    },
    map: { functions: specs, bundleOf: (folder) => join(import.meta.dirname, 'small', `${folder}.ts`) },
    report: (line) => lines.push(line),
    ...options,
  });
  open.push(platform);
  return platform;
};
afterEach(async () => {
  for (const platform of open.splice(0)) await platform.stop();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  lines.length = 0;
});

const push = (platform: Platform, body: string, path = '/dossiers') =>
  platform.fetch(
    new Request(`http://local${path}`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } }),
  );
const sms = (platform: Platform) =>
  platform.carriers.inbox
    .filter(({ channel }) => channel === 'sms')
    .map(({ at, text }) => `${at.slice(5, 16)} ${text}`);

test('a pushed dossier goes the whole way through the production clients to the citizen', async () => {
  const platform = await start();
  const response = await push(platform, 'one two');
  expect([response.status, response.headers.get('x-type'), await response.json()]).toEqual([
    ...[201, 'text/plain', { error_code: '00' }],
  ]);
  await platform.settle();
  expect(sms(platform)).toEqual([
    '10-12T21:30 one by send at 2026-10-12T21:30:00+07:00',
    '10-12T21:30 two by send at 2026-10-12T21:30:00+07:00',
  ]);
  expect(platform.carriers.counters).toEqual({ sms: 2, email: 2 });
  expect(platform.failures).toEqual([]);
});

test('time goes by in leaps: schedules and delayed messages come in order, each at its moment', async () => {
  const platform = await start();
  await push(platform, 'delayed held');
  await platform.settle();
  expect(sms(platform)).toEqual([]);
  await platform.advanceTo('2026-10-13T12:00:00+07:00');
  expect(sms(platform)).toEqual([
    '10-12T21:40 delayed by send at 2026-10-12T21:40:00+07:00',
    '10-13T06:00 swept 2026-10-12T23:00:00Z',
    '10-13T07:00 held by send at 2026-10-13T07:00:00+07:00',
    '10-13T08:00 swept 2026-10-13T01:00:00Z',
  ]);
});

test('a dropped file is read from the bucket, and what others write to a table is seen too', async () => {
  const platform = await start();
  await platform.drop('updates/month.csv', Buffer.from('a\nb'));
  await platform.put('dossiers', { code: 'c', sk: 'state' });
  await platform.settle();
  expect(sms(platform).map((text) => text.split(' ')[1])).toEqual(['a', 'b', 'c']);
  const query = new QueryCommand({
    TableName: platform.table('dossiers'),
    KeyConditionExpression: 'code = :code',
    ExpressionAttributeValues: { ':code': 'c' },
  });
  expect((await platform.documents.send(query)).Count).toBe(1);
});

test('the HTTP API answers 404 for what the map does not name, and 500 in plain words for what breaks', async () => {
  const platform = await start();
  expect((await push(platform, 'x', '/else')).status).toBe(404);
  const broken = await push(platform, 'break');
  expect([broken.status, await broken.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  expect(platform.failures).toMatchObject([{ where: 'intake-push', message: 'Error: intake is\nbroken' }]);
  expect(lines).toEqual(['intake-push failed for POST /dossiers: Error: intake is broken']);
  expect(platform.errors).toMatchObject([
    { where: 'intake-push', request: 'POST /dossiers', stack: expect.stringContaining('intake.ts') },
  ]);
});

test('what a function catches and logs is told like what it lets out, by whose it is, and no line of its log is written', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const platform = await start();
  const { status } = await push(platform, 'log');
  await push(platform, 'warn');
  expect(status).toBe(201);
  expect(lines).toEqual(['intake-push failed for H1: a record failed: Error: broken inside']);
  expect(platform.errors).toMatchObject([
    {
      where: 'intake-push',
      dossiers: ['H1'],
      at: platform.errors[0]?.at,
      stack: expect.stringContaining('intake.ts'),
    },
  ]);
  expect(platform.failures).toEqual([]);
  expect(written).not.toHaveBeenCalled();
});

test('who names a level reads the functions’ own lines, and their errors are not told twice', async () => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'ERROR');
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const platform = await start();
  await push(platform, 'log');
  expect(written.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringMatching(/^\{.*"message":"a record failed".*\}\n$/),
  ]);
  expect(lines).toEqual([]);
  expect(platform.errors).toHaveLength(1);
});

test('errors of functions that run side by side are told apart', async () => {
  const platform = await start();
  await Promise.all([push(platform, 'log'), push(platform, 'break'), push(platform, 'log')]);
  expect(platform.errors.map(({ message }) => message).toSorted()).toEqual([
    'Error: intake is\nbroken',
    'a record failed: Error: broken inside',
    'a record failed: Error: broken inside',
  ]);
  expect(new Set(platform.errors.map(({ where }) => where))).toEqual(new Set(['intake-push']));
});

test('a message that no carrier takes is tried again after its time and is then a dead letter', async () => {
  const platform = await start();
  platform.carriers.fault({ channel: 'sms', text: 'bad' }, { kind: 'throttle', times: 100 });
  await push(platform, 'bad');
  await platform.settle();
  await platform.advanceTo('2026-10-12T22:00:00+07:00');
  expect(platform.carriers.counters).toEqual({ sms: 0, email: 0 });
  expect(platform.deadLetters()).toMatchObject([{ source: 'now', consumer: 'send', record: 'bad' }]);
});

test('in real time everything happens by itself', async () => {
  const platform = await start();
  platform.run();
  await push(platform, 'live');
  await expect.poll(() => platform.carriers.counters, { timeout: 5000 }).toEqual({ sms: 1, email: 1 });
});

test('kept data goes on where it stopped: tables, messages under way, schedules, the inbox and the time', async () => {
  const keep = await mkdtemp(join(tmpdir(), 'platform-test-'));
  const first = await start({ keep });
  expect(first.resumed).toBe(false);
  await push(first, 'now delayed held');
  await first.settle();
  await first.advanceTo('2026-10-12T21:35:00+07:00');
  await push(first, 'unread');
  await first.stop();

  const second = await start({ keep });
  expect(second.resumed).toBe(true);
  await second.settle();
  await second.advanceTo('2026-10-13T07:30:00+07:00');
  expect(sms(second).map((text) => text.split(' by ')[0])).toEqual([
    '10-12T21:30 now',
    '10-12T21:35 unread',
    '10-12T21:40 delayed',
    '10-13T06:00 swept 2026-10-12T23:00:00Z',
    '10-13T07:00 held',
  ]);
  await second.stop();
  await rm(keep, { recursive: true });
});

test('a database that is not its own is left as it was found', async () => {
  const { startDatabase } = await import('../../../infra/local/database.ts');
  const { DynamoDBClient, ListTablesCommand } = await import('@aws-sdk/client-dynamodb');
  const database = await startDatabase();
  open.push(database);
  process.env.DYNAMODB_ENDPOINT = database.endpoint;
  try {
    const platform = await start();
    expect(platform.table('notices')).toMatch(/^baotin-[0-9a-f]{8}-notices$/);
    await platform.stop();
  } finally {
    delete process.env.DYNAMODB_ENDPOINT;
  }
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
});

test('after it stopped, the process is as before: its time and its settings', async () => {
  const before = { ...process.env };
  const platform = await start();
  expect(process.env.AWS_ENDPOINT_URL_SNS).toMatch(/^http:\/\/127\.0\.0\.1:/);
  await platform.stop();
  expect(process.env).toEqual(before);
  const now = performance.timeOrigin + performance.now();
  expect(Math.abs(epochOf(systemClock.now()) - now)).toBeLessThan(60_000);
});
