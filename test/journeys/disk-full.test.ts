import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';

/* The disk below `--keep` takes nothing more, whatever it says of it: nothing is taken up half, and all goes on after. */

let folder: string;
let platform: PlatformProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disk-full-'));
  platform = await startPlatformProcess({
    start: '2026-10-14T08:00:00+07:00',
    keep: folder,
    expects: [/^The data in \S+ (cannot be written|can be written again)/],
  });
  await enterUnits(platform);
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

const push = async (...codes: string[]) => {
  const data = codes.map((MaHoSo) => aRecord({ MaHoSo, ThoiDiemCapNhat: '20261014075900' }));
  const answer = await fetch(`${platform.pages}/dossiers`, { method: 'POST', body: JSON.stringify({ data }) });
  return { status: answer.status, body: await answer.json() };
};
const drop = async (code: string) => {
  const body = stringify([aRecord({ MaHoSo: code, ThoiDiemCapNhat: '20261014075900' })], { header: true });
  const answer = await fetch(`${platform.pages}/drop/day.csv`, { method: 'PUT', body });
  return { status: answer.status, text: await answer.text() };
};
const told = async (code: string) =>
  (await toldBy(platform)).filter(({ dossier }) => dossier === code).map(({ state }) => state);

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO'])('%s', { timeout: 120_000 }, async (code) => {
  // Known before, and not yet told.
  expect(await push(`BEFORE-${code}`)).toMatchObject({ status: 200, body: { error_code: '00' } });
  const lines = platform.output().split('\n').length;

  await platform.breakDisk(code);
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await push(`A-${code}`, `B-${code}`)).toEqual({
      status: 503,
      body: {
        error_code: '99',
        message: expect.stringMatching(/không ghi được.*cannot be written.*Push all of it again\.$/),
      },
    });
    expect(await drop(`C-${code}`)).toEqual({ status: 503, text: expect.stringContaining('cannot be written') });
    // Whatever is under way waits, and uses up no try.
    await platform.settle().catch(() => undefined);
    await platform.advanceTo(await platform.now()).catch(() => undefined);
  }
  expect([await told(`A-${code}`), await told(`BEFORE-${code}`)]).toEqual([[], []]);
  const left = existsSync(join(folder, 'drop')) ? readdirSync(join(folder, 'drop'), { recursive: true }) : [];
  expect(left.filter((name) => String(name).includes('day.csv.'))).toEqual([]);
  expect(platform.output().split('\n').length).toBe(lines + 1);

  await platform.breakDisk(undefined);
  expect(await push(`A-${code}`, `B-${code}`)).toMatchObject({ status: 200, body: { error_code: '00', applied: 2 } });
  expect((await drop(`C-${code}`)).status).toBe(201);
  await platform.settle();
  for (const name of ['BEFORE', 'A', 'B', 'C'])
    expect([name, await told(`${name}-${code}`)]).toEqual([name, ['accepted']]);
  expect(platform.output().split('\n').length).toBe(lines + 2);
  expect([await platform.deadLetters(), await platform.failures()]).toEqual([[], []]);
});
