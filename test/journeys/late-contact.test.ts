import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoNotices } from '../../functions/stores/notices.ts';
import { enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';

/* Systems and clerks that say things late, or take them back. */

let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-10-12T09:00:00+07:00' });
  await enterUnits(platform);
});
afterAll(() => platform.stop());

const push = async (record: Record<string, unknown>) => {
  const body = JSON.stringify({ data: [aRecord(record)] });
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await platform.settle();
};

test('a number that comes after the news brings the receipt that was owed, once, whichever record is the newer', async () => {
  const noPhone = { TrangThaiHoSo: '4', SoDienThoai: undefined };
  await push({ MaHoSo: 'CROSSED', ThoiDiemCapNhat: '20261012085901', ...noPhone });
  await push({ MaHoSo: 'CROSSED', ThoiDiemCapNhat: '20261012085900' });
  await push({ MaHoSo: 'LATER', ThoiDiemCapNhat: '20261012085900', SoDienThoai: undefined });
  await push({ MaHoSo: 'LATER', ThoiDiemCapNhat: '20261012085930' });
  await platform.advanceTo('2026-10-12T09:30:00+07:00');
  for (const code of ['CROSSED', 'LATER']) {
    const receipts = (await platform.inbox()).filter(({ text }) => text.includes(`Ho so ${code} da duoc tiep nhan`));
    expect([code, receipts.map(({ channel, to }) => `${channel} ${to}`)]).toEqual([code, ['sms +84905123821']]);
    const told = (await toldBy(platform)).filter(({ dossier }) => dossier === code);
    expect(told.map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual([
      'receipt#1#none suppressed',
      'receipt#1#sms accepted',
    ]);
  }
});

test('a number that cannot be used ends the former one: its result is on the call list, and nobody else hears of it', async () => {
  const received = { MaHoSo: 'UNUSABLE', ThoiDiemCapNhat: '20261012093000', SoDienThoai: '0905000861' };
  const finished = { ...received, ThoiDiemCapNhat: '20261012094000', TrangThaiHoSo: '9', SoDienThoai: 'hỏi chị Lan' };
  await platform.advanceTo('2026-10-12T09:35:00+07:00');
  await push(received);
  await platform.advanceTo('2026-10-12T09:50:00+07:00');
  await push(finished);
  await platform.advanceTo('2026-10-12T10:10:00+07:00');
  const heard = (await platform.inbox()).filter(({ to }) => to === '+84905000861');
  expect(heard.map(({ text }) => /da duoc tiep nhan/.test(text))).toEqual([true]);
  const told = await dynamoNotices(platform.documents, platform.table('notices')).ofDossier('UNUSABLE');
  expect(told.find(({ id }) => id === 'early-completion#1#none')).toMatchObject({
    state: 'suppressed',
    toCall: true,
    reason: 'Số điện thoại của người nộp ở nguồn không nhắn tin được.',
  });
});

test('a withdrawal that is taken back is told so, and a slip back to it is not told twice', async () => {
  const push7 = (MaHoSo: string, time: string) =>
    push({ MaHoSo, ThoiDiemCapNhat: `20261013${time}`, TrangThaiHoSo: '7' });
  await platform.advanceTo('2026-10-13T08:00:00+07:00');
  await push({ MaHoSo: 'BACK', ThoiDiemCapNhat: '20261013080000' });
  await push({ MaHoSo: 'SLIP', ThoiDiemCapNhat: '20261013080000' });
  await platform.advanceTo('2026-10-13T08:30:30+07:00');
  await push7('BACK', '083000');
  await push7('SLIP', '083000');
  await platform.advanceTo('2026-10-13T08:40:00+07:00');
  await push({ MaHoSo: 'BACK', ThoiDiemCapNhat: '20261013083900', TrangThaiHoSo: '4' });
  const back = JSON.stringify({
    data: [
      aRecord({ MaHoSo: 'SLIP', ThoiDiemCapNhat: '20261013083901', TrangThaiHoSo: '4' }),
      aRecord({ MaHoSo: 'SLIP', ThoiDiemCapNhat: '20261013083902', TrangThaiHoSo: '7' }),
    ],
  });
  await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body: back }));
  await platform.settle();
  await platform.advanceTo('2026-10-13T09:30:00+07:00');
  const saidOf = async (code: string) =>
    (await platform.inbox()).filter(({ text }) => text.includes(`${code} `)).map(({ text }) => text);
  expect((await saidOf('BACK')).map((text) => /tiep nhan|rut/.exec(text)?.[0])).toEqual([
    'tiep nhan',
    'rut',
    'tiep nhan',
  ]);
  expect((await saidOf('SLIP')).map((text) => /tiep nhan|rut/.exec(text)?.[0])).toEqual(['tiep nhan', 'rut']);
});
