import jsqr from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { numberHash } from '../../functions/lib/link-tokens.ts';
import { dynamoTallyFigures } from '../../functions/stores/tally-figures.ts';
import { vietQrText } from '../../functions/templates/vietqr-text.ts';
import { demoUnits } from '../../infra/local/demo-units.ts';
import { itemsOf } from '../../infra/local/look-up.ts';
import { trialLinkKey } from '../../infra/local/trial-links.ts';
import { aRecord } from '../builders.ts';
import { form } from './browser.ts';
import { openSite } from './in-chromium.ts';
import { takePicture } from './pictures.ts';

/* From the SMS over its link to the answered survey, on a telephone whose browser runs no script. */

const code = 'H48.01-261012-0007';
const phone = '+84905123821';
let site: Awaited<ReturnType<typeof openSite>>;
let tab: Page;

beforeAll(async () => {
  site = await openSite('2026-10-12T10:00:00+07:00');
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
});
afterAll(() => site?.stop());

const push = async (changes: Parameters<typeof aRecord>[0]) => {
  const record = aRecord({ MaHoSo: code, DonViXuLy: 'H48.01', NgayHenTra: '20261023163000', ...changes });
  const body = JSON.stringify({ isUpdating: 'True', data: [record] });
  const headers = { 'content-type': 'application/json' };
  const answer = await site.platform.fetch(new Request(`${site.origin}/dossiers`, { method: 'POST', body, headers }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await site.platform.settle();
};

/** The link in the last SMS about a dossier, as a telephone opens it; here the province's pages are on this machine. */
const linkTo = async (dossier: string): Promise<string> => {
  const told = (await site.platform.inbox()).filter(({ text }) => text.includes(dossier)).at(-1)?.text ?? '';
  const path = /thu\.baotin\.quangngai\.gov\.vn(\/t\/[0-9A-Za-z]{11})$/.exec(told)?.[1];
  if (!path) throw new Error(`no link ends the SMS: ${told}`);
  return `${site.front}${path}`;
};
const heading = () => tab.getByRole('heading', { level: 1 }).textContent();

test('the receipt’s link opens the dossier’s page, without the citizen’s name anywhere', async () => {
  await push({ ThoiDiemCapNhat: '20261012083000' });
  const answer = await tab.goto(await linkTo(code));
  expect(answer?.status()).toBe(200);
  expect(await heading()).toBe('Hồ sơ đang được giải quyết');
  const text = (await tab.locator('body').textContent()) ?? '';
  expect(text).toContain('16:30 thứ\u00a0Sáu 23/10/2026');
  expect(text).toContain('Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi');
  expect(text).not.toMatch(/Nhung|Hồng|905|821/);
  await takePicture(tab, 'citizen-dossier');
  const bytes = Number((await answer?.allHeaders())?.['content-length'] ?? 0);
  expect((await answer?.allHeaders())?.['content-encoding']).toBe('gzip');
  expect(bytes).toBeLessThan(14_000);
});

test('the language changes with one tap, there and back', async () => {
  await tab.getByRole('link', { name: 'English' }).click();
  expect(await heading()).toBe('Your application is being processed');
  await tab.getByRole('link', { name: 'Find an application' }).click();
  expect(await heading()).toBe('Find your application');
  await tab.getByRole('link', { name: 'Tiếng Việt' }).click();
  expect(await heading()).toBe('Tra cứu hồ sơ');
});

test('a refusal that nobody has approved yet is not on the page', async () => {
  await push({ MaHoSo: 'H48.01-261012-0008', ThoiDiemCapNhat: '20261012084000' });
  const link = await linkTo('H48.01-261012-0008');
  await push({
    ...{ MaHoSo: 'H48.01-261012-0008', ThoiDiemCapNhat: '20261012085000' },
    ...{ TrangThaiHoSo: '8', LyDo: 'Người nộp không đủ điều kiện' },
  });
  await tab.goto(link);
  expect(await heading()).toBe('Hồ sơ đang được xem xét');
  expect(await tab.locator('body').textContent()).not.toContain('không đủ điều kiện');
});

test('where a fee is due, a banking app reads the code on the screen', async () => {
  const fee = { MaHoSo: 'H48.01-261012-0009', TrangThaiHoSo: '6', LePhi: '115000' };
  await push({ MaHoSo: fee.MaHoSo, ThoiDiemCapNhat: '20261012084000' });
  await push({ ...fee, ThoiDiemCapNhat: '20261012085000' });
  await tab.goto(await linkTo(fee.MaHoSo));
  expect(await heading()).toBe('Cần nộp phí, lệ phí');
  await takePicture(tab, 'citizen-payment');
  const { data, width, height } = PNG.sync.read(await tab.locator('.qr').screenshot());
  const account = demoUnits.find((unit) => unit.code === 'H48.01')?.account;
  expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(
    vietQrText({ bin: account?.bin ?? '', account: account?.number ?? '', fee: 115_000, memo: 'H48 01 261012 0009' }),
  );
});

test('code and last three digits find the page, others do not', async () => {
  await tab.goto(`${site.front}/`);
  await tab.getByLabel('Mã hồ sơ').fill(code.toLowerCase());
  await tab.getByLabel('Ba số cuối điện thoại').fill('822');
  await tab.getByRole('button', { name: 'Xem hồ sơ' }).click();
  expect(await tab.getByRole('alert').textContent()).toContain('Không tìm thấy hồ sơ nào');
  await takePicture(tab, 'citizen-look-up');
  await tab.getByLabel('Ba số cuối điện thoại').fill('821');
  await tab.getByRole('button', { name: 'Xem hồ sơ' }).click();
  expect(tab.url()).toBe(await linkTo(code));
});

test('campaign messages are turned down for the number, of which only a keyed hash is kept', async () => {
  await tab.goto(await linkTo(code));
  await tab.getByRole('link', { name: 'Từ chối tin nhắn quảng bá' }).click();
  await tab.getByRole('button', { name: 'Không nhận tin quảng bá nữa' }).click();
  expect(await tab.getByRole('main').textContent()).toContain('Đã ghi nhận');
  const kept = await itemsOf(site.platform, 'registry', 'opt-out', (item) => z.object({ id: z.string() }).parse(item));
  expect(kept).toEqual([{ id: numberHash(trialLinkKey, phone) }]);
});

test('the invitation’s link asks for an answer; one tap gives it, once, and the drive counts it', async () => {
  await push({ ThoiDiemCapNhat: '20261012090000', TrangThaiHoSo: '9', NgayKetThucXuLy: '20261012090000' });
  await push({ ThoiDiemCapNhat: '20261012093000', TrangThaiHoSo: '10', NgayTra: '20261012093000' });
  await site.platform.advanceTo('2026-10-12T10:05:00+07:00');
  const link = await linkTo(code);
  await tab.goto(link);
  expect(await heading()).toBe('Hồ sơ đã xong');
  await takePicture(tab, 'citizen-survey');
  await tab.getByRole('button', { name: 'Hài lòng', exact: true }).click();
  expect(await tab.getByRole('main').textContent()).toContain('Cảm ơn ông/bà đã trả lời: Hài lòng.');
  await tab.goBack();
  expect(await tab.getByRole('button').count()).toBe(0);
  await site.platform.fetch(new Request(`${link}/survey`, form({ answer: 'dissatisfied' })));
  await tab.reload();
  expect(await tab.getByRole('main').textContent()).toContain('Cảm ơn ông/bà đã trả lời: Hài lòng.');
  await site.platform.settle();
  const items = await itemsOf(site.platform, 'dossiers', code, (item) => z.looseObject({ sk: z.string() }).parse(item));
  expect(items.find(({ sk }) => sk === 'survey')).toMatchObject({ answer: 'satisfied', satisfied: true });
  await site.platform.advanceTo('2026-10-12T10:10:00+07:00');
  const counts = await dynamoTallyFigures(site.platform.documents, site.platform.table('campaign')).day('2026-10-12');
  expect(counts.find(({ unit }) => unit === 'H48.01')?.counts).toMatchObject({ answered: 1, satisfied: 1 });
  expect(await site.platform.failures()).toEqual([]);
});

test('half a year after the last message the link has expired, and says where to go', async () => {
  const link = await linkTo(code);
  await site.platform.moveTo('2027-04-20T09:00:00+07:00');
  const answer = await tab.goto(link);
  expect(answer?.status()).toBe(410);
  expect(await heading()).toBe('Liên kết đã hết hạn');
  expect((await tab.goto(`${site.front}/khong-co`))?.status()).toBe(404);
  await tab.getByRole('link', { name: 'Tra cứu hồ sơ' }).click();
  expect(await heading()).toBe('Tra cứu hồ sơ');
});
