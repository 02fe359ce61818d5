import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aRecord } from '../builders.ts';
import { axeOn } from '../chromium.ts';
import { sheetRow, workbook } from '../lib/files/workbook.ts';
import { readCsv } from './drive-files.ts';
import { openSite } from './in-chromium.ts';
import { takePicture } from './pictures.ts';

/* Files as staff send them, and a drive as its secretary sets it up, in a browser without a line of script. */

const { officer, steering, administrator } = demoPeople;
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let site: Awaited<ReturnType<typeof openSite>>;
let desk: Page;
let secretary: Page;

beforeAll(async () => {
  site = await openSite('2026-10-12T09:00:00+07:00');
  desk = await site.arrive(officer.email, { withAxe: true });
  secretary = await site.arrive(steering.email, { withAxe: true });
});
afterAll(() => site?.stop());

const codeOf = (n: number) => `H48.01-261012-${String(n).padStart(4, '0')}`;
const longName = 'Nguyễn Thị Huỳnh Phương Thảo Uyên';
const record = (n: number, changes: Parameters<typeof aRecord>[0] = {}) =>
  aRecord({
    ...{ MaHoSo: codeOf(n), DonViXuLy: 'H48.01', ThoiDiemCapNhat: '20261012083000', ChuHoSo: longName },
    ...{ NgayTiepNhan: '20261012083000', NgayHenTra: '20261023163000', ...changes },
  });
const table = (records: readonly Record<string, unknown>[]): string[][] => {
  const heads = Object.keys(record(0));
  return [heads, ...records.map((one) => heads.map((head) => String(one[head] ?? '')))];
};
const csvOf = (records: readonly Record<string, unknown>[], name: string) => ({
  ...{ name, mimeType: 'text/csv' },
  buffer: Buffer.from(
    `\uFEFF${table(records)
      .map((cells) => cells.join(';'))
      .join('\r\n')}\r\n`,
  ),
});
const xlsxOf = (rows: readonly (readonly string[])[], name: string) => ({
  ...{ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  buffer: Buffer.from(workbook([rows.map((cells, place) => sheetRow(place + 1, cells)).join('')])),
});
const textFile = (name: string, ...lines: string[]) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) },
});

const open = (tab: Page, path: string) => tab.goto(`${site.origin}/ban-lam-viec${path}`);
const send = async (tab: Page, file: { name: string; mimeType: string; buffer: Buffer }) => {
  await tab.locator('#file').setInputFiles(file);
  await tab.getByRole('button', { name: 'Gửi tệp' }).click();
};
const main = (tab: Page) => tab.getByRole('main').textContent();
const receiptsOf = async (n: number) =>
  (await site.platform.inbox()).filter(({ text }) => text.includes(codeOf(n)) && text.includes('tiep nhan'));

test('an officer sends a file, sees it being read, what is wrong in Vietnamese, and citizens get their receipts', async () => {
  await open(desk, '');
  await desk.getByRole('link', { name: 'Nhập tệp' }).click();
  expect(await main(desk)).toContain('Tháng này chưa có tệp nào.');
  const good = Array.from({ length: 60 }, (_, n) =>
    record(n, { SoDienThoai: n === 7 ? '0255 3822 822' : '0905 123 821' }),
  );
  const bad = [
    record(901, { TrangThaiHoSo: '11' }),
    record(902, { NgayHenTra: '31/02/2026' }),
    record(903, { DonViXuLy: 'H48.105', MaHoSo: 'H48.105-261012-0001' }),
  ];
  await send(desk, csvOf([...good, ...bad], 'Hồ sơ Trung tâm hành chính công tuần 41 năm 2026.csv'));
  expect(await desk.getByRole('main').getByRole('heading', { level: 1 }).textContent()).toContain('tuần 41');
  // The page looks again by itself, by no script.
  await expect.poll(() => main(desk), { timeout: 40_000, interval: 500 }).toContain('đã đọc xong');
  expect(await desk.locator('progress').count()).toBe(0);
  expect((await desk.locator('dl.facts').textContent())?.replace(/\s+/g, ' ')).toContain(
    'Dòng đã đọc63Đã nhận60 Trùng, đã có từ trước0Cũ hơn thông tin đang có0Bị từ chối3',
  );
  const problems = await desk.locator('table.rows tbody').textContent();
  for (const said of [
    'không có trong danh sách: 0, 1, 2, 3',
    '… không có trong lịch',
    'không phải đơn vị mà người gửi tệp phụ trách',
    'là số cố định, không nhận được tin nhắn; không gửi được tin nhắn',
  ])
    expect(problems).toContain(said);
  await takePicture(desk, 'console-import');

  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Tải danh sách lỗi (CSV)' }).click(),
  ]);
  const lines = readCsv(Buffer.concat(await Array.fromAsync(await download.createReadStream())));
  expect(lines).toHaveLength(5);
  expect(lines.map(([, row, field]) => `${row} ${field}`)).toEqual([
    'Dòng Cột',
    '9 SoDienThoai',
    '62 TrangThaiHoSo',
    '63 NgayHenTra',
    '64 DonViXuLy',
  ]);
  await site.platform.settle();
  expect(await receiptsOf(0)).toHaveLength(1);
  expect(await receiptsOf(59)).toHaveLength(1);
  expect(await receiptsOf(901)).toEqual([]);
});

test('a workbook goes the same way, and the same file again does no harm', async () => {
  const file = xlsxOf(table([record(950), record(951, { ThoiDiemCapNhat: '20261012' }), record(0)]), 'bổ sung.xlsx');
  for (const applied of [1, 0]) {
    await open(desk, '/nhap-tep');
    await send(desk, file);
    await expect.poll(() => main(desk), { timeout: 20_000, interval: 300 }).toContain('đã đọc xong');
    const facts = (await desk.locator('dl.facts').textContent())?.replace(/\s+/g, ' ');
    expect(facts).toContain(`Đã nhận${applied} Trùng, đã có từ trước${2 - applied}`);
    expect(await main(desk)).toContain('… thiếu giờ');
  }
  await site.platform.settle();
  expect(await receiptsOf(950)).toHaveLength(1);
  expect(await receiptsOf(0)).toHaveLength(1);
  await open(desk, '/nhap-tep');
  await expect.poll(() => desk.locator('table.rows tbody tr').count()).toBe(3);
  expect(await site.platform.failures()).toEqual([]);
});

const drivePath = '/chien-dich/quang-ngai-2026';

test('a drive is set up by forms, its targets from a file that must be right as a whole', async () => {
  const admin = await site.arrive(administrator.email, { withAxe: true });
  await open(admin, '/nhap-tep/don-vi');
  await send(
    admin,
    textFile(
      'don-vi.csv',
      'MaDonVi;TenDonVi;Cap;TuNgay',
      'H48.01;Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi;so;2025-07-01',
      'H48.105;UBND xã Bình Sơn;xa;2025-07-01',
      'H48.106;UBND xã Vạn Tường;xa;2025-07-01',
    ),
  );
  expect(await admin.getByRole('status').textContent()).toBe('Đã nhận 3 đơn vị.');

  await open(secretary, '/chien-dich/moi');
  await secretary.getByLabel('Mã chiến dịch').fill('quang-ngai-2026');
  await secretary
    .getByLabel('Tên chiến dịch')
    .fill('Cao điểm 100 ngày đêm nâng cao hiệu quả sử dụng dịch vụ công trực tuyến');
  await secretary.locator('#from').fill('2026-09-22');
  await secretary.locator('#to').fill('2026-12-30');
  await secretary.locator('#phase-0-name').fill('Giai đoạn 1');
  await secretary.locator('#phase-0-from').fill('2026-09-22');
  await secretary.locator('#phase-0-to').fill('2027-01-10');
  await secretary.getByRole('button', { name: 'Thêm mọi xã' }).click();
  expect(await secretary.getByLabel('Mã các đơn vị tham gia').inputValue()).toMatch(/H48\.105, H48\.106/);
  await secretary.getByLabel('Mã các đơn vị tham gia').fill('H48.105, H48.106');
  await secretary.getByRole('button', { name: 'Lưu' }).first().click();
  expect(await secretary.getByRole('alert').textContent()).toContain('10/01/2027 nằm ngoài chiến dịch');
  await secretary.locator('#phase-0-to').fill('2026-12-30');
  await secretary.getByRole('button', { name: 'Lưu' }).first().click();
  expect(await secretary.getByRole('status').textContent()).toBe('Đã lưu.');

  await takePicture(secretary, 'drive-set-up');
  await secretary.getByRole('link', { name: 'Nhập chỉ tiêu bằng tệp' }).click();
  const head = 'DonVi;ChiTieu;GiaiDoan;MucTieu';
  await send(secretary, textFile('chi-tieu.csv', head, 'H48.105;ONLINE;1;60', 'H48.999;ONLINE;1;60'));
  expect(await secretary.getByRole('alert').textContent()).toContain('Có 1 lỗi nên chưa có gì được ghi.');
  expect((await secretary.locator('table.rows tbody').textContent())?.replace(/\s+/g, ' ')).toContain(
    '3DonVitừ chối"H48.999" không tham gia chiến dịch',
  );
  const [download] = await Promise.all([
    secretary.waitForEvent('download'),
    secretary.getByRole('button', { name: 'Tải danh sách lỗi (CSV)' }).click(),
  ]);
  expect(readCsv(Buffer.concat(await Array.fromAsync(await download.createReadStream())))[1]?.slice(0, 3)).toEqual([
    'chi-tieu.csv',
    '3',
    'DonVi',
  ]);
  await send(secretary, textFile('chi-tieu.csv', head, 'H48.105;ONLINE;1;60', 'H48.106;ONLINE;1;55,5'));
  expect(await secretary.getByRole('status').textContent()).toBe('Đã lưu.');
  await open(secretary, `${drivePath}/thiet-lap/chi-tieu?don-vi=H48.106`);
  expect(await secretary.getByLabel('Dịch vụ công trực tuyến, Giai đoạn 1').inputValue()).toBe('55,5');

  await open(secretary, `${drivePath}/thiet-lap/chi-tieu/de-xuat`);
  await secretary.getByLabel('Dịch vụ công trực tuyến, Mức Trung ương (%)').fill('50');
  await secretary.getByRole('button', { name: 'Xem đề xuất' }).click();
  expect(await main(secretary)).toContain('đang là 55,5');
  await secretary.getByRole('checkbox').check();
  await takePicture(secretary, 'drive-targets');
  await secretary.getByRole('button', { name: 'Nhận 12 chỉ tiêu này' }).click();
  expect(await main(secretary)).toContain('Mọi đơn vị đã đủ chỉ tiêu.');
});

test('a task is assigned and finished, a difficulty logged and solved', async () => {
  await open(secretary, `${drivePath}/viec`);
  await secretary.getByLabel('Việc', { exact: true }).fill('Tập huấn nộp hồ sơ trực tuyến cho công chức một cửa xã');
  await secretary.locator('#task-unit').selectOption('H48.105');
  await secretary.getByLabel('Họ tên người làm').fill('Võ Thanh Tâm');
  await secretary.getByLabel('Hạn xong').fill('2026-10-20');
  await secretary.getByRole('button', { name: 'Giao việc' }).click();
  expect(await secretary.getByRole('status').textContent()).toBe('Đã giao việc.');
  await secretary.locator('#difficulty-what').fill('Đường truyền chập chờn, hồ sơ số hóa tải lên không được');
  await secretary.getByRole('button', { name: 'Ghi khó khăn' }).click();
  await takePicture(secretary, 'drive-tasks');
  await secretary.getByRole('button', { name: /^Báo xong: Tập huấn/ }).click();
  expect(await secretary.getByRole('status').textContent()).toBe('Đã ghi là xong.');
  expect(await main(secretary)).toContain('Không có việc nào đang mở.');
  await secretary.getByRole('button', { name: /^Đã gỡ: Đường truyền/ }).click();
  expect(await secretary.getByRole('alert').textContent()).toContain('Hãy ghi đã gỡ bằng cách nào.');
  await secretary.getByLabel(/^Đã gỡ bằng cách nào: /).fill('Viễn thông đã thêm đường truyền');
  await secretary.getByRole('button', { name: /^Đã gỡ: Đường truyền/ }).click();
  expect(await main(secretary)).toContain('Không có khó khăn nào chưa gỡ.');
});

const setUp = `${drivePath}/thiet-lap`;
const places: readonly (readonly [Page: () => Page, paths: readonly string[]])[] = [
  [() => desk, ['/nhap-tep', '/tu-choi-tin']],
  [
    () => secretary,
    ['/nhap-tep/cong', '/chien-dich/moi', setUp, `${setUp}/chi-tieu?don-vi=H48.105`, `${setUp}/chi-tieu/tep`],
  ],
  [() => secretary, [`${setUp}/nam-truoc`, `${setUp}/chi-tieu/de-xuat`, `${drivePath}/viec`]],
];

test.each(['vi', 'en'])(
  'axe finds nothing on these pages in %s, and none needs scrolling aside at 320 or at 1280',
  async (language) => {
    const found: string[] = [];
    const look = async (tab: Page) => {
      for (const width of [320, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        // Each language at one width: the layout is the same for both.
        if ((width === 320) === (language === 'vi')) found.push(...(await axeOn(tab)));
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${tab.url()} is ${wide} wide at ${width}`);
      }
    };
    for (const [tabOf, paths] of places)
      for (const path of paths) {
        await open(tabOf(), `${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await look(tabOf());
      }
    await open(desk, '/nhap-tep');
    await desk.getByRole('link', { name: /tuần 41/ }).click();
    await desk.waitForLoadState('load');
    await look(desk);
    await open(secretary, `${setUp}/chi-tieu/de-xuat`);
    await secretary.locator('main form button').click();
    await secretary.waitForLoadState('load');
    await look(secretary);
    await secretary.goto(`${site.origin}/ban-lam-viec/nhap-tep/cong`);
    await secretary.locator('#file').setInputFiles(textFile('x.csv', 'code,name', 'a,b'));
    await secretary.locator('main form button').click();
    await expect.poll(() => secretary.getByRole('alert').count()).toBe(1);
    await look(secretary);
    expect(found).toEqual([]);
  },
);
