import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import { dynamoDrives } from '../../functions/stores/drives.ts';
import { dynamoFrozenDays } from '../../functions/stores/frozen-days.ts';
import { dynamoPortalDays } from '../../functions/stores/portal-days.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { aDigestDrive, binhSon, traBong } from '../digest-source.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';
import { signIn } from './signed-in.ts';

/* A week of a drive: its days frozen, its digests, its nudges, all as deployed, on simulated time. */

const start = '2026-10-15T08:00:00+07:00';
const entry: AuditEntry = {
  ...{ at: start, by: 'khoa.bui@quangngai.example', action: 'save-drive', unit: 'province', outcome: 'done' },
};
const published = { CKMB: 15, TDGQ: 18, ONLINE: 8, TTTT: 5, MDHL: 16, MDSH: 17 };
let platform: PlatformProcess;
let stores: { frozenDays: ReturnType<typeof dynamoFrozenDays> };

beforeAll(async () => {
  platform = await startPlatformProcess({ start, expects: [/^send-nudge failed for BROKEN: notice failed/] });
  await enterUnits(platform);
  await enterStaff(platform);
  const tables = { campaign: platform.table('campaign'), audit: platform.table('audit') };
  const drive = aDigestDrive({ nudges: true });
  expect(await dynamoDrives(platform.documents, tables).save(drive, 0, entry)).toBe('done');
  const units = [binhSon, traBong].map((unit) => ({ unit, name: unit, total: 79, scores: published, rank: 1 }));
  await dynamoPortalDays(platform.documents, tables).save('2026-10-10', { kind: 'table', units }, entry);
  stores = { frozenDays: dynamoFrozenDays(platform.documents, tables.campaign) };
  const procedure = { code: '1.002809', name: 'Đổi giấy phép lái xe', online: true };
  await platform.put('registry', { type: 'procedure', id: procedure.code, value: procedure });
  const offer = { procedureCode: '1.002809', formerFee: 135_000, fee: 115_000, from: '2026-10-01', to: '2026-12-31' };
  await platform.put('registry', { type: 'offer', id: 'licence', value: offer });
});
afterAll(() => platform.stop());

const push = async (...changes: Parameters<typeof aRecord>[0][]) => {
  const time = (await platform.now()).replace(/\D/g, '').slice(0, 14);
  const data = changes.map((one) =>
    aRecord({
      ...{ ThoiDiemCapNhat: time, NgayTiepNhan: time, NgayHenTra: '20261106163000', DonViXuLy: binhSon },
      ...{ KenhThucHien: '1', ...one },
    }),
  );
  const body = JSON.stringify({ data });
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await platform.settle();
};

const isNudge = ({ text }: { text: string }) => text.startsWith('[QC]');
const nudges = async () => (await platform.inbox()).filter(isNudge).map(({ to, at }) => `${to} ${at.slice(5, 16)}`);
const digests = async () =>
  (await platform.inbox()).filter(({ attachments }) => attachments?.some(({ name }) => name === 'diem.png'));
const stateOf = async (code: string) => {
  const told = await toldBy(platform);
  const one = told.find(({ dossier, kind }) => dossier === code && kind === 'nudge');
  return one && [one.state, one.reason].filter(Boolean).join(': ');
};

test('who applied on paper is told once, with the offer, in the hours for it, however many dossiers they have', async () => {
  await push({ MaHoSo: 'PAPER-1' }, { MaHoSo: 'PAPER-2' });
  expect(await nudges()).toEqual(['+84905123821 10-15T08:00']);
  expect((await platform.inbox()).find(({ text }) => text.startsWith('[QC]'))?.text).toBe(
    '[QC] Lan sau moi ong/ba nop truc tuyen tai dichvucong.gov.vn. Le phi 115.000 d thay vi 135.000 d den het 31/12/2026. Tu choi: 0255 3000 105.',
  );
  const states = [await stateOf('PAPER-1'), await stateOf('PAPER-2')];
  expect(states.toSorted()).toEqual(['accepted', 'suppressed: already-nudged']);

  await push({ MaHoSo: 'ONLINE', KenhThucHien: '2', NguoiNop: 'citizen', SoDienThoai: '0905 123 822' });
  expect(await nudges()).toHaveLength(1);
  await platform.advanceTo('2026-10-15T22:30:00+07:00');
  await push({ MaHoSo: 'LATE', SoDienThoai: '0905 123 823' });
  await platform.advanceTo('2026-10-16T06:59:00+07:00');
  expect(await nudges()).toHaveLength(1);
  await platform.advanceTo('2026-10-16T07:01:00+07:00');
  expect((await nudges()).slice(1)).toEqual(['+84905123823 10-16T07:00']);
});

test('who opts out over the telephone gets none, though theirs is on its way', async () => {
  await platform.advanceTo('2026-10-16T22:10:00+07:00');
  await push({ MaHoSo: 'CALLER', SoDienThoai: '0905 123 824' });
  const officer = await signIn(platform, demoPeople.communeOfficer.email);
  expect(await officer.post('/api/opt-outs', { phone: '0905 123 824' })).toEqual({ status: 200, body: {} });
  expect(await officer.post('/api/opt-outs', { phone: '12' })).toMatchObject({ status: 422 });
  await platform.advanceTo('2026-10-17T08:00:00+07:00');
  expect(await nudges()).toHaveLength(2);
  expect(await stateOf('CALLER')).toBe('suppressed: opted-out');
});

test('each night is frozen; a result that is heard of late corrects its day and says so', async () => {
  await platform.advanceTo('2026-10-18T09:00:00+07:00');
  const figuresOf = async (day: string) => (await stores.frozenDays.day(day)).find(({ unit }) => unit === binhSon);
  expect(await figuresOf('2026-10-14')).toBeUndefined();
  expect(await figuresOf('2026-10-15')).toMatchObject({
    ...{ sums: { received: 4, inTime: 4, online: 1 }, stocks: { running: 4 }, total: 81 },
  });
  expect((await figuresOf('2026-10-15'))?.correctedAt).toBeUndefined();
  await push({
    MaHoSo: 'PAPER-1',
    TrangThaiHoSo: '9',
    NgayKetThucXuLy: '20261016100000',
    NgayTiepNhan: '20261015080000',
  });
  await platform.advanceTo('2026-10-18T23:31:00+07:00');
  expect((await figuresOf('2026-10-15'))?.correctedAt).toBeUndefined();
  expect(await figuresOf('2026-10-16')).toMatchObject({
    ...{ sums: { early: 1, received: 5 }, correctedAt: '2026-10-18T23:30:00+07:00' },
  });
  expect(await figuresOf('2026-10-18')).toMatchObject({ sums: { early: 1 }, stocks: { running: 4 } });
});

test('on Monday at seven each unit’s head and the steering group get their digest, once', async () => {
  expect(await digests()).toEqual([]);
  await platform.advanceTo('2026-10-19T12:00:00+07:00');
  const sent = (await digests()).map(({ to, at, subject }) => [to, at.slice(5, 16), subject]);
  expect(sent.toSorted()).toEqual([
    ['khoa.bui@quangngai.example', '10-19T07:00', 'Bình quân 80,00 điểm, tuần 12/10–18/10/2026: Ban Chỉ đạo'],
    [...['lanhdao.h48-105@example.vn', '10-19T07:00'], '81,00 điểm, hạng 1/2, tuần 12/10–18/10/2026: UBND xã Bình Sơn'],
    [...['lanhdao.h48-108@example.vn', '10-19T07:00'], '79,00 điểm, hạng 2/2, tuần 12/10–18/10/2026: UBND xã Trà Bồng'],
  ]);
  // Of Lý Sơn nothing is known: its mail says so, and has no chart.
  const all = (await platform.inbox()).filter(({ subject }) => subject?.includes('tuần 12/10'));
  expect(all.map(({ to }) => to)).toContain('lanhdao.h48-109@example.vn');
  expect(all).toHaveLength(4);
  expect([await platform.failures(), await platform.deadLetters()]).toEqual([[], []]);
});

test('a campaign message whose carrier stays broken is tried again on its own lane, and given up after an hour', async () => {
  const phone = '+84905123825';
  await platform.fault({ to: phone, text: '[QC]' }, { kind: 'error', times: 9 });
  await push({ MaHoSo: 'BROKEN', SoDienThoai: phone });
  await platform.advanceTo('2026-10-19T14:00:00+07:00');
  expect(await stateOf('BROKEN')).toMatch(/^failed/);
  expect((await nudges()).some((one) => one.startsWith(phone))).toBe(false);
  expect([await platform.failures(), await platform.deadLetters()]).toEqual([[], []]);
});

test('a service notice does not wait for the campaign messages that were there before it', async () => {
  const before = (await nudges()).length;
  const crowd = Array.from({ length: 12 }, (_, n) => ({ MaHoSo: `CROWD-${n}`, SoDienThoai: `09051239${10 + n}` }));
  await platform.run();
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const send = async (...records: object[]) => {
    const time = (await platform.now()).replace(/\D/g, '').slice(0, 14);
    const received = { ThoiDiemCapNhat: time, NgayTiepNhan: time };
    const body = JSON.stringify({
      data: records.map((one) => aRecord({ KenhThucHien: '1', DonViXuLy: binhSon, ...one, ...received })),
    });
    await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  };
  await send(...crowd);
  await until(async () => (await nudges()).length > before);
  await send({ MaHoSo: 'SERVICE', SoDienThoai: '0905 123 999', KenhThucHien: '2', NguoiNop: 'citizen' });
  const placeOfService = async () => (await platform.inbox()).findIndex(({ text }) => text.includes('SERVICE'));
  await until(async () => (await placeOfService()) >= 0);
  const earlier = (await platform.inbox()).slice(0, await placeOfService()).filter(isNudge);
  expect(earlier.length).toBeLessThan(before + 12);
  await until(async () => (await nudges()).length === before + 12);
});
