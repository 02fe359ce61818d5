import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { parseUpdate } from '../../../functions/domain/dossier.ts';
import { tableNames } from '../../../functions/stores/tables.ts';
import { createTables } from '../../../infra/local/create-tables.ts';
import { startDatabase } from '../../../infra/local/database.ts';
import { addAdministrator } from '../../../infra/operate/add-administrator.ts';
import { momentOf, readCommand, whose } from '../../../infra/operate/command.ts';
import { deleteStack, refuseKept, stacksOf } from '../../../infra/operate/delete-stage.ts';
import { deploymentOf, type Made, tableVariables } from '../../../infra/operate/deployment.ts';
import { exportAll, itemsIn } from '../../../infra/operate/export.ts';
import { importAll } from '../../../infra/operate/import.ts';
import { putBack } from '../../../infra/operate/put-back.ts';
import { nameAt, wantedTables } from '../../../infra/operate/restore.ts';
import { holdersOfLinkKey, withNewKey } from '../../../infra/operate/rotate-link-key.ts';
import { pushOne, smoke } from '../../../infra/operate/smoke.ts';
import { functions } from '../../../infra/topology.ts';
import { aDossier, aNotice } from '../../builders.ts';
import { engines } from '../local/engines.ts';
import { synthesise } from '../synth.ts';

const { provinces, remove } = await synthesise('quang-ngai.prod.json', 'quang-ngai.test.json');
const databases = await Promise.all(engines.map((engine) => startDatabase({ engine })));
afterAll(async () => {
  await remove();
  for (const { stop } of databases) await stop();
});
const [prod, trial] = provinces;
if (!prod || !trial) throw new Error('Both stages must be made');

test('everything that commands ask for is found by the names that the stacks give it', () => {
  const made = [prod.data, prod.work].flatMap((template) =>
    Object.entries(
      z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) }).parse(template.toJSON()).Resources,
    ).map(([logicalId, { Type }]): Made => ({ type: Type, logicalId, physicalId: `physical ${logicalId}` })),
  );
  const deployment = deploymentOf(made);
  expect(Object.keys(tableVariables(deployment))).toEqual(tableNames.map((name) => `${name.toUpperCase()}_TABLE`));
  const found = Object.keys(functions).map((name) => deployment.functionName(name));
  expect(new Set(found).size).toBe(Object.keys(functions).length);
  expect([deployment.queueUrl('now'), deployment.linkKeySecret]).toEqual([
    expect.stringMatching(/queuenowQueue/),
    expect.stringMatching(/LinkKey/),
  ]);
  const queues = made.filter(({ type, logicalId }) => type === 'AWS::SQS::Queue' && logicalId.includes('DeadLetters'));
  expect(deployment.deadLetters.map(({ url }) => url).toSorted()).toEqual(
    queues.map(({ physicalId }) => physicalId).toSorted(),
  );
  expect(() => deploymentOf([])).toThrow(/are they deployed\?/);
});

test('a command that was written wrongly says how it is written', () => {
  expect(() => readCommand('redrive -- --province P', whose, ['--stag', 'x'])).toThrow(
    /--stag.*Usage: npm run redrive/s,
  );
  const asked = readCommand('x', { from: { type: 'string' } }, ['--from', '2026-10-12T08:30']);
  expect(momentOf(asked, 'from')).toBe('2026-10-12T08:30:00+07:00');
  expect(() => asked.text('to')).toThrow(/--to is missing/);
  expect(() => wantedTables('dossiers,nothing')).toThrow(/there is no table nothing/);
});

test('what is to be kept is not deleted; of a trial those stacks go first that need the others', () => {
  expect(() => refuseKept(prod.settings)).toThrow(/"keep": true/);
  expect(() => refuseKept(trial.settings)).not.toThrow();
  const order = stacksOf(trial.settings).map(({ name }) => name);
  for (const stack of Object.values(trial.stacks))
    for (const needed of stack.dependencies)
      expect(order.indexOf(stack.stackName)).toBeLessThan(order.indexOf(needed.stackName));
  expect(order.toSorted()).toEqual(
    Object.values(trial.stacks)
      .map(({ stackName }) => stackName)
      .toSorted(),
  );
});

test('a stack goes with the files, secrets and logs that would stay behind it', async () => {
  const [stacks, logs, files, secrets] = [
    mockClient(CloudFormationClient),
    mockClient(CloudWatchLogsClient),
    mockClient(S3Client),
    mockClient(SecretsManagerClient),
  ];
  files
    .on(ListObjectVersionsCommand)
    .resolvesOnce({ Versions: [{ Key: 'updates/a.csv', VersionId: '1' }] })
    .resolves({});
  files.on(DeleteObjectsCommand).resolves({});
  stacks.on(DeleteStackCommand).resolves({});
  const gone = { StackName: 's', CreationTime: undefined, StackStatus: 'DELETE_COMPLETE' } as const;
  stacks.on(DescribeStacksCommand).resolves({ Stacks: [gone] });
  secrets.on(DeleteSecretCommand).resolves({});
  logs.on(DescribeLogGroupsCommand).resolves({ logGroups: [{ logGroupName: '/aws/lambda/s-custom' }] });
  logs.on(DeleteLogGroupCommand).resolves({});
  const region = 'ap-southeast-1';
  const clients = {
    stacks: new CloudFormationClient({ region }),
    logs: new CloudWatchLogsClient({ region }),
    files: new S3Client({ region }),
    secrets: new SecretsManagerClient({ region }),
  };
  const made: Made[] = [
    { type: 'AWS::S3::Bucket', logicalId: 'Drop', physicalId: 'bucket' },
    { type: 'AWS::SecretsManager::Secret', logicalId: 'LinkKey', physicalId: 'arn:secret' },
  ];
  await deleteStack(clients, { name: 's', region }, made);
  expect(files.commandCalls(DeleteObjectsCommand)[0]?.args[0].input).toMatchObject({
    Bucket: 'bucket',
    Delete: { Objects: [{ Key: 'updates/a.csv', VersionId: '1' }] },
  });
  expect(stacks.commandCalls(DeleteStackCommand)[0]?.args[0].input).toEqual({ StackName: 's' });
  expect(secrets.commandCalls(DeleteSecretCommand)[0]?.args[0].input).toEqual({
    SecretId: 'arn:secret',
    ForceDeleteWithoutRecovery: true,
  });
  expect(logs.commandCalls(DeleteLogGroupCommand)[0]?.args[0].input).toEqual({ logGroupName: '/aws/lambda/s-custom' });
  for (const mock of [stacks, logs, files, secrets]) mock.restore();
});

test('a new key stands before the former ones, and who opens links learns it before who makes them', () => {
  expect(withNewKey('b a', 'c')).toBe('c b a');
  const holders = holdersOfLinkKey();
  expect(holders.toSorted()).toEqual(['citizen', 'console', 'send-notice', 'send-nudge']);
  expect(holders.slice(0, 2).toSorted()).toEqual(['citizen', 'console']);
});

test.each(databases)(
  'the first administrator is entered once; what a restored table has is put back as asked ($engine)',
  async ({ endpoint }) => {
    const config = {
      endpoint,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    const client = new DynamoDBClient(config);
    const documents = DynamoDBDocumentClient.from(client);
    await createTables(client, 'p-');
    const person = { email: 'Quantri@quangngai.gov.vn', name: 'Huỳnh Minh Đức' };
    expect([
      await addAdministrator(documents, 'p-registry', person),
      await addAdministrator(documents, 'p-registry', person),
    ]).toEqual([true, false]);
    const Key = { type: 'staff', id: 'quantri@quangngai.gov.vn' };
    const { Item } = await documents.send(new GetCommand({ TableName: 'p-registry', Key }));
    expect(Item?.value).toMatchObject({ roles: ['administrator'], name: person.name });

    await createTables(client, 'restored-');
    const put = (table: string, id: string, value: string) =>
      documents.send(new PutCommand({ TableName: `${table}-registry`, Item: { type: 'unit', id, value } }));
    for (const id of ['same', 'other', 'gone']) await put('restored', id, 'then');
    await put('p', 'same', 'then');
    for (const id of ['other', 'new']) await put('p', id, 'now');
    const places = { name: 'registry', restored: 'restored-registry', living: 'p-registry' } as const;
    const itemsValue = async (id: string) =>
      (await documents.send(new GetCommand({ TableName: 'p-registry', Key: { type: 'unit', id } }))).Item?.value;
    const values = () => Promise.all(['same', 'other', 'gone', 'new'].map(itemsValue));
    expect(await putBack(client, places, [])).toEqual({ missing: 1, different: 1 });
    expect(await values()).toEqual(['then', 'now', undefined, 'now']);
    await putBack(client, places, ['missing']);
    expect(await values()).toEqual(['then', 'now', 'then', 'now']);
    expect(await putBack(client, places, ['missing', 'different'])).toEqual({ missing: 0, different: 1 });
    expect(await values()).toEqual(['then', 'then', 'then', 'now']);
    expect(nameAt('t', '2026-10-12T08:30:00+07:00')).toBe('t-at-20261012T083000');
    client.destroy();
  },
);

test.each(databases)(
  'what is exported from $engine is imported into empty tables, in more pages and batches than one',
  async ({ endpoint }) => {
    const config = {
      endpoint,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    const client = new DynamoDBClient(config);
    const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    for (const prefix of ['from-', 'into-']) await createTables(client, prefix);
    const codes = Array.from({ length: 60 }, (_, n) => `H48.01-261012-${n}`);
    for (const code of codes) {
      const item = { ...aDossier({ code, reason: 'x'.repeat(20_000) }), sk: 'state' };
      await documents.send(new PutCommand({ TableName: 'from-dossiers', Item: item }));
    }
    const waiting = aNotice({ dossier: 'H48.01-261012-1', state: 'queued' });
    await documents.send(new PutCommand({ TableName: 'from-notices', Item: waiting }));
    const folder = await mkdtemp(join(tmpdir(), 'baotin-commands-'));
    const [first, second] = [join(folder, '1'), join(folder, '2')];
    const places = (prefix: string) => ({ client, table: (name: string) => `${prefix}${name}` });
    const exported = await exportAll(places('from-'), first, { withPersonalData: true });
    expect(exported).toMatchObject({ dossiers: 60, notices: 1 });
    const woken: unknown[] = [];
    const wake = async (queue: string, { dossier, id }: { dossier: string; id: string }) => {
      woken.push([queue, dossier, id]);
    };
    const { imported } = await importAll({ ...places('into-'), wake }, first);
    expect([imported, woken]).toEqual([exported, [['now', waiting.dossier, waiting.id]]]);
    await exportAll(places('into-'), second, { withPersonalData: true });
    const items = async (of: string) =>
      (await Array.fromAsync(itemsIn(join(of, 'dossiers.jsonl')))).toSorted((a, b) =>
        `${a.code?.S}`.localeCompare(`${b.code?.S}`),
      );
    expect(await items(second)).toEqual(await items(first));
    await rm(folder, { recursive: true });
    client.destroy();
  },
);

test('the smoke test tells a service that stands from one that lets everybody push', async () => {
  const answers = (push: number) => async (url: string) => {
    const { pathname } = new URL(url);
    if (pathname === '/') return new Response('<html></html>');
    if (pathname === '/sign-in')
      return new Response(null, { status: 302, headers: { location: 'https://sign-in.example/authorize' } });
    return new Response('{}', { status: push });
  };
  const stands = await smoke(answers(401), 'https://baotin.example', 'https://canbo.example/ban-lam-viec');
  expect(stands.map(({ ok }) => ok)).toEqual([true, true, true]);
  const open = await smoke(answers(200), 'https://baotin.example');
  expect(open.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual(['a push without a token is refused']);
  const away = await smoke(() => Promise.reject(new Error('no such host')), 'https://baotin.example');
  expect(away.map(({ ok, saw }) => `${ok} ${saw}`)).toEqual(Array(3).fill('false no such host'));
});

test('the test push brings a token and a record that intake takes', async () => {
  const asked: { url: string; headers: Headers; body: string }[] = [];
  const ask = async (url: string, init?: RequestInit) => {
    asked.push({ url, headers: new Headers(init?.headers), body: String(init?.body) });
    return new Response(url.endsWith('/token') ? '{"access_token":"t"}' : '{"error_code":"00"}');
  };
  const system = { tokenAddress: 'https://sign-in.example/oauth2/token', id: 'igate', secret: 's' };
  expect(await pushOne(ask, 'https://baotin.example', system, '0905000821', 'H48.01')).toMatchObject({ ok: true });
  expect(asked[0]?.body).toBe('grant_type=client_credentials&scope=dossiers%2Fpush');
  expect(asked[1]?.headers.get('authorization')).toBe('Bearer t');
  const [record] = z.object({ data: z.array(z.unknown()) }).parse(JSON.parse(asked[1]?.body ?? '')).data;
  expect(parseUpdate(record)).toMatchObject({ ok: true, warnings: [] });
});
