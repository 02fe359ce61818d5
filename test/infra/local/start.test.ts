import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { epochOf } from '../../../functions/domain/time.ts';
import { demoPeople } from '../../../infra/local/demo-staff.ts';
import { aRecord } from '../../builders.ts';
import { signIn } from '../../journeys/signed-in.ts';

const root = join(import.meta.dirname, '../../..');
const started: ChildProcess[] = [];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-test-'));
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** The command as it is, only that for its process it is Wednesday 14 October 2026, 10:00: no quiet hours. */
const shift = epochOf('2026-10-14T10:00:00+07:00') - performance.timeOrigin - performance.now();
const onWednesday = `data:text/javascript,const now = Date.now; Date.now = () => now() + ${Math.round(shift)};`;

const start = (...words: string[]) => {
  const child = spawn(process.execPath, ['--import', onWednesday, 'infra/local/start.ts', ...words], {
    cwd: root,
    env: { ...process.env, BUNDLES_MADE: undefined, RECORD_CALLS: undefined, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
    });
  const says = async (pattern: RegExp): Promise<string> => {
    await expect.poll(() => said.text, { timeout: 25_000 }).toMatch(pattern);
    return pattern.exec(said.text)?.[1] ?? '';
  };
  const stop = async (): Promise<number | null> => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    child.kill('SIGINT'); // as npm passes it on
    await ended;
    return child.exitCode;
  };
  return { says, stop, said };
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
  expect(await second.stop()).toBe(0);
});

test('the sample day begins by itself and can be left in its midst', async () => {
  const { says, stop, said } = start();
  const origin = await says(/(http:\/\/localhost:\d+)/);
  await expect.poll(() => page(`${origin}/hop-thu`), { timeout: 10_000 }).toContain('/hop-thu/%2B84');
  expect(await page(origin)).toContain('http-equiv="refresh"');
  expect(await stop()).toBe(0);
  expect(said.text.trim().split('\n')).toHaveLength(1);
});

test('a file that is not there is named, and nothing is started', async () => {
  const { says, said } = start('nowhere.csv');
  await says(/nowhere\.csv: there is no such file/);
  await expect.poll(() => started.at(-1)?.exitCode, { timeout: 10_000 }).toBe(2);
  expect(said.text).not.toContain('http://');
});
