import { expect, test } from 'vitest';
import { aRecord } from '../builders.ts';
import { csvFiles, type UpdateRecord } from './files.ts';
import { replayed } from './replayed.ts';

/** One dossier's life: times and what changed; the rest of the record stays. */
const life = (code: string, ...steps: readonly (readonly [time: string, changes: UpdateRecord])[]): UpdateRecord[] =>
  steps.map(([time, changes]) => aRecord({ MaHoSo: code, ThoiDiemCapNhat: time, DonViXuLy: 'H48.01', ...changes }));

const email = { Email: 'nhung@example.vn' };
const due = { NgayHenTra: '20261023163000' };

const records = [
  ...life(
    'EARLY',
    ['20261012083000', { TrangThaiHoSo: 2 }],
    ['20261020100000', { TrangThaiHoSo: 9 }],
    ['20261020103000', { TrangThaiHoSo: 10 }],
  ),
  ...life('ON-TIME', ['20261012083100', { TrangThaiHoSo: 2 }], ['20261023164500', { TrangThaiHoSo: 9 }]),
  ...life('LATE', ['20261012083200', { TrangThaiHoSo: 2 }], ['20261026080000', { TrangThaiHoSo: 9 }]),
  ...life(
    'PAYS',
    ['20261012083300', { TrangThaiHoSo: 2, ...email }],
    ['20261013090000', { TrangThaiHoSo: 6, LePhi: 135000, ...email }],
    ['20261014090000', { TrangThaiHoSo: 4, NgayHenTra: '20261028163000', ...email }],
  ),
  ...life(
    'POST',
    ['20261012083400', { TrangThaiHoSo: 2 }],
    ['20261015090000', { TrangThaiHoSo: 9, HinhThucTra: 2 }],
    ['20261016090000', { TrangThaiHoSo: 10, HinhThucTra: 2, MaVanDon: 'EB123456789VN' }],
  ),
  ...life(
    'SUPPLEMENT',
    ['20261012083500', { TrangThaiHoSo: 2 }],
    ['20261013090500', { TrangThaiHoSo: 5, YeuCauBoSung: 'Bản sao giấy khai sinh' }],
  ),
  ...life(
    'DELAYED',
    ['20261012083600', { TrangThaiHoSo: 4 }],
    ['20261021090000', { TrangThaiHoSo: 4, NgayHenTra: '20261102163000', LyDo: 'Chờ kết quả đo đạc' }],
  ),
  ...life(
    'REFUSED',
    ['20261012083700', { TrangThaiHoSo: 2 }],
    ['20261012150000', { TrangThaiHoSo: 3, LyDo: 'Không thuộc thẩm quyền' }],
  ),
  ...life('WITHDRAWN', ['20261012083800', { TrangThaiHoSo: 2 }], ['20261012160000', { TrangThaiHoSo: 7 }]),
  ...life(
    'BACK',
    ['20261012083900', { TrangThaiHoSo: 4 }],
    ['20261015080000', { TrangThaiHoSo: 9 }],
    ['20261015081000', { TrangThaiHoSo: 4 }],
    ['20261015082000', { TrangThaiHoSo: 9 }],
  ),
  ...life('OVERDUE', ['20261012083250', { TrangThaiHoSo: 2 }]),
  ...life('AT-NIGHT', ['20261012221500', { TrangThaiHoSo: 2 }]),
  ...life('NO-PHONE', ['20261012084000', { TrangThaiHoSo: 2, SoDienThoai: '' }]),
  ...life(
    'QUIET-SLIP',
    ['20261012084100', { TrangThaiHoSo: 4 }],
    ['20261013213000', { TrangThaiHoSo: 9 }],
    ['20261013214000', { TrangThaiHoSo: 4 }],
  ),
].map((record) => ({ ...due, ...record }));

const { report } = await replayed(await csvFiles(records), '2026-10-27T12:00:00+07:00');
const told = (code: string) =>
  report.notices
    .filter(({ dossier, kind }) => dossier === code && !kind.endsWith('-alert'))
    .map(({ kind, channel, state }) => `${kind} ${channel} ${state}`);

test.each([
  ['EARLY', ['receipt sms accepted', 'early-completion sms accepted', 'survey-invitation sms accepted']],
  ['ON-TIME', ['receipt sms accepted', 'completion sms accepted']],
  ['LATE', ['receipt sms accepted', 'delay-apology sms superseded', 'late-completion sms accepted']],
  [
    'PAYS',
    [
      'receipt sms accepted',
      'payment-request email accepted',
      'payment-request sms accepted',
      'reschedule sms accepted',
    ],
  ],
  [
    'POST',
    [
      'receipt sms accepted',
      'early-completion sms accepted',
      'dispatch sms accepted',
      'survey-invitation sms accepted',
    ],
  ],
  ['SUPPLEMENT', ['receipt sms accepted', 'supplement-request sms awaiting-approval']],
  ['DELAYED', ['receipt sms accepted', 'delay-apology sms awaiting-approval']],
  ['REFUSED', ['receipt sms accepted', 'intake-refusal sms awaiting-approval']],
  ['WITHDRAWN', ['receipt sms accepted', 'withdrawal sms accepted']],
  ['OVERDUE', ['receipt sms accepted', 'delay-apology sms drafted']],
  ['NO-PHONE', ['receipt none suppressed', 'delay-apology none drafted']],
  ['QUIET-SLIP', ['receipt sms accepted', 'early-completion sms superseded', 'delay-apology sms drafted']],
])('the life of %s tells its citizen what it owes, and no more', (code, expected) => {
  expect(told(code)).toEqual(expected);
});

test('a slip from finished to processing and back tells the completion once, and the controller need not correct it', () => {
  expect(told('BACK')).toEqual([
    'receipt sms accepted',
    'early-completion sms accepted',
    'correction sms superseded',
    'early-completion sms superseded',
    'collection-reminder sms accepted',
  ]);
});

test('what happens at night is told at seven in the morning', () => {
  const [notice] = report.notices.filter(({ dossier }) => dossier === 'AT-NIGHT');
  expect(notice).toMatchObject({
    decidedAt: '2026-10-12T22:15:00+07:00',
    acceptedAt: '2026-10-13T07:00:00+07:00',
    state: 'accepted',
  });
});

test('staff are warned the working day before and the day after, each dossier once, in one mail for the unit', () => {
  const alerts = report.notices.filter(({ dossier, kind }) => dossier === 'LATE' && kind.endsWith('-alert'));
  expect(alerts.map(({ kind, decidedAt, state }) => [kind, decidedAt, state])).toEqual([
    ['due-soon-alert', '2026-10-22T07:00:00+07:00', 'gathered'],
    ['overdue-alert', '2026-10-24T07:00:00+07:00', 'gathered'],
  ]);
  const mails = report.notices.filter(({ dossier, kind }) => dossier === 'unit#H48.01' && kind === 'due-soon-alert');
  expect(mails.map(({ state, decidedAt }) => [state, decidedAt])).toEqual([
    ['accepted', '2026-10-22T07:00:00+07:00'],
    ['accepted', '2026-10-27T07:00:00+07:00'],
  ]);
  expect(mails[0]?.subject).toMatch(/^Sắp đến hạn: \d+ hồ sơ của /);
  expect(mails[0]?.text).toContain('- LATE · Đổi giấy phép lái xe · 16:30 23/10/2026');
});

test('a dossier that passes its due date yields the warnings and a draft, and tells its citizen nothing until it is signed', () => {
  const after = report.notices.filter(({ dossier, kind }) => dossier === 'OVERDUE' && kind !== 'receipt');
  expect(after.map(({ kind, decidedAt, state }) => [kind, decidedAt, state])).toEqual([
    ['due-soon-alert', '2026-10-22T07:00:00+07:00', 'gathered'],
    ['delay-apology', '2026-10-24T07:00:00+07:00', 'drafted'],
    ['overdue-alert', '2026-10-24T07:00:00+07:00', 'gathered'],
  ]);
  const [mail] = report.notices.filter(({ dossier, kind }) => dossier === 'unit#H48.01' && kind === 'overdue-alert');
  expect(mail?.text).toContain('- OVERDUE · Đổi giấy phép lái xe · 16:30 23/10/2026');
});

test('the texts are what a citizen reads', () => {
  const text = (code: string, kind: string) =>
    report.notices.find((one) => one.dossier === code && one.kind === kind)?.text;
  expect(text('EARLY', 'receipt')).toMatch(/^Ho so EARLY da duoc tiep nhan\. Hen tra ket qua: 16:30 23\/10\/2026\./);
  expect(text('POST', 'dispatch')).toContain('EB123456789VN');
  expect(text('DELAYED', 'delay-apology')).toMatch(
    // The reason stands on the page that the link opens, and in the letter.
    /^Xin loi ong\/ba.*23\/10\/2026.*02\/11\/2026\. Xem: thu\.baotin\.quangngai\.gov\.vn\/t\/\w{11}$/,
  );
});
