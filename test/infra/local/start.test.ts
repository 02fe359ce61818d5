import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPeople } from '../../../infra/local/demo-staff.ts';
import { aRecord } from '../../builders.ts';
import { signIn } from '../../journeys/signed-in.ts';
import { livingAt } from '../../living-at.ts';
import { startTrial, type TrialProcess } from './trial-process.ts';

const started: TrialProcess[] = [];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-test-'));
});
afterAll(async () => {
  for (const trial of started) await trial.kill();
  await rm(folder, { recursive: true });
});

/** No quiet hours. */
const onWednesday = livingAt('2026-10-14T10:00:00+07:00');
const start = (...words: string[]): TrialProcess => {
  // The command makes its bundles itself.
  const trial = startTrial(onWednesday, words, { BUNDLES_MADE: undefined });
  started.push(trial);
  return trial;
};

const page = async (address: string): Promise<string> => (await fetch(address)).text();
const inbox = '/hop-thu/%2B84905123821';

test('the command shows what files tell, takes in what is pushed, stops in good order and keeps its data', async () => {
  const file = join(folder, 'day.csv');
  await writeFile(file, stringify([aRecord(), aRecord({ MaHoSo: 'X', TrangThaiHoSo: '99' })], { header: true }));
  const keep = join(folder, 'kept');

  const first = start('--keep', keep, file);
  const origin = await first.says(/(http:\/\/localhost:\d+)/);
  await first.says(/curl -X POST/);
  expect(first.said.text).toContain('day.csv, row 3: TrangThaiHoSo "99" is unknown');
  expect(await page(`${origin}${inbox}`)).toContain('H21.134-261012-0007 da duoc tiep nhan');

  const finished = { TrangThaiHoSo: '9', ThoiDiemCapNhat: '20261014100000', NgayKetThucXuLy: '20261014100000' };
  const body = JSON.stringify({ data: [aRecord(finished)] });
  expect((await fetch(`${origin}/dossiers`, { method: 'POST', body })).status).toBe(200);
  await expect
    .poll(() => page(`${origin}${inbox}`), { timeout: 10_000 })
    .toMatch(/Ho so H21\.134-261012-0007 da co ket qua/);
  expect(await first.says(/the staff console: {2}(\S+)/)).toBe(`${origin}/ban-lam-viec`);
  const { get } = await signIn(
    { fetch, signIn: { consoleUrl: origin, issuer: '', clientId: '' } },
    demoPeople.leader.email,
  );
  expect(await get('/api/me')).toEqual({ status: 200, body: demoPeople.leader });
  expect(first.said.text).not.toContain('"level"');
  expect(await first.stop()).toBe(0);
  await expect(fetch(origin)).rejects.toThrow();

  const second = start('--keep', keep);
  const again = await second.says(/(http:\/\/localhost:\d+)/);
  await second.says(/curl -X POST/);
  expect(await page(`${again}${inbox}`)).toContain('da co ket qua');
  expect((await page(`${again}/ho-so`)).match(/data-label="Mã hồ sơ"/g)).toHaveLength(1);

  const third = start('--keep', keep);
  await third.says(/^Another process works with the data beside \S+: stop it first, or keep/);
  // It waits for its bundles first.
  await expect.poll(third.exitCode, { timeout: 50_000 }).toBe(1);
  expect(third.said.text.trim().split('\n')).toHaveLength(1);
  expect(await second.stop()).toBe(0);
}, 180_000);

test('the sample day begins by itself and can be left in its midst', async () => {
  const { says, stop, said } = start();
  const origin = await says(/(http:\/\/localhost:\d+)/);
  await expect.poll(() => page(`${origin}/hop-thu`), { timeout: 10_000 }).toContain('/hop-thu/%2B84');
  expect(await page(origin)).toContain('http-equiv="refresh"');
  expect(await stop()).toBe(0);
  expect(said.text.trim().split('\n')).toHaveLength(1);
}, 120_000);

test('a file that is not there is named, and nothing is started', async () => {
  const { says, said } = start('nowhere.csv');
  await says(/nowhere\.csv: there is no such file/);
  await expect.poll(() => started.at(-1)?.exitCode(), { timeout: 50_000 }).toBe(2);
  expect(said.text).not.toContain('http://');
}, 120_000);
