import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterUnits } from '../../infra/local/province.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';

/* Bodies as systems push them, one after the other. */

let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-11-28T19:05:00+07:00' });
  await enterUnits(platform);
});
afterAll(() => platform.stop());

const pushCase = async (name: string) => {
  const body = await readFile(join(import.meta.dirname, '../data/cases', `${name}.json`), 'utf8');
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  expect(await answer.json()).toMatchObject({ error_code: '00', applied: 1 });
  await platform.settle();
};

test('a number with a note takes the place of the former one; two updates within a second are two', async () => {
  await pushCase('stale-phone.1');
  await platform.advanceTo('2026-11-28T19:11:00+07:00');
  const heardBy = async (to: string) => (await platform.inbox()).filter((message) => message.to === to);
  const before = await heardBy('+84905000861');
  expect(before).toHaveLength(1);
  await pushCase('stale-phone.2');
  await platform.advanceTo('2026-11-28T19:21:00+07:00');
  await pushCase('milliseconds.1');
  await pushCase('milliseconds.2');
  await platform.advanceTo('2026-11-30T10:00:00+07:00');
  expect(await heardBy('+84905000861')).toHaveLength(before.length);
  expect((await heardBy('+84914000862')).map(({ text }) => /da co ket qua|7301/.test(text))).toEqual([true]);
  expect((await heardBy('+84905000851')).filter(({ text }) => text.includes('115.000'))).toHaveLength(1);
});

const pushNow = async (changes: Record<string, unknown>) => {
  const record = {
    MaHoSo: 'H48.101-261130-0064',
    NguonDuLieu: 'igate',
    MaTTHC: '1.002809',
    TenTTHC: 'Đổi giấy phép lái xe',
    DonViXuLy: 'H48.101',
    ChuHoSo: 'Trần Thị Lan',
  };
  const body = JSON.stringify({ data: [{ ...record, SoDienThoai: '0905000864', ...changes }] });
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  await platform.settle();
  return answer.json();
};

test('a record behind one from the future is refused with its sentence, and told once it comes with its right time', async () => {
  const heard = async () =>
    (await platform.inbox()).filter(({ to }) => to === '+84905000864').map(({ text }) => text.slice(0, 60));
  await platform.advanceTo('2026-11-30T14:00:00+07:00');
  // Its clock is forty minutes fast.
  expect(await pushNow({ TrangThaiHoSo: 2, ThoiDiemCapNhat: '20261130144000' })).toMatchObject({ error_code: '00' });
  await platform.advanceTo('2026-11-30T14:10:00+07:00');
  expect(await heard()).toHaveLength(1);
  const refused = await pushNow({ TrangThaiHoSo: 6, LePhi: 115000, ThoiDiemCapNhat: '20261130141000' });
  expect(refused).toMatchObject({
    error_code: '01',
    applied: 0,
    stale: 0,
    rejected: 1,
    problems: [
      {
        row: 1,
        field: 'ThoiDiemCapNhat',
        severity: 'error',
        problem: expect.stringContaining('came from the future: check the clock of the source'),
        problemVi: expect.stringMatching(/đồng hồ/),
      },
    ],
  });
  await platform.advanceTo('2026-11-30T14:41:00+07:00');
  expect(await heard()).toHaveLength(1);
  const taken = await pushNow({ TrangThaiHoSo: 6, LePhi: 115000, ThoiDiemCapNhat: '20261130144100' });
  expect(taken).toMatchObject({ error_code: '00', applied: 1 });
  await platform.advanceTo('2026-11-30T14:45:00+07:00');
  expect(await heard()).toEqual([expect.stringMatching(/tiep nhan/), expect.stringMatching(/115\.000|nop phi/)]);
});
