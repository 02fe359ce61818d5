import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aRecord } from '../builders.ts';
import { openSite } from './in-chromium.ts';
import { takePicture } from './pictures.ts';

/*
 * The way that docs/huong-dan.md describes, from end to end and by the words it names: a delay, its apology, what the
 * citizen's telephone shows, the answered survey. The guide's pictures are taken on the way.
 */

const { officer, leader } = demoPeople;
const [code, phone] = ['H48.01-261012-0001', '+84905123821'];
const late = ['0001', '0002', '0003'].map((number) => `H48.01-261012-${number}`);
const phones = ['0905 123 821', '0905 123 822', '0905 123 823'];
const people = ['Nguyễn Thị Huỳnh Phương Thảo Uyên', 'Đinh Văn Y Rơ', 'Phạm Nguyễn Hoàng Bảo Trâm'];
const procedures = [
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong trường hợp chuyển nhượng',
  'Cấp phiếu lý lịch tư pháp cho công dân Việt Nam',
  'Đổi giấy phép lái xe do ngành Giao thông vận tải cấp',
];
const reason = 'Đơn vị đo đạc chưa gửi kết quả do mưa bão kéo dài, đường vào xã bị sạt lở.';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let site: Awaited<ReturnType<typeof openSite>>;

const push = async (...records: Parameters<typeof aRecord>[0][]) => {
  const data = records.map((changes) => aRecord({ DonViXuLy: 'H48.01', NgayHenTra: '20261023163000', ...changes }));
  const body = JSON.stringify({ isUpdating: 'True', data });
  const headers = { 'content-type': 'application/json' };
  const answer = await site.platform.fetch(new Request(`${site.origin}/dossiers`, { method: 'POST', body, headers }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await site.platform.settle();
};

/** A telephone that runs no script. */
const telephone = async (path: string) => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 780 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
  await tab.goto(`${site.origin}${path}`);
  return tab;
};

beforeAll(async () => {
  site = await openSite('2026-10-26T08:40:00+07:00');
  const records = late.map((MaHoSo, n) => ({
    ...{ MaHoSo, ChuHoSo: people[n], SoDienThoai: phones[n], TenTTHC: procedures[n] },
  }));
  await push(...records.map((record) => ({ ...record, ThoiDiemCapNhat: '20261026083000' })));
  await push({ MaHoSo: 'H48.01-261012-0004', SoDienThoai: '12', ThoiDiemCapNhat: '20261026083000' });
  await site.platform.advanceTo('2026-10-26T09:00:00+07:00');
});
afterAll(() => site?.stop());

test('from the delay to the signed apology on the citizen’s telephone', async () => {
  const desk = await site.arrive(officer.email);
  await takePicture(desk, 'guide/home');
  await desk.getByRole('link', { name: 'Cần báo chậm', exact: true }).click();
  await desk.getByRole('link', { name: `Báo chậm: ${code}` }).click();
  await desk.getByLabel('Lý do chậm').fill(reason);
  await desk.getByLabel('Hẹn mới').fill('2026-10-30T16:30');
  await desk.getByRole('button', { name: 'Xem trước' }).click();
  await takePicture(desk, 'guide/delay-preview');
  await desk.getByRole('button', { name: 'Trình lãnh đạo' }).click();

  const head = await site.arrive(leader.email);
  await head.getByRole('link', { name: 'Chờ ký', exact: true }).click();
  await takePicture(head, 'console-to-sign');
  await head.getByRole('link', { name: `Mở: ${code}` }).click();
  await takePicture(head, 'guide/sign');
  await head.getByRole('button', { name: 'Ký và gửi' }).click();
  await site.platform.advanceTo('2026-10-26T09:05:00+07:00');

  const tab = await telephone(`/hop-thu/${encodeURIComponent(phone)}`);
  const apology = tab.getByText('Hen lai: 16:30 30/10/2026');
  await expect.poll(() => apology.count()).toBe(1);
  await takePicture(tab, 'inbox');
  await tab.getByRole('link', { name: /\/t\// }).first().click();
  expect(await tab.getByRole('main').textContent()).toContain(reason);
  await takePicture(tab, 'guide/citizen');

  // Published, it names nobody but by initials.
  await tab.goto(`${site.origin}/loi-xin-loi`);
  const register = await tab.getByRole('main').textContent();
  expect(register).toContain(reason);
  for (const name of people) expect(register).not.toContain(name);
  await takePicture(tab, 'citizen-letters');
});

test('when it is done, the survey in the last SMS is answered with one tap', async () => {
  await push({
    MaHoSo: code,
    ThoiDiemCapNhat: '20261026091000',
    TrangThaiHoSo: '9',
    NgayKetThucXuLy: '20261026091000',
  });
  await push({ MaHoSo: code, ThoiDiemCapNhat: '20261026092000', TrangThaiHoSo: '10', NgayTra: '20261026092000' });
  await site.platform.advanceTo('2026-10-26T09:30:00+07:00');
  const tab = await telephone(`/hop-thu/${encodeURIComponent(phone)}`);
  await tab.getByRole('link', { name: /\/t\// }).first().click();
  await tab.getByRole('button', { name: 'Hài lòng', exact: true }).click();
  expect(await tab.getByRole('main').textContent()).toContain('Cảm ơn ông/bà đã trả lời: Hài lòng.');
  expect(await site.platform.failures()).toEqual([]);
});

test('a dossier’s page shows what happened and what the citizen was told, in either language', async () => {
  const desk = await site.arrive(officer.email);
  await desk.goto(`${site.origin}/ban-lam-viec/ho-so/${code}`);
  expect(await desk.getByRole('main').textContent()).toContain('Hen lai: 16:30 30/10/2026');
  await takePicture(desk, 'guide/dossier');
  await desk.getByRole('link', { name: 'English', exact: true }).click();
  expect(await desk.getByRole('main').textContent()).toContain('What the citizen was told');
  await desk.getByRole('link', { name: 'Tiếng Việt', exact: true }).click();
  expect(await desk.getByRole('main').textContent()).toContain('Đã báo người dân');
});
