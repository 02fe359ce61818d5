import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import { unit } from '../../functions/domain/unit.ts';
import { dynamoDrives } from '../../functions/stores/drives.ts';
import { dynamoFrozenDays } from '../../functions/stores/frozen-days.ts';
import { dynamoPortalDays } from '../../functions/stores/portal-days.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aRecord } from '../builders.ts';
import { axeOn } from '../chromium.ts';
import { boardDrive, boardFrozen, boardTables, boardTerms, vanCanh } from '../gia-lai-board.ts';
import { openSite } from './in-chromium.ts';
import { takePicture } from './pictures.ts';

/* A citizen answers the survey, and the dashboard of the drive shows it to the unit, to who steers, and the drive to all. */

/** Others may keep the machine busy. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { leader, steering } = demoPeople;
const code = `${vanCanh}-261012-0007`;
const entry: AuditEntry = {
  ...{ at: '2026-10-12T08:00:00+07:00', by: steering.email, action: 'save-drive', unit: 'province', outcome: 'done' },
};
let site: Awaited<ReturnType<typeof openSite>>;

const push = async (changes: Parameters<typeof aRecord>[0]) => {
  const record = aRecord({ MaHoSo: code, DonViXuLy: vanCanh, NgayHenTra: '20261023163000', ...changes });
  const body = JSON.stringify({ isUpdating: 'True', data: [record] });
  const headers = { 'content-type': 'application/json' };
  const answer = await site.platform.fetch(new Request(`${site.origin}/dossiers`, { method: 'POST', body, headers }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await site.platform.settle();
};

/** The drive of Gia Lai with three closed days and two that the portal published; the demo's leader leads Vân Canh. */
const enterDrive = async () => {
  const { platform } = site;
  const tables = { campaign: platform.table('campaign'), audit: platform.table('audit') };
  await platform.put('registry', { type: 'unit-terms', id: 'province', value: boardTerms, version: 2 });
  const office = unit.parse({ code: vanCanh, name: 'UBND xã Vân Canh', phone: '0269 3000 227' });
  await platform.put('registry', { type: 'unit', id: vanCanh, value: office });
  await platform.put('registry', { type: 'staff', id: leader.email, value: { ...leader, units: [vanCanh] } });
  await dynamoDrives(platform.documents, tables).save(boardDrive, 0, entry);
  const frozen = dynamoFrozenDays(platform.documents, tables.campaign);
  for (const day of ['2026-10-04', '2026-10-10', '2026-10-11']) await frozen.save(day, boardFrozen(day));
  const portal = dynamoPortalDays(platform.documents, tables);
  for (const day of ['2026-09-24', '2026-10-10'] as const)
    await portal.save(day, { kind: 'table', units: boardTables[day] }, entry);
};

const linkTo = async (dossier: string): Promise<string> => {
  const told = (await site.platform.inbox()).filter(({ text }) => text.includes(dossier)).at(-1)?.text ?? '';
  const path = /(\/t\/[0-9A-Za-z]{11})$/.exec(told)?.[1];
  if (!path) throw new Error(`no link ends the SMS: ${told}`);
  return `${site.origin}${path}`;
};

beforeAll(async () => {
  site = await openSite('2026-10-12T10:00:00+07:00');
  await enterDrive();
});
afterAll(() => site?.stop());

test('a citizen’s answer to the survey is on the dashboard a minute later', async () => {
  await push({ ThoiDiemCapNhat: '20261012083000' });
  await push({ ThoiDiemCapNhat: '20261012090000', TrangThaiHoSo: '9', NgayKetThucXuLy: '20261012090000' });
  await push({ ThoiDiemCapNhat: '20261012093000', TrangThaiHoSo: '10', NgayTra: '20261012093000' });
  await site.platform.advanceTo('2026-10-12T10:05:00+07:00');
  const head = await site.arrive(leader.email);
  await head.getByRole('link', { name: 'Chiến dịch', exact: true }).click();
  await head.getByRole('link', { name: boardDrive.name }).click();
  expect(await head.getByRole('heading', { level: 1 }).textContent()).toBe('UBND xã Vân Canh');
  expect(await head.getByRole('main').textContent()).toContain('Chưa có người dân nào trả lời khảo sát');

  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const phone = await context.newPage();
  await phone.goto(await linkTo(code));
  await phone.getByRole('button', { name: 'Rất hài lòng' }).click();
  await site.platform.settle();
  await site.platform.advanceTo('2026-10-12T10:10:00+07:00');

  await head.reload();
  const said = head.locator('.work section').filter({ hasText: 'hài lòng' });
  expect(await said.textContent()).toContain('100 %'.replace(' ', '\u00a0'));
  expect(await said.textContent()).toContain('1 trả lời từ 01/09/2026 đến 12/10/2026');
  await takePicture(head, 'dashboard-unit');

  const group = await site.arrive(steering.email);
  await group.getByRole('link', { name: 'Chiến dịch đang chạy' }).click();
  expect(await group.getByRole('heading', { level: 1 }).textContent()).toBe('Toàn tỉnh');
  expect(await group.getByRole('main').textContent()).toContain('1 trả lời từ 01/09/2026');
  await takePicture(group, 'dashboard-steering');
  await group.getByRole('link', { name: 'Hài lòng', exact: true }).click();
  expect(await group.getByRole('row').filter({ hasText: 'Vân Canh' }).textContent()).toMatch(/1\s*1\s*100/);

  await phone.goto(`${site.front}/`);
  await phone.getByRole('link', { name: 'Chiến dịch: các đơn vị làm đến đâu' }).click();
  expect(await phone.locator('body').textContent()).toContain('công bố ngày 10/10/2026');
  await takePicture(phone, 'dashboard-public');
  await phone.getByLabel('Tìm xã, phường, sở').fill('van canh');
  await phone.getByRole('button', { name: 'Tìm' }).click();
  await phone.getByRole('link', { name: 'UBND xã Vân Canh' }).click();
  expect(await phone.locator('body').textContent()).toContain('2/149');
  await context.close();
  expect(await site.platform.failures()).toEqual([]);
});

test('its pages are light with 149 units, their tables can be taken away, and axe finds nothing as they are served', async () => {
  const group = await site.arrive(steering.email, { withAxe: true });
  const home = `${site.origin}/ban-lam-viec/chien-dich/${boardDrive.id}`;
  for (const part of ['/toan-tinh', '/chi-tieu', '/xep-hang', '/bang-mau', '/canh-bao', '/dien-bien', '/truoc-sau']) {
    const answer = await group.request.get(`${home}${part}`);
    expect([part, answer.status()]).toEqual([part, 200]);
    expect((await answer.body()).length).toBeLessThan(120_000);
  }
  await group.goto(`${home}/bang-mau`);
  await takePicture(group, 'dashboard-heat');
  await group.goto(`${home}/don-vi/${vanCanh}`);
  expect(await axeOn(group)).toEqual([]);
  const file = await group.request.get(`${site.origin}/api/drives/${boardDrive.id}/gaps?as=csv`);
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
});
