import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aRecord } from '../builders.ts';
import { axeOn } from '../chromium.ts';
import { openSite } from './in-chromium.ts';
import { takePicture } from './pictures.ts';

/* A citizen stands at the counter without their receipt: who is found, by whom, and what is written down of it. */

const { officer, communeOfficer, administrator } = demoPeople;
const codeOf = (n: number) => `H48.01-261012-${String(n).padStart(4, '0')}`;
const nhung = { ChuHoSo: 'Nguyễn Thị Hồng Nhung', SoDienThoai: '0905 123 821' };
const procedure =
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong trường hợp chuyển nhượng';

/** Others may keep the machine busy; alone, all of it takes half a minute. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let site: Awaited<ReturnType<typeof openSite>>;
let desk: Page;

const push = async (...records: Parameters<typeof aRecord>[0][]) => {
  const data = records.map((changes) => aRecord({ DonViXuLy: 'H48.01', TenTTHC: procedure, ...nhung, ...changes }));
  const body = JSON.stringify({ isUpdating: 'True', data });
  const headers = { 'content-type': 'application/json' };
  const answer = await site.platform.fetch(new Request(`${site.origin}/dossiers`, { method: 'POST', body, headers }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await site.platform.settle();
};

beforeAll(async () => {
  site = await openSite('2026-10-26T09:00:00+07:00');
  const others = ['Lê Văn Tư', 'Trần Thị Nhung', 'Võ Thị Kim Phượng', 'Huỳnh Ngọc Bảo Trân'];
  await push(
    { MaHoSo: codeOf(1), NgayHenTra: '20261023163000' },
    { MaHoSo: codeOf(2), NgayHenTra: '20261027163000', ChuHoSo: 'Phạm Văn Sáu', SoDienThoai: '0905000111' },
    { MaHoSo: codeOf(3), NgayHenTra: '20261105163000', NguoiUyQuyen: 'Lê Thị Tám', SoDienThoaiUyQuyen: '0905000222' },
    { MaHoSo: 'H48.105-261012-0009', DonViXuLy: 'H48.105', NgayHenTra: '20261105163000' },
    ...others.map((ChuHoSo, n) => ({ MaHoSo: codeOf(10 + n), ChuHoSo, SoDienThoai: `090500033${n}` })),
  );
  desk = await site.arrive(officer.email, { withAxe: true });
});
afterAll(() => site?.stop());

const find = async (tab: Page, term: string) => {
  await tab.goto(`${site.origin}/ban-lam-viec/ho-so?lang=vi`);
  await tab.getByLabel('Mã hồ sơ, số điện thoại hoặc họ tên').fill(term);
  await tab.getByRole('button', { name: 'Tìm' }).click();
};
const codesOn = (tab: Page) => tab.locator('td[data-label="Mã hồ sơ"]').allTextContents();

test('a dossier is found by its code, and a person’s by number and by name with and without diacritics', async () => {
  await find(desk, ` ${codeOf(1).toLowerCase()} `);
  expect(new URL(desk.url()).pathname).toBe(`/ban-lam-viec/ho-so/${codeOf(1)}`);
  for (const term of [
    '0905123821',
    '+84 905 123 821',
    'Nguyễn Thị Hồng Nhung',
    'nguyen thi hong nhung',
    'hồng nhung',
  ]) {
    await find(desk, term);
    expect((await codesOn(desk)).toSorted()).toEqual([codeOf(1), codeOf(3)]);
  }
  await takePicture(desk, 'console-search');
  expect(new URL(desk.url()).search).not.toContain('nhung');
  expect(await desk.getByRole('main').textContent()).toContain('N. T. H. N.');
  expect(await desk.getByRole('main').textContent()).not.toContain('Hồng Nhung');
  await find(desk, 'lê thị tám');
  expect(await desk.locator('td[data-label="Người nộp"]').textContent()).toBe('L. T. T. được ủy quyền');
  await find(desk, 'không có ai');
  expect(await desk.getByRole('status').textContent()).toContain('Không tìm thấy.');
  await find(desk, 'H48.01-261012-9999');
  expect(await desk.getByRole('alert').textContent()).toContain('Không có hồ sơ H48.01-261012-9999.');
});

test('another unit’s officer finds nothing of it, and the log has who searched, masked', async () => {
  const commune = await site.arrive(communeOfficer.email);
  for (const term of ['0905123821', 'hong nhung']) {
    await find(commune, term);
    expect(await codesOn(commune)).toEqual(['H48.105-261012-0009']);
  }
  await find(commune, codeOf(1));
  expect(await commune.getByRole('alert').textContent()).toContain('Bạn không có quyền');
  const chief = await site.arrive(administrator.email);
  await chief.goto(`${site.origin}/ban-lam-viec/nhat-ky?unit=H48.105`);
  await takePicture(chief, 'console-audit');
  const log = await chief.getByRole('table').textContent();
  for (const said of ['phone •••••••••821: 1 found', 'name H. N.: 1 found', 'of another unit', 'tra hồ sơ'])
    expect(log).toContain(said);
  expect(log).not.toMatch(/nhung|905123/i);
});

test('a unit’s dossiers are filtered by their due date, and taken away as a file', async () => {
  await desk.goto(`${site.origin}/ban-lam-viec`);
  expect(await desk.locator('.work').textContent()).toMatch(/5\s*Quá hẹn/);
  await takePicture(desk, 'console-home');
  await desk.getByRole('link', { name: 'Xem tất cả: Sắp đến hẹn, 3 ngày làm việc' }).click();
  expect(await codesOn(desk)).toEqual([codeOf(2)]);
  await desk.getByLabel('Từ ngày').fill('2026-11-01');
  await desk.getByLabel('Đến ngày').fill('2026-11-30');
  await desk.getByRole('button', { name: 'Xem' }).click();
  expect(await codesOn(desk)).toEqual([codeOf(3)]);
  const coming = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Tải CSV' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('ho-so.csv');
  const [heads = '', row = '', end] = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(heads.startsWith('\ufeff"Mã hồ sơ";"Thủ tục";"Đơn vị giải quyết";"Trạng thái"')).toBe(true);
  expect(row).toContain(`"${codeOf(3)}";"${procedure}";`);
  expect(end).toBe('');
  await desk.goto(`${site.origin}/ban-lam-viec/ho-so?list=finished`);
  expect(await desk.getByRole('main').textContent()).toContain('Không có hồ sơ nào như vậy.');
});

test.each(['vi', 'en'])(
  'axe finds nothing on home, lists and what is found in %s, and none needs scrolling aside',
  async (language) => {
    const found: string[] = [];
    const lookAt = async () => {
      for (const width of [1280, 320]) {
        await desk.setViewportSize({ width, height: 900 });
        // Each language at one width: the layout is the same for both.
        if ((width === 320) === (language === 'vi')) found.push(...(await axeOn(desk)));
        const wide = await desk.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${desk.url()} is ${wide} wide at ${width}`);
      }
    };
    for (const path of ['', '/ho-so', '/ho-so?list=overdue&order=latest', '/ho-so?from=x', '/xin-loi?order=due']) {
      await desk.goto(`${site.origin}/ban-lam-viec${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      await lookAt();
    }
    for (const term of ['nhung', 'không có ai', 'H48.01-261012-9999']) {
      await desk.goto(`${site.origin}/ban-lam-viec/ho-so?lang=${language}`);
      await desk.locator('#term').fill(term);
      await desk.locator('form[role=search] button').click();
      await desk.waitForLoadState('load');
      await lookAt();
    }
    expect(found).toEqual([]);
  },
);
