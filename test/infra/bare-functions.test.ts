import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { plusMinutes } from '../../functions/domain/time.ts';
import { cloudFrontHeaders } from '../../functions/lib/cloudfront.ts';
import { tables } from '../../functions/stores/tables.ts';
import { bundleOf } from '../../infra/bundle.ts';
import { makeCarriers } from '../../infra/local/carriers.ts';
import { makeClock, realNow } from '../../infra/local/clock.ts';
import { createTables } from '../../infra/local/create-tables.ts';
import { startDatabase } from '../../infra/local/database.ts';
import { json, type Service, startEndpoints } from '../../infra/local/endpoints.ts';
import { secretsEndpoint } from '../../infra/local/secrets-endpoint.ts';
import { sesEndpoint } from '../../infra/local/ses-endpoint.ts';
import { snsEndpoint } from '../../infra/local/sns-endpoint.ts';
import { resolverOf, template } from '../../infra/rights/templates.ts';
import { type FunctionSpec, functions } from '../../infra/topology.ts';
import { aDossier, aNotice, aRecord } from '../builders.ts';
import { fileCreated, httpCall, itemsInserted, messagesReceived, scheduleCame } from './sample-events.ts';
import { logicalId, synthesise } from './synth.ts';

/*
 * Each bundle by itself: its folder copied elsewhere, a bare Node of Lambda's version, and of variables those that the
 * template gives, those that Lambda gives, and where AWS is found on this machine.
 */

const specs: Readonly<Record<string, FunctionSpec>> = functions;
type Sample = { event: (variables: Record<string, string>) => object; answer?: object };

const originKey = 'front';
const fromFront = { [cloudFrontHeaders.originKey]: originKey, [cloudFrontHeaders.viewer]: '205.255.255.176' };
const file = `${Object.keys(aRecord()).join(';')}\n${Object.values(aRecord({ MaHoSo: 'DROPPED' })).join(';')}\n`;
// Of now, for old news are not told.
const state = {
  ...aDossier({ updatedAt: realNow(), receivedAt: realNow(), dueAt: plusMinutes(realNow(), 11 * 24 * 60) }),
  sk: 'state',
};

/** An event of its trigger, and what a sensible answer to it is. */
const samples: Record<keyof typeof functions, Sample> = {
  'intake-push': {
    event: () =>
      httpCall({
        ...{ routeKey: 'POST /dossiers', method: 'POST', path: '/dossiers' },
        headers: { 'content-type': 'application/json', authorization: 'Bearer eyJraWQiOiJ' },
        body: JSON.stringify({ isUpdating: 'True', data: [aRecord()] }),
      }),
    answer: { statusCode: 200, body: expect.stringContaining('"error_code":"00"') },
  },
  'intake-drop': { event: () => fileCreated('drop', 'updates/ngày 12.csv', Buffer.byteLength(file)) },
  'react-to-dossier': {
    event: () => itemsInserted('dossiers', tables.dossiers.key, state),
    answer: { batchItemFailures: [] },
  },
  'tally-campaign': {
    event: () => itemsInserted('dossiers', tables.dossiers.key, state),
    answer: { batchItemFailures: [] },
  },
  'tally-notices': {
    event: () =>
      itemsInserted('notices', tables.notices.key, {
        ...aNotice({ state: 'accepted', acceptedAt: '2026-10-12T08:31:00+07:00', parts: 1 }),
      }),
    answer: { batchItemFailures: [] },
  },
  'send-notice': {
    event: ({ NOTICE_QUEUE_ARN = '' }) =>
      messagesReceived(NOTICE_QUEUE_ARN, JSON.parse(sent.at(-1) ?? '{}'), 'no message'),
    answer: { batchItemFailures: [{ itemIdentifier: '059f36b4-87a3-44ab-83d2-661971' }] },
  },
  'send-nudge': {
    event: ({ NOTICE_QUEUE_ARN = '' }) =>
      messagesReceived(NOTICE_QUEUE_ARN, { dossier: state.code, id: 'receipt#1#sms' }),
    answer: { batchItemFailures: [] },
  },
  'nudge-citizens': {
    event: () => itemsInserted('notices', tables.notices.key, { ...aNotice() }),
    answer: { batchItemFailures: [] },
  },
  'find-stalled': { event: () => scheduleCame('find-stalled') },
  'close-day': { event: () => scheduleCame('close-day') },
  'write-digests': { event: () => scheduleCame('write-digests') },
  'sweep-deadlines': { event: () => scheduleCame('sweep-deadlines') },
  console: {
    event: () =>
      httpCall({
        ...{ routeKey: 'ANY /api/{proxy+}', method: 'GET', path: '/api/me', cookies: ['__Host-baotin=unknown', 'a=b'] },
        headers: fromFront,
      }),
    answer: { statusCode: 401, body: expect.stringContaining('not-signed-in') },
  },
  citizen: {
    event: () =>
      httpCall({
        ...{ routeKey: 'POST /tra-cuu', method: 'POST', path: '/tra-cuu' },
        headers: { ...fromFront, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'ma=H48.01-261012-0007&so=821',
      }),
    answer: { statusCode: 404, body: expect.stringContaining('Không tìm thấy hồ sơ nào') },
  },
};

const undo = new AsyncDisposableStack();
let folder: string;
let url: (service: string) => string;
let database: string;
const secrets: Record<string, string> = {};
const carriers = makeCarriers(makeClock({ start: '2026-10-12T08:00:00+07:00' }));
const sent: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baotin-bare-'));
  undo.defer(() => rm(folder, { recursive: true }));
  const started = await startDatabase();
  undo.defer(started.stop);
  database = started.endpoint;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  await createTables(new DynamoDBClient({ endpoint: database, region: 'ap-southeast-1', credentials }), 'baotin-');
  const services: Record<string, Service> = {
    ...{ sns: snsEndpoint(carriers.take), ses: sesEndpoint(carriers.take), secrets: secretsEndpoint(secrets) },
    sqs: ({ body }) => {
      const { MessageBody } = z.object({ MessageBody: z.string() }).parse(JSON.parse(body));
      sent.push(MessageBody);
      return json(200, { MessageId: 'message', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') });
    },
    scheduler: () => json(200, { ScheduleArn: 'arn' }),
    s3: () => ({ status: 200, headers: { 'content-type': 'text/csv' }, body: file }),
  };
  const endpoints = await startEndpoints(services);
  undo.defer(endpoints.stop);
  url = endpoints.url;
  for (const name of new Set(Object.values(specs).map((spec) => spec.folder)))
    await cp(dirname(bundleOf(name)), join(folder, name), { recursive: true });
});
afterAll(() => undo.disposeAsync());

const { provinces, remove } = await synthesise('quang-ngai.test.json');
afterAll(remove);
const [province] = provinces;
if (!province) throw new Error('The stacks must be made');
const made = {
  work: template.parse(province.work.toJSON()),
  others: [province.data, province.edge].map((one) => template.parse(one.toJSON())),
};
const properties = z.object({
  Handler: z.string(),
  Runtime: z.string(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

/** What the template says of a function; names of tables and queues are those of this machine. */
const inTemplate = (name: string) => {
  const found = made.work.Resources[logicalId(province.stacks.work.function(name))]?.Properties ?? {};
  const resolve = resolverOf([made.work, ...made.others])(made.work);
  const { Environment, ...rest } = properties.parse(
    Object.fromEntries(Object.keys(properties.shape).map((key) => [key, resolve(found[key])])),
  );
  const variables = Object.fromEntries(
    Object.entries(Environment.Variables).map(([variable, value]) => {
      const table = /^(\w+)_TABLE$/.exec(variable)?.[1]?.toLowerCase();
      if (table) expect(value).toMatch(new RegExp(`^${table}[0-9A-F]{8}$`));
      if (table) return [variable, `baotin-${table}`];
      return [variable, value.replace(/^https:\/\/sqs\.[^/]+/, url('sqs'))];
    }),
  );
  return { ...rest, variables };
};

/** What Lambda itself gives: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const lambdasOwn = (name: string, memoryMb: number, task: string) => ({
  AWS_REGION: 'ap-southeast-1',
  AWS_DEFAULT_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  LAMBDA_TASK_ROOT: task,
  LANG: 'en_US.UTF-8',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  TZ: ':UTC',
});

const onThisMachine = () => ({
  AWS_ENDPOINT_URL: url('other'),
  AWS_ENDPOINT_URL_DYNAMODB: database,
  AWS_ENDPOINT_URL_SNS: url('sns'),
  AWS_ENDPOINT_URL_SESV2: url('ses'),
  AWS_ENDPOINT_URL_SQS: url('sqs'),
  AWS_ENDPOINT_URL_SCHEDULER: url('scheduler'),
  AWS_ENDPOINT_URL_S3: url('s3'),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url('secrets'),
});

const answerOf = async (name: string, event: Sample['event']): Promise<unknown> => {
  const { Handler, Runtime, MemorySize, variables } = inTemplate(name);
  expect(`${Runtime} of ${process.version}`).toMatch(/^nodejs(\d+)\.x of v\1\./);
  const { LINK_KEY_SECRET, ORIGIN_KEY_SECRET } = variables;
  if (LINK_KEY_SECRET) secrets[LINK_KEY_SECRET] = 'link';
  if (ORIGIN_KEY_SECRET) secrets[ORIGIN_KEY_SECRET] = originKey;
  const task = join(folder, specs[name]?.folder ?? '');
  const [module = '', exported = ''] = Handler.split('.');
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'run-bare.ts'), join(task, `${module}.mjs`), exported],
    { cwd: task, env: { ...variables, ...lambdasOwn(name, MemorySize, task), ...onThisMachine() } },
  );
  child.stdin.end(JSON.stringify(event(variables)));
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  expect(last, `${said}\n${complaints}`).toMatch(/^\{("answer".*)?\}$/);
  return z.object({ answer: z.unknown().optional() }).parse(JSON.parse(last)).answer;
};

test.each(Object.entries(samples))(
  '%s loads and answers in a bare process, with the variables of its template',
  async (name, { event, answer }) => {
    const answered = await answerOf(name, event);
    if (answer) expect(answered).toMatchObject(answer);
    else expect(answered).toBeUndefined();
  },
);
