import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterUnits } from '../../../infra/local/province.ts';
import { aRecord } from '../../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../../platform-process.ts';
import { messagesReceived } from '../sample-events.ts';

let platform: PlatformProcess;

const markup = '<script>alert("1")</script>';
const code = 'H21.134-261012-0007';

const askFor = (path: string, init?: RequestInit): Promise<Response> =>
  platform.fetch(new Request(`${platform.pages}${path}`, init));
const ask = async (path: string, init?: RequestInit): Promise<{ status: number; text: string }> => {
  const response = await askFor(path, init);
  return { status: response.status, text: await response.text() };
};
const push = async (...records: Record<string, unknown>[]): Promise<void> => {
  const { text } = await ask('/dossiers', { method: 'POST', body: JSON.stringify({ data: records }) });
  expect(text).toContain('"error_code":"00"');
  await platform.settle();
};

beforeAll(async () => {
  platform = await startPlatformProcess({
    start: '2026-10-12T09:00:00+07:00',
    expects: [
      /^send-notice failed for H21\.134-261012-0007: a record failed/,
      /^send-notice failed: UnexpectedBatchTypeError/,
    ],
  });
  await enterUnits(platform);
  const byMail = { MaHoSo: 'E1', ChuHoSo: markup, TenTTHC: markup, SoDienThoai: '', Email: 'nhung@example.org' };
  await push(aRecord({ TenTTHC: markup, ChuHoSo: markup }), aRecord(byMail));
  const missing = { TrangThaiHoSo: '5', ThoiDiemCapNhat: '20261012085000', YeuCauBoSung: markup };
  await push(aRecord({ ...byMail, ...missing }));
});
afterAll(() => platform.stop());

const pages = [
  ...['/', '/hop-thu', '/hop-thu?ai=can-bo', '/hop-thu/%2B84905123821', '/hop-thu/nhung%40example.org'],
  ...[
    '/ho-so',
    '/ho-so?ma=h21',
    `/ho-so/${code}`,
    '/ho-so/E1',
    '/thong-bao',
    '/thong-bao?trang-thai=awaiting-approval',
    '/loi',
  ],
];

test.each(pages)('%s is a page, and nothing from a dossier becomes markup in it', async (path) => {
  const { status, text } = await ask(path);
  expect(status).toBe(200);
  expect(text).toMatch(/^<!doctype html>\n<html lang="vi">/);
  expect(text).not.toContain('<script');
  expect(text).not.toMatch(/undefined|\[object/);
});

test('a citizen’s page shows the SMS with its sender, its parts and its units', async () => {
  const { text } = await ask('/hop-thu/%2B84905123821');
  expect(text).toContain('<h1>0905 123 821</h1>');
  expect(text).toContain('HCCQNgai');
  expect(text).toMatch(/<p>Ho so H21\.134-261012-0007 da duoc tiep nhan\. .*<\/p>/);
  expect(text).toMatch(/09:00, 12\/10\/2026<\/time> · <span class="whole">1 tin, \d+ ký tự GSM-7</);
});

test('an e-mail stands in a frame without rights, its markup escaped twice, its pictures inside', async () => {
  const fee = { TrangThaiHoSo: '6', LePhi: '135000', DonViXuLy: 'H48.101' };
  await push(aRecord({ ...fee, MaHoSo: 'E2', SoDienThoai: '', Email: 'qr@example.org' }));
  expect((await ask('/hop-thu/nhung%40example.org')).text).toContain('&amp;lt;script&amp;gt;');
  const { text } = await ask('/hop-thu/qr%40example.org');
  expect(text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(text).toContain('src=&quot;data:image/png;base64,');
  expect(text).not.toContain('cid:');
});

test('the link in an SMS, and in an e-mail, opens the citizen’s own page on this machine', async () => {
  const { text } = await ask('/hop-thu/%2B84905123821');
  const [, link = ''] = /<a href="(\/t\/\w{11})">thu\.baotin\.quangngai\.gov\.vn\/t\/\w{11}<\/a>/.exec(text) ?? [];
  const page = await ask(link);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining(code)]);
  expect((await ask('/hop-thu/nhung%40example.org')).text).toMatch(
    /target=&quot;_blank&quot; href=&quot;\/t\/\w{11}&quot;/,
  );
  expect((await ask('/tra-cuu')).text).toContain('<h1>Tra cứu hồ sơ</h1>');
  expect((await ask('/loi-xin-loi?thang=2026-09')).text).toContain('<h1>Thư xin lỗi đã công khai</h1>');
});

test('a dossier’s page tells its state, its changes and what waits for approval, with the words it would say', async () => {
  const { text } = await ask('/ho-so/E1');
  expect(text).toContain('Yêu cầu bổ sung giấy tờ');
  expect(text).toContain('Chờ duyệt');
  expect(text).toContain('&lt;script&gt;');
  expect(text.match(/data-label="Nguồn"/g)).toHaveLength(2);
});

test('lists are found by code, state and kind', async () => {
  expect((await ask('/ho-so?ma=0007')).text).not.toContain('/ho-so/E1');
  const waiting = (await ask('/thong-bao?trang-thai=awaiting-approval&loai=supplement-request')).text;
  expect(waiting).toContain('/ho-so/E1');
  expect(waiting).not.toContain(`/ho-so/${code}`);
});

test('what is not there is answered 404 with a page', async () => {
  for (const path of ['/ho-so/H21.134-261012-9999', '/hop-thu/%2B84900000000', '/khong-co']) {
    const { status, text } = await ask(path);
    expect([path, status]).toEqual([path, 404]);
    expect(text).toContain('Không tìm thấy');
  }
});

test('a dropped file is taken in and answered with its problems; another kind of file is refused', async () => {
  const body =
    'MaHoSo,ThoiDiemCapNhat,NguonDuLieu,TrangThaiHoSo,MaTTHC,DonViXuLy,ChuHoSo\nD1,20261012085000,igate,2,1,H48.101,A\nD2,20261012085000,igate,22,1,H48.101,A\n';
  const dropped = await ask('/drop/day.csv', { method: 'PUT', body });
  expect(dropped.status).toBe(201);
  expect(dropped.text).toMatch(/day\.csv, row 3: TrangThaiHoSo "22" is unknown/);
  expect((await ask('/ho-so/D1')).status).toBe(200);
  expect((await ask('/drop/day.txt', { method: 'PUT', body })).status).toBe(400);
});

test.each([
  ['with a NUL', '/drop/%00.csv'],
  ['with a line end', '/drop/day%0A.csv'],
  ['of 1,200 characters', `/drop/${'a'.repeat(1_200)}.csv`],
  ['of 256 bytes in few letters', `/drop/${encodeURIComponent('ộ'.repeat(84))}.csv`],
])('a dropped file under a name %s is refused in a sentence', async (_, path) => {
  const { status, text } = await ask(path, { method: 'PUT', body: '' });
  expect(status).toBe(400);
  expect(text).toMatch(/the name of the file is longer than 255 bytes or holds control characters\n$/);
});

test('two files dropped under one name at one moment are both read whole', async () => {
  const header = 'MaHoSo,ThoiDiemCapNhat,NguonDuLieu,TrangThaiHoSo,MaTTHC,DonViXuLy,ChuHoSo\n';
  const drop = (code: string) =>
    ask('/drop/twin.csv', { method: 'PUT', body: `${header}${code},20261012085000,igate,2,1,H48.101,A\n` });
  const answers = await Promise.all(['T1', 'T2', 'T3'].map(drop));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  for (const twin of ['T1', 'T2', 'T3']) expect((await ask(`/ho-so/${twin}`)).status).toBe(200);
});

test('what is the console’s is answered by the console, with its own rules', async () => {
  const away = await askFor('/ban-lam-viec?trang=2');
  expect([away.status, away.headers.get('location')]).toEqual([302, '/sign-in?to=%2Fban-lam-viec%3Ftrang%3D2']);
  expect(away.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await ask('/api/me')).toEqual({ status: 401, text: expect.stringContaining('"error":"not-signed-in"') });
  const start = await askFor('/sign-in');
  expect(start.headers.get('location')).toContain(`${platform.signIn.issuer}/auth?`);
  expect(start.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-baotin-sign-in=.*Secure/)]);
});

test('what fails stands on the page of errors with its dossier and its stack, and is counted in the menu', async () => {
  expect((await ask('/loi')).text).toContain('Chưa có gì ở đây.');
  expect((await ask('/')).text).toContain('<a href="/loi">Lỗi</a>');
  await platform.invoke('send-notice', messagesReceived('arn:aws:sqs:::now', { dossier: code, id: 1 }));
  await expect(platform.invoke('send-notice', { Records: markup })).rejects.toThrow();
  const { text } = await ask('/loi');
  expect(text).toMatch(
    /<b class="whole">send-notice<\/b>[\s\S]*href="\/ho-so\/H21\.134-261012-0007"[\s\S]*a record failed and will come again/,
  );
  expect(text).toMatch(/<details><summary>[\s\S]*ZodError[\s\S]*<pre>[\s\S]*at /);
  expect(text).not.toContain('<script');
  const { text: overview } = await ask('/');
  expect(overview).toContain('<a href="/loi">Lỗi <b class="count">2</b></a>');
  expect(overview).toContain('<a href="/loi">2 lỗi khi chạy</a>');
});
