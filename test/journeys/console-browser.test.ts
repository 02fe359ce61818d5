import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aRecord } from '../builders.ts';
import { axeOn } from '../chromium.ts';
import { openSite } from './in-chromium.ts';

/* What staff do all day, in a browser: the pages as they are served, without a line of script. */

const { officer, leader, controller, administrator } = demoPeople;
const codeOf = (n: number) => `H48.01-261012-${String(n).padStart(4, '0')}`;
const reason = 'Đơn vị đo đạc chưa gửi kết quả do mưa bão kéo dài.';
const longNames = {
  TenTTHC: 'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong trường hợp chuyển nhượng',
  ChuHoSo: 'Nguyễn Thị Huỳnh Phương Thảo Uyên',
};
const supplement = 'H48.01-261020-0900';

/** Others may keep the machine busy; alone, all of it takes less than a minute. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let site: Awaited<ReturnType<typeof openSite>>;

const tabs = new Map<string, Promise<Page>>();
/** The tab of somebody who has signed in before, open to the scripts of axe. */
const tabOf = (email: string): Promise<Page> => {
  const tab = tabs.get(email) ?? site.arrive(email, { withAxe: true });
  tabs.set(email, tab);
  return tab;
};

const push = async (...records: Parameters<typeof aRecord>[0][]) => {
  const data = records.map((changes) =>
    aRecord({ DonViXuLy: 'H48.01', NgayHenTra: '20261023163000', ...longNames, ...changes }),
  );
  const body = JSON.stringify({ isUpdating: 'True', data });
  const headers = { 'content-type': 'application/json' };
  const request = new Request(`${site.origin}/dossiers`, { method: 'POST', body, headers });
  expect(await (await site.platform.fetch(request)).json()).toMatchObject({ error_code: '00' });
  await site.platform.settle();
};

const said = async (text: string) => (await site.platform.inbox()).filter((one) => one.text.includes(text));

const propose = async (tab: Page) => {
  await tab.getByLabel('Lý do chậm').fill(reason);
  await tab.getByLabel('Hẹn mới').fill('2026-10-28T16:30');
  await tab.getByRole('button', { name: 'Xem trước' }).click();
};

beforeAll(async () => {
  site = await openSite('2026-10-26T08:40:00+07:00');
  await push(...Array.from({ length: 32 }, (_, n) => ({ MaHoSo: codeOf(n), ThoiDiemCapNhat: '20261026083000' })));
  await site.platform.advanceTo('2026-10-26T09:00:00+07:00');
  await push({ MaHoSo: supplement, ThoiDiemCapNhat: '20261026083000', NgayHenTra: '20261110163000' });
  await push({
    ...{ MaHoSo: supplement, ThoiDiemCapNhat: '20261026084500', NgayHenTra: '20261110163000' },
    ...{ TrangThaiHoSo: 5, YeuCauBoSung: 'Thiếu bản sao giấy khai sinh' },
  });
});
afterAll(() => site?.stop());

test('an officer records a delay, the leader signs it, and the citizen’s telephone shows it', async () => {
  const desk = await site.arrive(officer.email);
  await expect.poll(() => desk.locator('.work section').first().textContent()).toMatch(/^32\s*Cần báo chậm/);
  await desk.getByRole('link', { name: 'Xem tất cả: Cần báo chậm' }).click();
  await desk.getByRole('link', { name: `Báo chậm: ${codeOf(0)}` }).click();
  await desk.getByLabel('Lý do chậm').fill('Bão');
  await desk.getByLabel('Hẹn mới').fill('2026-10-31T16:30');
  await desk.getByRole('button', { name: 'Xem trước' }).click();
  expect(await desk.getByRole('alert').textContent()).toContain('31/10/2026 là ngày nghỉ của đơn vị.');
  expect(await desk.getByLabel('Lý do chậm').inputValue()).toBe('Bão');
  await propose(desk);
  expect(await desk.locator('.said').first().textContent()).toContain('Hen lai: 16:30 28/10/2026');
  await desk.getByRole('button', { name: 'Trình lãnh đạo' }).click();
  expect(await desk.getByRole('status').textContent()).toBe('Đã trình 1 việc lên lãnh đạo.');

  const head = await site.arrive(leader.email);
  await head.getByRole('link', { name: 'Xem tất cả: Chờ ký' }).click();
  await head.getByRole('link', { name: `Mở: ${codeOf(0)}` }).click();
  expect(await head.getByRole('main').textContent()).toContain(reason);
  await head.getByRole('button', { name: 'Ký và gửi' }).click();
  expect(await head.getByRole('status').textContent()).toContain('Đã duyệt 1 việc');
  await site.platform.advanceTo('2026-10-26T09:05:00+07:00');
  expect((await said('Hen lai: 16:30 28/10/2026')).map(({ text }) => text)).toEqual([
    expect.stringContaining(codeOf(0)),
  ]);
});

test('thirty apologies are recorded at once and signed at once', async () => {
  const desk = await tabOf(officer.email);
  await desk.goto(`${site.origin}/ban-lam-viec/xin-loi`);
  for (const box of await desk.getByRole('checkbox').all()) await box.check();
  await desk.getByRole('button', { name: 'Báo chậm các hồ sơ đã chọn' }).click();
  await propose(desk);
  await expect.poll(() => desk.locator('section.one').count()).toBe(31);
  await desk.getByRole('button', { name: 'Trình lãnh đạo' }).click();
  expect(await desk.getByRole('status').textContent()).toBe('Đã trình 31 việc lên lãnh đạo.');

  const head = await tabOf(leader.email);
  await head.goto(`${site.origin}/ban-lam-viec/ky`);
  for (const box of (await head.getByRole('checkbox').all()).slice(0, 30)) await box.check();
  await head.getByRole('button', { name: 'Xem lời gửi' }).click();
  await head.getByRole('button', { name: 'Ký và gửi 30 việc' }).click();
  expect(await head.getByRole('status').textContent()).toContain('Đã duyệt 30 việc');
  await site.platform.advanceTo('2026-10-26T09:15:00+07:00');
  expect(await said('Hen lai: 16:30 28/10/2026')).toHaveLength(31);
  expect(await site.platform.failures()).toEqual([]);
});

/** Every page of the console, by who comes to it. */
const places: readonly (readonly [email: string, paths: readonly string[]])[] = [
  [officer.email, ['', '/xin-loi', '/goi', '/in', '/nguy-co', '/ho-so', `/ho-so/${codeOf(0)}`]],
  [leader.email, ['', '/ky']],
  [controller.email, ['', '/duyet', '/goi', `/viec?dossier=${supplement}&kind=supplement-request&occurrence=1`]],
  [
    administrator.email,
    ['', '/can-bo', '/can-bo/sua', `/can-bo/sua?email=${officer.email}`, '/nhat-ky?unit=H48.01', '/khong-co'],
  ],
];

/** What axe finds, and whether a telephone has to scroll aside. */
const lookAt = async (tab: Page): Promise<string[]> => {
  const found = await axeOn(tab);
  await tab.setViewportSize({ width: 360, height: 800 });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  await tab.setViewportSize({ width: 1280, height: 900 });
  return wide > 360 ? [...found, `${tab.url()} is ${wide} wide`] : found;
};
const goTo = (tab: Page, path: string, language: string) =>
  tab.goto(`${site.origin}/ban-lam-viec${path}${path.includes('?') ? '&' : '?'}lang=${language}`);

test.each(['vi', 'en'])('axe finds nothing on any page in %s, and none needs scrolling aside', async (language) => {
  const found: string[] = [];
  for (const [email, paths] of places) {
    const tab = await tabOf(email);
    for (const path of paths) {
      await goTo(tab, path, language);
      expect(await tab.locator('html').getAttribute('lang')).toBe(path === '/khong-co' ? 'vi' : language);
      found.push(...(await lookAt(tab)));
    }
  }
  expect(found).toEqual([]);
});

test.each(['vi', 'en'])('axe finds nothing on what forms lead to, in %s', async (language) => {
  const found: string[] = [];
  const desk = await tabOf(officer.email);
  await goTo(desk, `/cham?dossier=${codeOf(31)}`, language);
  found.push(...(await lookAt(desk)));
  await desk.locator('main button').click();
  await expect.poll(() => desk.getByRole('alert').count()).toBe(1);
  found.push(...(await lookAt(desk)));
  await desk.locator('#reason').fill(reason);
  await desk.locator('#newDueAt').fill('2026-10-28T16:30');
  await desk.locator('main button').click();
  await expect.poll(() => desk.locator('.said').count()).toBe(1);
  found.push(...(await lookAt(desk)));
  await goTo(desk, `/ho-so/${codeOf(31)}`, language);
  await desk.locator('#why').fill('gọi báo chậm');
  await desk.locator('main form button').click();
  expect(await desk.locator('#contact').textContent()).toContain('+84905123821');
  found.push(...(await lookAt(desk)));

  const head = await tabOf(leader.email);
  await goTo(head, '/ky', language);
  await head.getByRole('checkbox').first().check();
  await head.locator('main form[method=post] button').click();
  await expect.poll(() => head.locator('.said').count()).toBe(1);
  found.push(...(await lookAt(head)));
  await goTo(head, `/viec?dossier=${codeOf(31)}&kind=delay-apology&occurrence=2026-10-23`, language);
  await head.locator('main form button.plain').first().click();
  await expect.poll(() => head.getByRole('alert').count()).toBe(1);
  found.push(...(await lookAt(head)));
  expect(found).toEqual([]);
});
