import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { signIn } from './signed-in.ts';

const { officer } = demoPeople;
let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({
    start: '2026-10-12T08:00:00+07:00',
    expects: [/^send-notice failed for H48\.01-261012-0007: notice failed/],
  });
  await enterUnits(platform);
  await enterStaff(platform);
});
afterAll(() => platform.stop());

test('whom no carrier reached is called, and whoever called takes them off the list', async () => {
  await platform.fault({}, { kind: 'error', times: 9 });
  const record = aRecord({
    ...{ MaHoSo: 'H48.01-261012-0007', DonViXuLy: 'H48.01', ThoiDiemCapNhat: '20261012080000' },
    ...{ TrangThaiHoSo: '9', NgayTiepNhan: '20261005080000', NgayKetThucXuLy: '20261012080000' },
  });
  const body = JSON.stringify({ data: [record] });
  await platform.fetch(new Request('http://localhost/dossiers', { method: 'POST', body }));
  await platform.settle();
  await platform.advanceTo('2026-10-12T10:00:00+07:00');

  const desk = await signIn(platform, officer.email);
  const list = () => desk.get('/api/call-list?unit=H48.01');
  const { body: listed } = await list();
  const [called] = z.object({ items: z.array(z.object({ dossier: z.string(), id: z.string() })) }).parse(listed).items;
  expect(called).toEqual({ dossier: 'H48.01-261012-0007', id: 'early-completion#1#sms' });
  const tick = (id: string | undefined) => desk.post('/api/call-list/tick', { ...called, id, how: 'Đã gọi điện' });
  expect(await tick('early-completion#9#sms')).toMatchObject({ status: 404 });
  expect(await tick(called?.id)).toMatchObject({ status: 200 });
  expect(await list()).toMatchObject({ body: { items: [] } });
  expect(await platform.failures()).toEqual([]);
});
