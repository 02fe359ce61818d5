import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';
import { signIn } from './signed-in.ts';

/* One apology from the delay to the citizen's inbox: officer, leader and controller over HTTP, the rest as it is deployed. */

/** Others may keep the machine busy. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { officer, leader, communeLeader, controller, administrator } = demoPeople;
const code = 'H48.01-261012-0007';
const apology = { dossier: code, kind: 'delay-apology', occurrence: '2026-10-23' };
const delay = { dossiers: [code], reason: 'Đơn vị đo đạc chưa gửi kết quả do mưa bão.', newDueAt: '2026-10-28T16:30' };
let platform: PlatformProcess;

const push = async (changes: Parameters<typeof aRecord>[0]) => {
  const record = aRecord({
    ...{ MaHoSo: code, DonViXuLy: 'H48.01', KenhThucHien: 1, Email: 'nhung@example.vn' },
    ...{ NgayHenTra: '20261023163000', ...changes },
  });
  const body = JSON.stringify({ isUpdating: 'True', data: [record] });
  const request = new Request('http://localhost/dossiers', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(await (await platform.fetch(request)).json()).toMatchObject({ error_code: '00' });
  await platform.settle();
};
const told = async () =>
  (await toldBy(platform)).filter(({ dossier }) => dossier === code).map(({ id, state }) => `${id} ${state}`);
const matters = z.object({ matters: z.array(z.looseObject({ seen: z.string() })) });
const seenOf = ({ body }: { body: unknown }) => matters.parse(body).matters[0]?.seen ?? '';

beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-10-12T08:00:00+07:00' });
  await enterUnits(platform);
  await enterStaff(platform);
});
afterAll(() => platform.stop());

test('a delay goes from the due date that passed to the citizen’s inbox, the register and the printer', async () => {
  await push({ ThoiDiemCapNhat: '20261012080000' });
  await platform.advanceTo('2026-10-26T09:00:00+07:00');
  expect(await told()).toEqual([
    'receipt#1#sms accepted',
    'due-soon-alert#2026-10-23#email gathered',
    'delay-apology#2026-10-23#email drafted',
    'delay-apology#2026-10-23#sms drafted',
    'overdue-alert#2026-10-23#email gathered',
  ]);
  const inbox = async () =>
    (await platform.inbox()).filter(
      ({ subject, text }) => subject?.startsWith('Xin lỗi') || text.startsWith('Xin loi'),
    );
  expect(await inbox()).toEqual([]);

  const desk = await signIn(platform, officer.email);
  expect(await desk.get('/api/desks/officer?unit=H48.01')).toMatchObject({
    status: 200,
    body: { items: [{ dossier: code, kind: 'delay-apology', state: 'drafted' }] },
  });
  const preview = await desk.post('/api/apologies/preview', delay);
  expect(preview).toMatchObject({
    body: {
      apologies: [
        { matter: { recipient: 'N. T. H. N.', texts: [{ to: '•••••••••821', parts: 1 }, { to: 'n•••@example.vn' }] } },
      ],
    },
  });
  expect(await told()).toContain('delay-apology#2026-10-23#sms drafted');
  expect(await desk.post('/api/apologies', { ...delay, newDueAt: '2026-10-31T16:30' })).toMatchObject({
    body: { outcomes: [{ outcome: 'refused', refusal: { code: 'faulty', faults: [{ field: 'newDueAt' }] } }] },
  });
  expect(await desk.post('/api/apologies', delay)).toMatchObject({
    body: { outcomes: [{ ...apology, outcome: 'done' }] },
  });
  expect(await desk.get('/api/desks/officer?unit=H48.01')).toMatchObject({ body: { items: [] } });

  const other = await signIn(platform, communeLeader.email);
  expect(await other.get('/api/desks/leader?unit=H48.01')).toMatchObject({ status: 403 });
  const head = await signIn(platform, leader.email);
  const seen = seenOf(await head.post('/api/matters/preview', { matters: [apology] }));
  const approve = (who: typeof head, with_ = seen) =>
    who.post('/api/approvals', { matters: [{ ...apology, seen: with_ }] });
  expect(await approve(other)).toMatchObject({ body: { outcomes: [{ refusal: { code: 'no-right' } }] } });
  expect(await approve(desk)).toMatchObject({ body: { outcomes: [{ refusal: { code: 'no-right' } }] } });
  expect(await approve(head, 'something else')).toMatchObject({
    body: { outcomes: [{ refusal: { code: 'changed' } }] },
  });
  expect(await approve(head)).toMatchObject({ body: { outcomes: [{ outcome: 'done' }] } });
  expect(await approve(head)).toMatchObject({
    body: {
      outcomes: [{ refusal: { code: 'not-waiting', sentence: { vi: expect.stringContaining('Phạm Quốc Hùng') } } }],
    },
  });
  await platform.advanceTo('2026-10-26T09:05:00+07:00');

  expect(await told()).toEqual(
    expect.arrayContaining(['delay-apology#2026-10-23#email accepted', 'delay-apology#2026-10-23#sms accepted']),
  );
  const [sms, email] = (await inbox()).toSorted((a) => (a.channel === 'sms' ? -1 : 1));
  const [, link = ''] =
    /^(.* Xem: )thu\.baotin\.quangngai\.gov\.vn(\/t\/\w{11})$/.exec(sms?.text ?? '')?.slice(1) ?? [];
  expect(sms?.text).toContain(
    'Xin loi ong/ba, ho so H48.01-261012-0007 khong kip hen. Hen cu: 16:30 23/10/2026. Hen lai: 16:30 28/10/2026. Xem: ',
  );
  const page = await (await platform.fetch(new Request(`http://localhost${link}`))).text();
  for (const words of [delay.reason, '16:30 thứ\u00a0Tư 28/10/2026', 'Phiếu xin lỗi số 01/PXL-H48.01.'])
    expect(page).toContain(words);
  expect(email?.text).toContain(link);
  expect(email?.text).toContain('16:30 28/10/2026');
  expect(email?.attachments?.map(({ name }) => name)).toEqual(['phieu-xin-loi-H48.01-261012-0007.pdf']);

  expect(await head.get('/api/apologies?month=2026-10')).toMatchObject({
    body: {
      items: [
        {
          dossier: code,
          number: '01/PXL-H48.01',
          applicant: 'N. T. H. N.',
          signerName: 'Phạm Quốc Hùng',
          reason: delay.reason,
          inTime: false,
        },
      ],
    },
  });
  const register = await platform.fetch(new Request('http://localhost/loi-xin-loi'));
  expect(await register.text()).toContain('01/PXL-H48.01');
  expect(await desk.get('/api/print-list?unit=H48.01')).toMatchObject({
    body: { items: [{ dossier: code, form: '04' }] },
  });
  const letter = await desk.get(`/api/letters/${code}/delay-apology/2026-10-23?as=html`);
  expect(letter.body).toContain('Nguyễn Thị Hồng Nhung');
  const audit = await (await signIn(platform, administrator.email)).get('/api/audit?unit=H48.01&month=2026-10');
  const entries = z.object({ items: z.array(z.object({ by: z.string(), action: z.string(), outcome: z.string() })) });
  expect(entries.parse(audit.body).items.map(({ by, action, outcome }) => `${by} ${action} ${outcome}`)).toEqual([
    `${officer.email} draft-apology refused`,
    `${officer.email} draft-apology done`,
    `${communeLeader.email} approve refused`,
    `${officer.email} approve refused`,
    `${leader.email} approve refused`,
    `${leader.email} approve done`,
    `${leader.email} approve refused`,
    `${officer.email} print-letter done`,
  ]);
  expect(await platform.failures()).toEqual([]);
});

test('the source’s old date changes nothing, and a second delay is put before the leader', async () => {
  await platform.moveTo('2026-10-27T08:00:00+07:00');
  await push({ ThoiDiemCapNhat: '20261027080000', TrangThaiHoSo: 4 });
  expect((await told()).filter((one) => one.startsWith('reschedule'))).toEqual([]);

  const desk = await signIn(platform, officer.email);
  const again = await desk.post('/api/apologies', { ...delay, newDueAt: '2026-11-03T16:30' });
  expect(again).toMatchObject({
    body: {
      outcomes: [
        {
          outcome: 'refused',
          refusal: { code: 'forbidden-by-rule', sentence: { vi: expect.stringContaining('118/2025') } },
        },
      ],
    },
  });
  const head = await signIn(platform, leader.email);
  const second = { ...apology, occurrence: '2026-10-28' };
  expect(await head.get('/api/desks/leader?unit=H48.01')).toMatchObject({
    body: { items: [{ ...second, state: 'escalated', draftedBy: officer.email }] },
  });
  const note = 'Đã gọi điện xin lỗi và cử người trả kết quả tại nhà.';
  expect(await head.post('/api/second-delays/settle', { ...second, note })).toMatchObject({
    body: { outcomes: [{ outcome: 'done' }] },
  });
  await platform.advanceTo('2026-10-27T09:00:00+07:00');
  expect((await told()).filter((one) => one.startsWith('delay-apology#2026-10-28#'))).toEqual([
    'delay-apology#2026-10-28#email superseded',
    'delay-apology#2026-10-28#sms superseded',
  ]);
});

test('a supplement request waits for the controller, who mends its words and, being the only one, confirms it once more', async () => {
  const other = 'H48.01-261027-0001';
  await platform.moveTo('2026-10-27T10:00:00+07:00');
  await push({ MaHoSo: other, ThoiDiemCapNhat: '20261027090000', NgayHenTra: '20261110163000' });
  await push({ MaHoSo: other, ThoiDiemCapNhat: '20261027093000', TrangThaiHoSo: 5, YeuCauBoSung: 'Thiếu giấy tờ' });
  const request = { dossier: other, kind: 'supplement-request', occurrence: '1' };
  const who = await signIn(platform, controller.email);
  expect(await who.get('/api/desks/controller?unit=H48.01')).toMatchObject({ body: { items: [request] } });
  const before = seenOf(await who.post('/api/matters/preview', { matters: [request] }));
  const text = 'Bản sao giấy khai sinh có chứng thực.';
  expect(await who.post('/api/matters/rewrite', { ...request, text })).toMatchObject({
    body: { outcomes: [{ outcome: 'done' }] },
  });
  const approve = (seen: string, ownDraft?: string) =>
    who.post('/api/approvals', { matters: [{ ...request, seen, ownDraft }] });
  expect(await approve(before)).toMatchObject({ body: { outcomes: [{ refusal: { code: 'changed' } }] } });
  const now = seenOf(await who.post('/api/matters/preview', { matters: [request] }));
  expect(await approve(now, 'made up')).toMatchObject({
    body: { outcomes: [{ refusal: { code: 'own-draft-alone' } }] },
  });
  const refused = await approve(now);
  expect(refused).toMatchObject({ body: { outcomes: [{ refusal: { code: 'own-draft-alone' } }] } });
  const [secondStep = ''] = /"ownDraft":"([^"]+)"/.exec(JSON.stringify(refused.body))?.slice(1) ?? [];
  expect(await approve(now, secondStep)).toMatchObject({ body: { outcomes: [{ outcome: 'done' }] } });
  await platform.advanceTo('2026-10-27T10:01:00+07:00');
  const sms = (await platform.inbox()).find(
    ({ channel, text: said }) => (channel === 'sms' && said.includes('ban sao')) || said.includes('Ban sao'),
  );
  expect(sms?.text).toContain('Con thieu: Ban sao giay khai sinh co chung thuc.');
});

test('a draft that a slip from 4 to 9 closed lies on its officer’s desk again the next morning', async () => {
  const slipped = 'H48.01-261027-0002';
  const states = async () =>
    (await toldBy(platform)).flatMap(({ dossier, kind, state }) =>
      dossier === slipped && kind === 'delay-apology' ? [state] : [],
    );
  await push({ MaHoSo: slipped, ThoiDiemCapNhat: '20261027101500', NgayHenTra: '20261027163000' });
  await platform.advanceTo('2026-10-28T07:20:00+07:00');
  expect(await states()).toEqual(['drafted', 'drafted']);
  await push({ MaHoSo: slipped, ThoiDiemCapNhat: '20261028072000', TrangThaiHoSo: 9, NgayHenTra: '20261027163000' });
  expect(await states()).toEqual(['superseded', 'superseded']);
  await push({ MaHoSo: slipped, ThoiDiemCapNhat: '20261028072100', TrangThaiHoSo: 4, NgayHenTra: '20261027163000' });
  await platform.advanceTo('2026-10-29T07:20:00+07:00');
  expect(await states()).toEqual(['drafted', 'drafted']);
  const desk = await signIn(platform, officer.email);
  expect(await desk.get('/api/desks/officer?unit=H48.01')).toMatchObject({
    body: { items: [{ dossier: slipped, kind: 'delay-apology', state: 'drafted' }] },
  });
});
