import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aDrive, iaGrai, iaPnon, resultsOf2023, transport } from '../gia-lai-drive.ts';
import { pagesOf } from '../templates/forms/pdf.ts';
import { checkOut } from './checkout.ts';
import { csvFile, readCsv, readXlsx, unitsFile } from './drive-files.ts';
import { signIn } from './signed-in.ts';
import { startTrial } from './started-trial.ts';

/*
 * What somebody meets who has just cloned the project: what git keeps, `npm start`, and a morning's work over HTTP. It fails
 * as soon as any function logs an error or a process writes to its error output.
 */

const { officer, leader, administrator, steering } = demoPeople;
const phone = '+84905000821';
const email = 'nhung@example.vn';
const mailed = { MaHoSo: 'H48.01-261014-9002', DonViXuLy: 'H48.01', ChuHoSo: 'Nguyễn Thị Hồng Nhung', Email: email };
const apology = { dossier: mailed.MaHoSo, kind: 'delay-apology', occurrence: '2026-10-15' };
const delay = { dossiers: [mailed.MaHoSo], reason: 'Mưa bão làm chậm việc đo đạc.', newDueAt: '2026-10-20T16:30' };

/** npm's own. The wrong numbers that the sample day is meant to have are not told. */
const allowed = /^npm (notice|warn)\b/;

let checkout: Awaited<ReturnType<typeof checkOut>>;
let trial: ReturnType<typeof startTrial>;
let origin: string;

beforeAll(async () => {
  checkout = await checkOut();
  trial = startTrial(checkout.folder, '2026-10-14T10:00:00+07:00');
  origin = await trial.says(/(http:\/\/localhost:\d+)/);
  await trial.says(/curl -X POST/);
}, 600_000);
afterAll(async () => {
  trial?.kill();
  await checkout?.remove();
});

const page = async (path: string): Promise<string> => (await fetch(`${origin}${path}`)).text();
const inbox = (to: string) => page(`/hop-thu/${encodeURIComponent(to)}`);
const shows = (path: () => Promise<string>, words: string | RegExp) =>
  expect.poll(path, { timeout: 30_000, interval: 500 })[typeof words === 'string' ? 'toContain' : 'toMatch'](words);
const arrive = (person: { email: string }) =>
  signIn({ fetch, signIn: { consoleUrl: origin, issuer: '', clientId: '' } }, person.email);
const record = z.looseObject({ MaHoSo: z.string(), NgayHenTra: z.string() });

/** The command that the terminal offers, without its shell. */
const offered = () => {
  const [, address = '', body = ''] = /curl -X POST (\S+) -d '(.*)'/.exec(trial.said.out) ?? [];
  const { data } = z.object({ data: z.tuple([record]) }).parse(JSON.parse(body));
  return { address, record: data[0] };
};
const push = async (changes: object): Promise<string> => {
  const { address, record: typical } = offered();
  const body = JSON.stringify({ isUpdating: 'True', data: [{ ...typical, ...changes }] });
  const answer = await fetch(address, { method: 'POST', body });
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  return typical.MaHoSo;
};

test('the pushed dossier’s SMS is in the inbox', async () => {
  const code = await push({});
  await shows(() => inbox(phone), `${code} da duoc tiep nhan`);
});

test('a delay is entered, signed, printed as a PDF, and mailed with its letter', async () => {
  await push({ ...mailed, NgayHenTra: '2026-10-15T16:30' });
  await shows(() => page(`/ho-so/${mailed.MaHoSo}`), mailed.MaHoSo);
  const desk = await arrive(officer);
  expect(await desk.post('/api/apologies', delay)).toMatchObject({ body: { outcomes: [{ outcome: 'done' }] } });
  const head = await arrive(leader);
  const shown = await head.post('/api/matters/preview', { matters: [apology] });
  const matters = z.object({ matters: z.tuple([z.looseObject({ seen: z.string() })]) });
  const { seen } = matters.parse(shown.body).matters[0];
  expect(await head.post('/api/approvals', { matters: [{ ...apology, seen }] })).toMatchObject({
    body: { outcomes: [{ outcome: 'done' }] },
  });

  const { type, bytes } = await desk.download(`/api/letters/${apology.dossier}/delay-apology/2026-10-15`);
  expect(type).toBe('application/pdf');
  await expectLetter(bytes);
  await shows(() => inbox(email), 'Xin lỗi');
  const [, name = '', content = ''] =
    /download="([^"]+)" href="data:application\/pdf;base64,([^"]+)"/.exec(await inbox(email)) ?? [];
  expect(name).toBe(`phieu-xin-loi-${mailed.MaHoSo}.pdf`);
  await expectLetter(Buffer.from(content, 'base64'));
  expect(await page('/loi-xin-loi')).toContain('PXL-H48.01');
});

const expectLetter = async (pdf: Uint8Array): Promise<void> => {
  const text = (await pagesOf(pdf)).join('\n').replace(/\s+/g, ' ');
  for (const words of ['PHIẾU XIN LỖI VÀ HẸN LẠI', mailed.ChuHoSo, delay.reason, '16 giờ 30 phút ngày 20/10/2026'])
    expect(text).toContain(words);
};

test('a file of updates is taken in at the console, its faults are listed, and lists go out as spreadsheets', async () => {
  const { record: typical } = offered();
  const rows = ['9003', '9004'].map((number) => ({
    ...typical,
    MaHoSo: `H48.01-261014-${number}`,
    DonViXuLy: 'H48.01',
  }));
  const faulty = { ...typical, MaHoSo: '' };
  const { file } = csvFile(
    Object.keys(typical).join(';'),
    ...[...rows, faulty].map((row) => Object.values(row).join(';')),
  );
  const desk = await arrive(officer);
  const sent = await desk.post('/api/imports', { name: 'ngày 14.csv', file });
  const { id } = z.object({ id: z.string() }).parse(sent.body);
  const became = async () => (await desk.get(`/api/imports/${id}`)).body;
  const counts = { rows: 3, applied: 2, rejected: 1 };
  await expect.poll(became, { timeout: 30_000, interval: 500 }).toMatchObject({ found: { state: 'done', counts } });
  const list = (as: string) => desk.download(`/ban-lam-viec/ho-so/tai-ve?list=running&as=${as}`);
  const cells = await readXlsx((await list('xlsx')).bytes);
  expect(cells.flat()).toContain('H48.01-261014-9003');
  expect(readCsv((await list('csv')).bytes)).toHaveLength(cells.length);
});

test('a drive is planned, its targets are set, and its gaps are read', async () => {
  const office = await arrive(administrator);
  expect(await office.post('/api/units/history/file', unitsFile())).toMatchObject({ status: 200 });
  const secretary = await arrive(steering);
  const { targets: _, baseline: _baseline, ...plan } = aDrive({ units: [transport, iaGrai, iaPnon] });
  expect(await secretary.put(`/api/drives/${plan.id}`, { version: 0, drive: plan })).toMatchObject({ status: 200 });
  const results = resultsOf2023.map(({ unit, indicator, percent }) => `${unit};${indicator};${percent}`);
  const baseline = csvFile('DonVi;ChiTieu;KetQua', ...results);
  expect(await secretary.post(`/api/drives/${plan.id}/baseline/file`, baseline)).toMatchObject({ status: 200 });
  const targets = csvFile('DonVi;ChiTieu;GiaiDoan;MucTieu', `${transport};ONLINE;1;50`);
  expect(await secretary.post(`/api/drives/${plan.id}/targets/file`, targets)).toMatchObject({ status: 200 });
  const { bytes } = await secretary.download(`/api/drives/${plan.id}/gaps?day=2024-04-30&as=xlsx`);
  expect((await readXlsx(bytes)).flat()).toContain(transport);
});

test('nothing failed meanwhile, and Ctrl-C ends it in good order', async () => {
  const errors = await page('/loi');
  expect(errors.match(/<summary>[^<]*/g) ?? []).toEqual([]);
  expect(errors).toContain('Chưa có gì ở đây.');
  expect(await trial.stop()).toBe(0);
  expect(trial.said.err.split('\n').filter((line) => line !== '' && !allowed.test(line))).toEqual([]);
}, 30_000);
