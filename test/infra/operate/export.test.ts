import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { parseUpdate } from '../../../functions/domain/dossier.ts';
import { updatesTable } from '../../../functions/domain/exchange-fields.ts';
import { readTable } from '../../../functions/lib/files/read-table.ts';
import { enterStaff, enterUnits } from '../../../infra/local/province.ts';
import { unnamed } from '../../../infra/operate/exchange-row.ts';
import { exportAll } from '../../../infra/operate/export.ts';
import { importAll } from '../../../infra/operate/import.ts';
import { aRecord } from '../../builders.ts';
import { replayed } from '../../journeys/replayed.ts';
import { type PlatformProcess, startPlatformProcess } from '../../platform-process.ts';
import { toldBy } from '../../told-by.ts';

/** Others may keep the machine busy. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = await mkdtemp(join(tmpdir(), 'baotin-export-'));
afterAll(() => rm(folder, { recursive: true }));

let platform: PlatformProcess | undefined;
afterEach(() => platform?.stop());

const start = async (at: string) => {
  platform = await startPlatformProcess({ start: at });
  return platform;
};

/** Clients as a command has them; the platform's own are for its parts. */
const portsOf = (of: PlatformProcess) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const config = { region: 'ap-southeast-1', credentials };
  const client = new DynamoDBClient({ ...config, endpoint: `${of.endpoints.AWS_ENDPOINT_URL_DYNAMODB}` });
  const endpoint = `${of.endpoints.AWS_ENDPOINT_URL_SQS}`;
  const sqs = new SQSClient({ ...config, endpoint });
  const wake = async (queue: string, ref: unknown) => {
    const QueueUrl = `${endpoint}/000000000000/${queue}`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(ref) }));
  };
  return { client, table: of.table, wake };
};

const push = async (to: PlatformProcess, ...records: Record<string, unknown>[]) => {
  const body = JSON.stringify({ data: records.map((record) => aRecord({ DonViXuLy: 'H48.01', ...record })) });
  await to.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  await to.settle();
};

const told = async (from: PlatformProcess) =>
  (await toldBy(from)).map(({ dossier, id, state }) => `${dossier} ${id} ${state}`);

/** A day of work, with a notice that waits for the morning and one that waits for its controller. */
const workADay = async (on: PlatformProcess) => {
  await enterUnits(on);
  await enterStaff(on);
  await push(on, { MaHoSo: 'TOLD' }, { MaHoSo: 'STOPPED' }, { MaHoSo: 'AT-NIGHT' });
  await on.advanceTo('2026-10-12T15:00:00+07:00');
  await push(on, { MaHoSo: 'STOPPED', ThoiDiemCapNhat: '20261012150000', TrangThaiHoSo: 8, LyDo: 'Không đủ' });
  await on.advanceTo('2026-10-12T22:00:00+07:00');
  await push(on, { MaHoSo: 'AT-NIGHT', ThoiDiemCapNhat: '20261012220000', TrangThaiHoSo: 9 });
};

const linesOf = async (from: string): Promise<string[]> => {
  const texts = await Promise.all((await readdir(from)).toSorted().map((file) => readFile(join(from, file), 'utf8')));
  return texts.flatMap((text) => text.split('\n'));
};

/** What the files hold, whatever the order of items and attributes, as a digest: a difference would fill a screen. */
const holdings = async (from: string): Promise<string> => {
  const inOrder = (line: string) => (line.startsWith('{') ? sorted(JSON.parse(line)) : line);
  return createHash('sha256')
    .update((await linesOf(from)).map(inOrder).toSorted().join('\n'))
    .digest('hex');
};

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

test('what is exported fills a fresh platform with the same state, which goes on where the other stopped', async () => {
  const [there, again] = [join(folder, 'first'), join(folder, 'second')];
  const first = await start('2026-10-12T08:30:00+07:00');
  await workADay(first);
  const before = await told(first);
  expect(before).toContain('AT-NIGHT early-completion#1#sms held');
  const exported = await exportAll(portsOf(first), there, { withPersonalData: true });
  expect(exported).toMatchObject({ dossiers: 8, contacts: 3, notices: 5 });
  await first.stop();

  const second = await start('2026-10-12T22:05:00+07:00');
  const { imported, woken } = await importAll(portsOf(second), there);
  expect([imported, woken]).toEqual([exported, 1]);
  await exportAll(portsOf(second), again, { withPersonalData: true });
  expect(await holdings(again)).toBe(await holdings(there));

  await second.settle();
  await expect(importAll(portsOf(second), there)).rejects.toThrow(/not empty/);
  expect([await told(second), await second.inbox()]).toEqual([before, []]);
  await second.advanceTo('2026-10-13T08:00:00+07:00');
  expect((await second.inbox()).map(({ text }) => /AT-NIGHT/.test(text))).toEqual([true]);
});

test('without a word about personal data no name, number, address or member of staff leaves', async () => {
  const here = await start('2026-10-12T08:30:00+07:00');
  await workADay(here);
  const bare = join(folder, 'bare');
  await exportAll(portsOf(here), bare, { withPersonalData: false });
  expect((await readdir(bare)).toSorted()).toEqual(
    ['campaign', 'dossiers', 'links', 'notices', 'registry']
      .map((name) => `${name}.jsonl`)
      .concat('dossiers.csv', 'manifest.json', 'notices.csv')
      .toSorted(),
  );
  const all = (await linesOf(bare)).join('\n');
  for (const personal of ['Nhung', '905123821', '0905 123', '"staff"']) expect(all).not.toContain(personal);
  expect(all).toContain(unnamed);
  await expect(exportAll(portsOf(here), bare, { withPersonalData: false })).rejects.toThrow(/is not empty/);
});

test('dossiers.csv is a file of updates: each row is a record of the national exchange, and replay makes the same of it', async () => {
  const here = await start('2026-10-12T08:30:00+07:00');
  await workADay(here);
  const to = join(folder, 'named');
  await exportAll(portsOf(here), to, { withPersonalData: true });
  await here.stop();
  const file = join(to, 'dossiers.csv');
  const rows = await Array.fromAsync(readTable('dossiers.csv', createReadStream(file), updatesTable));
  const read = rows.map((row) => ('record' in row ? parseUpdate(row.record) : row));
  expect(read).toHaveLength(5);
  for (const one of read) expect(one).toMatchObject({ ok: true, warnings: [] });
  const { report } = await replayed([file], '2026-10-12T22:00:00+07:00');
  expect(report.updates).toEqual({ applied: 5, repeated: 0, stale: 0, rejected: 0 });
  expect(report.notices.map(({ dossier, kind, state }) => `${dossier} ${kind} ${state}`).toSorted()).toEqual([
    'AT-NIGHT early-completion held',
    'AT-NIGHT receipt accepted',
    'STOPPED receipt accepted',
    'STOPPED stop awaiting-approval',
    'TOLD receipt accepted',
  ]);
});
