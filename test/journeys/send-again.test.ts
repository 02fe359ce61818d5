import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { plainEnvironment, root } from '../plain-environment.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';

/* A pilot on one machine: what failed through a fault of ours is sent once by the operator's command, after the mend. */

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const code = 'H21.134-261014-0007';
let folder: string;
let platform: PlatformProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'send-again-'));
  platform = await startPlatformProcess({
    start: '2026-10-14T08:00:00+07:00',
    keep: folder,
    expects: [/^send-notice failed/, /^react-to-dossier failed/],
  });
  await enterUnits(platform);
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

type Ran = { code: number; out: string; err: string };
const run = (command: 'send-again' | 'redrive', ...words: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const args = [`infra/operate/${command}.ts`, ...words];
    const child = execFile(process.execPath, args, { cwd: root, env: plainEnvironment() }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
const stateOf = async () =>
  (await toldBy(platform)).filter(({ dossier }) => dossier === code).map(({ state }) => state);
const messages = async () => (await platform.inbox()).filter(({ text }) => text.includes(code)).length;

/** What an entry by a fault of ours would be: nobody can read it. */
const broken = { type: 'unit', id: 'H21.134', value: 7 };
const mend = async () => {
  const { type, id } = broken;
  await platform.documents.send(new DeleteCommand({ TableName: platform.table('registry'), Key: { type, id } }));
  await platform.passOwnTime(600);
};

test('a notice that failed through a fault of ours is sent once by the command, after the mend', async () => {
  await platform.put('registry', broken);
  const body = JSON.stringify({ data: [aRecord({ MaHoSo: code, ThoiDiemCapNhat: '20261014075900' })] });
  await platform.fetch(new Request('http://localhost/dossiers', { method: 'POST', body }));
  await platform.settle();
  await platform.advanceTo('2026-10-14T11:00:00+07:00');
  expect([await stateOf(), await messages()]).toEqual([['failed'], 0]);

  expect(await run('send-again', '--keep', folder)).toEqual({
    code: 0,
    out: '1 notices failed through a fault of our own.\n1 would be sent again; 0 are told by hand or true no longer.\nNothing was changed. Add --go to send them.\n',
    err: '',
  });
  expect([await stateOf(), await messages()]).toEqual([['failed'], 0]);

  await mend();
  for (const found of [1, 0]) {
    const { code: ended, out } = await run('send-again', '--keep', folder, '--go');
    expect([ended, out]).toEqual([0, expect.stringContaining(`${found} notices failed`)]);
    await platform.settle();
    expect([await stateOf(), await messages()]).toEqual([['accepted'], 1]);
  }
}, 180_000);

test('dead letters are counted, and handed over once more', async () => {
  const sqs = new SQSClient({
    region: 'ap-southeast-1',
    credentials,
    endpoint: platform.endpoints.AWS_ENDPOINT_URL_SQS,
  });
  const QueueUrl = `${platform.endpoints.AWS_ENDPOINT_URL_SQS}/000000000000/now`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'no notice' }));
  sqs.destroy();
  await platform.advanceTo('2026-10-14T12:00:00+07:00');
  const counted = await run('redrive', '--keep', folder);
  expect([counted.code, counted.err]).toEqual([0, '']);
  expect(counted.out).toMatch(/^now: 1 dead letters$/m);
  expect(counted.out).toMatch(/^dossiers: 0 dead letters$/m);
  expect(counted.out).toMatch(/Nothing was changed\. Add --go/);
  const { out } = await run('redrive', '--keep', folder, '--go');
  expect(out).toMatch(/^now: 1 dead letters, 1 done again$/m);
  expect(await platform.deadLetters()).toEqual([]);
}, 60_000);

test('where no trial runs with the folder, the command says so, and changes nothing at whoever has its port now', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'send-again-none-'));
  const none = {
    code: 2,
    out: '',
    err: expect.stringMatching(/^No trial runs with the data in \S+: start it with npm start/),
  };
  for (const command of ['send-again', 'redrive'] as const) {
    rmSync(join(empty, 'trial.json'), { force: true });
    expect(await run(command, '--keep', empty, '--go')).toEqual(none);
    for (const address of [
      '{"torn',
      JSON.stringify({ origin: platform.pages, run: 'another' }),
      JSON.stringify({ origin: 'http://localhost:1', run: 'x' }),
    ]) {
      writeFileSync(join(empty, 'trial.json'), address);
      expect(await run(command, '--keep', empty, '--go')).toEqual(none);
    }
  }
  rmSync(empty, { recursive: true });
}, 120_000);
