import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { readCsv, readXlsx } from './drive-files.ts';
import { signIn } from './signed-in.ts';

/* What is pushed by other systems, counted on its way, and read by a leader, as it is deployed. */

const unit = 'H48.101';
const code = (n: number) => `${unit}-261012-000${n}`;
let platform: PlatformProcess;

const push = async (...changes: Parameters<typeof aRecord>[0][]) => {
  const data = changes.map((change) => aRecord({ DonViXuLy: unit, MaTTHC: '1.001193', ...change }));
  const body = JSON.stringify({ isUpdating: 'True', data });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('http://localhost/dossiers', { method: 'POST', body, headers });
  expect(await (await platform.fetch(request)).json()).toMatchObject({ error_code: '00' });
  await platform.settle();
};

beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-10-12T08:00:00+07:00' });
  await enterUnits(platform);
  await enterStaff(platform);
  const smsPartPrices = [{ from: '2026-01-01', vnd: 700 }];
  await platform.put('registry', { type: 'policy', id: 'province', value: { smsPartPrices } });
  const procedure = { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch' };
  await platform.put('registry', { type: 'procedure', id: procedure.code, value: procedure });
  await push(
    { MaHoSo: code(1), KenhThucHien: 2, NguoiNop: 'citizen' },
    { MaHoSo: code(2), KenhThucHien: 2, NguoiNop: 'staff', NguonDuLieu: 'bgtvt' },
    { MaHoSo: code(3), KenhThucHien: 1 },
  );
  const later = { ThoiDiemCapNhat: '20261012100000', TrangThaiHoSo: '9', NgayKetThucXuLy: '20261012100000' };
  await platform.advanceTo('2026-10-12T10:01:00+07:00');
  await push({ MaHoSo: code(1), KenhThucHien: 2, NguoiNop: 'citizen', ...later });
  await platform.advanceTo('2026-10-12T10:03:00+07:00');
});
afterAll(() => platform.stop());

const period = 'from=2026-10-01&to=2026-10-31';

test('a leader reads what flowed through the units this month', async () => {
  const leader = await signIn(platform, demoPeople.leader.email);
  const rows = async (path: string) => (await leader.get(path)).body;
  const named = { unit, name: 'UBND phường Cẩm Thành' };
  expect(await rows(`/api/figures/punctuality?${period}&by=level`)).toMatchObject({
    rows: [{ key: 'commune', early: 1, finished: 1 }],
  });
  expect(await rows(`/api/figures/punctuality?${period}&by=field`)).toMatchObject({
    rows: [{ name: 'Hộ tịch', early: 1 }],
  });
  expect(await rows(`/api/figures/sources?${period}`)).toMatchObject({
    rows: [{ ...named, received: 3, own: 2, ownPercent: 66.67 }],
  });
  expect(await rows(`/api/figures/paper-in-disguise?${period}`)).toMatchObject({
    rows: [{ ...named, online: 2, disguised: 1, onlinePercent: 66.67, trulyOnlinePercent: 33.33 }],
  });
  expect(await rows(`/api/figures/trips-saved?${period}`)).toMatchObject({ rows: [{ ...named, tripsSaved: 1 }] });
  expect(await rows(`/api/figures/units/${unit}?${period}`)).toMatchObject({
    now: { running: 2 },
    days: [{ day: '2026-10-12' }],
  });
  const sms = (await platform.counters()).sms;
  expect(sms).toBeGreaterThan(0);
  expect(await rows(`/api/figures/sms?${period}`)).toMatchObject({
    rows: [{ messages: sms, parts: sms, cost: sms * 700 }],
  });
});

test('and takes it away', async () => {
  const leader = await signIn(platform, demoPeople.leader.email);
  const path = `/api/figures/punctuality?${period}&by=unit`;
  const headings = [
    'Mã đơn vị',
    'Đơn vị',
    'Đã giải quyết',
    'Trước hạn',
    'Đúng hạn',
    'Trễ hạn',
    'Trước hạn (%)',
    'Trước và đúng hạn (%)',
  ];
  const table = [headings, [unit, 'UBND phường Cẩm Thành', '1', '1', '0', '0', '100', '100']];
  expect(readCsv((await leader.download(`${path}&as=csv`)).bytes)).toEqual(table);
  expect(await readXlsx((await leader.download(`${path}&as=xlsx`)).bytes)).toEqual(table);
});

test.each([
  ['from=2026-10-31&to=2026-10-01', 'to'],
  ['from=2026-10-01', 'to'],
  ['from=2026-02-30&to=2026-10-01', 'from'],
  ['from=2025-01-01&to=2026-12-31', 'to'],
  [`${period}&as=pdf`, 'as'],
])('a period that is none (%s) is refused by its field', async (query, field) => {
  const leader = await signIn(platform, demoPeople.leader.email);
  expect(await leader.get(`/api/figures/trips-saved?${query}`)).toMatchObject({
    status: 400,
    body: { faults: [{ field }] },
  });
});

test('who is not signed in reads nothing', async () => {
  const answer = await platform.fetch(new Request(`http://localhost/api/figures/trips-saved?${period}`));
  expect(answer.status).toBe(401);
});
