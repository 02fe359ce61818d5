import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aRecord } from '../builders.ts';
import { axeOn } from '../chromium.ts';
import { openSite } from './in-chromium.ts';
import { takePicture } from './pictures.ts';

/* What an administrator sets, in a browser, and what it does: words, calendar, policy. */

const { officer, administrator } = demoPeople;
const codeOf = (n: number) => `H48.01-261026-${String(n).padStart(4, '0')}`;

/** Others may keep the machine busy; alone, all of it takes half a minute. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let site: Awaited<ReturnType<typeof openSite>>;
let admin: Page;

/** Functions read words and settings anew after five minutes of their own time. */
const cachesRunOut = () => site.platform.passOwnTime(6 * 60);

const push = async (n: number, at: string, due = '20261110163000') => {
  const longName =
    'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong trường hợp chuyển nhượng';
  const record = aRecord({
    ...{ MaHoSo: codeOf(n), ThoiDiemCapNhat: at, NgayTiepNhan: at, NgayHenTra: due },
    ...{ DonViXuLy: 'H48.01', TenTTHC: longName },
  });
  const body = JSON.stringify({ isUpdating: 'True', data: [record] });
  const request = new Request(`${site.origin}/dossiers`, {
    ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
  });
  expect(await (await site.platform.fetch(request)).json()).toMatchObject({ error_code: '00' });
  await site.platform.settle();
};
const told = async (n: number) =>
  (await site.platform.inbox()).filter(({ text }) => text.includes(codeOf(n))).map(({ text }) => text);
const goTo = (tab: Page, path: string) => tab.goto(`${site.origin}/ban-lam-viec${path}`);
const status = () => admin.getByRole('status').textContent();

const receiptOf = async () => {
  await admin.getByRole('link', { name: 'Mẫu tin' }).click();
  await admin.getByRole('link', { name: 'Sửa: Đã tiếp nhận · tin nhắn' }).click();
};

beforeAll(async () => {
  site = await openSite('2026-10-26T08:40:00+07:00');
  await push(1, '20261026083000', '20261027163000');
  admin = await site.arrive(administrator.email, { withAxe: true });
});
afterAll(() => site?.stop());

test('an administrator changes the receipt’s words, and the next receipt says them', async () => {
  expect(await told(1)).toEqual([expect.stringContaining('da duoc tiep nhan. Hen tra ket qua: 16:30 27/10/2026.')]);
  await receiptOf();
  const long =
    'Trung tâm đã nhận đủ giấy tờ của hồ sơ {code} và sẽ giải quyết đúng hẹn. Xin giữ giấy hẹn để nhận kết quả.';
  await admin.getByLabel('Câu 1', { exact: true }).fill(long);
  await admin.getByLabel('Vì sao sửa').fill('Theo góp ý của một cửa');
  await admin.getByLabel('Xem thử trên hồ sơ').fill(codeOf(1));
  await admin.getByRole('button', { name: 'Xem thử' }).click();
  expect(await admin.getByRole('alert').textContent()).toContain('một tin chỉ chứa 160');
  expect(await admin.getByLabel('Câu 1', { exact: true }).inputValue()).toBe(long);
  expect(await axeOn(admin)).toEqual([]);

  await admin.getByLabel('Câu 1', { exact: true }).fill('Đã nhận đủ giấy tờ hồ sơ {code}.');
  await admin.getByRole('button', { name: 'Xem thử' }).click();
  expect(await admin.locator('.said').first().textContent()).toMatch(
    new RegExp(`^Da nhan du giay to ho so ${codeOf(1)}\\. Hen tra ket qua: 16:30 27/10/2026\\.`),
  );
  await takePicture(admin, 'console-templates');
  expect(await admin.getByRole('main').textContent()).toMatch(/Hồ sơ H48\.01-261026-0001 .*821 · \d+ ký tự · 1 tin/);
  expect(await axeOn(admin)).toEqual([]);
  await admin.getByRole('button', { name: 'Lưu' }).click();
  expect(await status()).toContain('Đã lưu thành phiên bản 2.');
  const versions = await admin.getByRole('main').textContent();
  expect(versions).toContain(administrator.email);
  expect(versions).toContain('08:40 26/10/2026');
  expect(versions).toContain('− Hồ sơ {code} đã được tiếp nhận.');

  await cachesRunOut();
  await push(2, '20261026083500');
  expect(await told(2)).toEqual([expect.stringMatching(/^Da nhan du giay to ho so/)]);
});

test('the words that came with Báo Tin are used again, as a third version', async () => {
  await receiptOf();
  await admin.getByRole('link', { name: /Dùng lại lời này: Lời có sẵn/ }).click();
  await admin.getByRole('button', { name: 'Xem thử' }).click();
  await admin.getByRole('button', { name: 'Lưu' }).click();
  expect(await status()).toContain('Đã lưu thành phiên bản 3.');
  await cachesRunOut();
  await push(3, '20261026083700');
  expect(await told(3)).toEqual([expect.stringMatching(/da duoc tiep nhan/)]);
});

test('a day off is added to a unit’s calendar, and no officer can promise it', async () => {
  await admin.getByRole('link', { name: 'Lịch làm việc' }).click();
  await admin.getByLabel('Mã đơn vị').fill('H48.01');
  await admin.getByRole('button', { name: 'Chọn' }).click();
  await admin.getByRole('link', { name: 'Thêm ngày nghỉ' }).click();
  await admin.getByLabel('Ngày', { exact: true }).fill('2026-10-29');
  await admin.getByLabel('Lý do').fill('Nghỉ tránh bão số 12');
  await admin.getByRole('button', { name: 'Xem trước' }).click();
  const sure = await admin.getByRole('main').textContent();
  expect(sure).toContain('Thứ Năm 29/10/2026: nghỉ');
  expect(sure).toMatch(/đang hẹn\s*17:00 02\/11\/2026.*sẽ hẹn\s*17:00 03\/11\/2026/);
  expect(await axeOn(admin)).toEqual([]);
  await admin.getByRole('button', { name: 'Lưu' }).click();
  expect(await status()).toBe('Đã lưu.');
  expect(await admin.getByRole('main').textContent()).toContain('Nghỉ tránh bão số 12');
  await takePicture(admin, 'console-calendar');

  await cachesRunOut();
  const desk = await site.arrive(officer.email);
  await goTo(desk, `/cham?dossier=${codeOf(1)}`);
  await desk.getByLabel('Lý do chậm').fill('Đơn vị đo đạc chưa gửi kết quả do mưa bão kéo dài.');
  await desk.getByLabel('Hẹn mới').fill('2026-10-29T16:30');
  await desk.getByRole('button', { name: 'Xem trước' }).click();
  expect(await desk.getByRole('alert').textContent()).toContain('29/10/2026 là ngày nghỉ của đơn vị.');
});

test('quiet hours are changed, and a receipt waits until they end', async () => {
  await admin.getByRole('link', { name: 'Chính sách' }).click();
  await takePicture(admin, 'console-policy');
  await admin.getByRole('link', { name: 'Sửa: Giờ yên tĩnh, cho toàn tỉnh' }).click();
  await admin.getByLabel('Từ', { exact: true }).fill('20:00');
  await admin.getByLabel('Đến', { exact: true }).fill('');
  await admin.getByRole('button', { name: 'Lưu' }).click();
  expect(await admin.getByRole('alert').textContent()).toContain('Hãy điền chỗ này.');
  expect(await admin.getByLabel('Từ', { exact: true }).inputValue()).toBe('20:00');
  await admin.getByLabel('Đến', { exact: true }).fill('09:30');
  await admin.getByRole('button', { name: 'Lưu' }).click();
  expect(await status()).toBe('Đã lưu.');
  expect(await admin.getByRole('main').textContent()).toContain('từ 20:00; đến 09:30');

  await cachesRunOut();
  await push(4, '20261026083900');
  expect(await told(4)).toEqual([]);
  await site.platform.advanceTo('2026-10-26T09:35:00+07:00');
  expect(await told(4)).toHaveLength(1);
  expect(await site.platform.failures()).toEqual([]);
});

const receipt = 'language=vi&kind=receipt&channel=';
/** One of each kind: the others are made of the same parts. */
const pages = [
  ...['/mau-tin', `/mau-tin/sua?${receipt}sms`, `/mau-tin/sua?${receipt}email`],
  ...['/lich?of=H48.01&count=5', '/lich/ngay', '/lich/tuan'],
  ...['/chinh-sach?of=H48.01', '/chinh-sach/don-vi', '/chinh-sach/don-vi/sua?id=H48.20'],
  ...['urgent', 'apologyRules'].map((key) => `/chinh-sach/sua?of=province&setting=${key}`),
];

/** Each on a telephone in Vietnamese, and on a desk in English. */
test.each([
  ['vi', 320],
  ['en', 1280],
] as const)(
  'axe finds nothing on any of the pages in %s at %i px, and none needs scrolling aside',
  async (language, width) => {
    const found: string[] = [];
    await admin.setViewportSize({ width, height: 900 });
    for (const path of pages) {
      await goTo(admin, `${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      found.push(...(await axeOn(admin)));
      const wide = await admin.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${path} is ${wide} wide`);
    }
    expect(found).toEqual([]);
  },
);
