import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyUpdate, parseUpdate } from '../../functions/domain/dossier.ts';
import { exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { afterRecords, anUpdate, aRecord } from '../builders.ts';

const problemsOf = (changes: Parameters<typeof aRecord>[0]) => {
  const parsed = parseUpdate(aRecord(changes));
  return parsed.ok ? [] : parsed.problems.map(({ field, problem }) => `${field} ${problem}`);
};

test('a record is read with times in Vietnam and its status by name', () => {
  expect(
    anUpdate({ NgayHenTra: '2026-10-23T09:30:00Z', LePhi: '115000', HinhThucTra: 2, ThongBaoSMS: '0' }),
  ).toMatchObject({
    code: 'H21.134-261012-0007',
    status: 'received',
    updatedAt: '2026-10-12T08:30:00+07:00',
    dueAt: '2026-10-23T16:30:00+07:00',
    fee: 115000,
    handover: 'post',
    applicant: { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821' },
    wishes: { sms: false },
  });
});

test.each([
  [
    'an unknown status',
    { TrangThaiHoSo: '12' },
    'TrangThaiHoSo "12" is unknown: it is one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
  ],
  ['no code', { MaHoSo: '' }, 'MaHoSo is missing'],
  ['no name', { ChuHoSo: null }, 'ChuHoSo is missing'],
  ['a code with spaces', { MaHoSo: 'hồ sơ 7' }, 'MaHoSo "hồ sơ 7" is not a code such as H21.134-261012-0007'],
  ['a code that no SMS can print', { MaHoSo: '护照-7' }, 'MaHoSo "护照-7" is not a code such as H21.134-261012-0007'],
  [
    'a day that does not exist',
    { NgayHenTra: '20260230163000' },
    'NgayHenTra "20260230163000" is no day or hour of the calendar',
  ],
  [
    'a day that has the month first',
    { NgayHenTra: '10/23/2026' },
    'NgayHenTra "10/23/2026" has the month first: write the day first, such as 23/10/2026, or yyyyMMddHHmmss',
  ],
  [
    'a year of two digits',
    { NgayHenTra: '23/10/26' },
    'NgayHenTra "23/10/26" has a year of two digits: write all four',
  ],
  ['an impossible day', { NgayHenTra: '31/02/2026' }, 'NgayHenTra "31/02/2026" is no day or hour of the calendar'],
  ['a name that says nothing', { ChuHoSo: 'NULL' }, 'ChuHoSo is missing'],
  ['a code that says nothing', { MaHoSo: '#N/A' }, 'MaHoSo is missing'],
  ['a time that says nothing', { ThoiDiemCapNhat: '0001-01-01T00:00:00' }, 'ThoiDiemCapNhat is missing'],
  [
    'a year of another age',
    { NgayHenTra: '22061023163000' },
    'NgayHenTra "22061023163000" lies outside the years 2000 to 2099',
  ],
  [
    'an update without an hour',
    { ThoiDiemCapNhat: '20261012' },
    'ThoiDiemCapNhat "20261012" has no hour: updates are ordered by it, write yyyyMMddHHmmss',
  ],
  ['a name of characters that nobody sees', { ChuHoSo: '\u0000 \u200b' }, 'ChuHoSo is missing'],
  [
    'broken characters',
    { ChuHoSo: 'Nguy\uFFFDn' },
    'ChuHoSo holds characters that are not UTF-8: save the source as UTF-8',
  ],
  ['a list for a name', { ChuHoSo: ['a'] }, 'ChuHoSo is not text or a number'],
])('a record with %s is refused with the field and why', (_, changes, sentence) => {
  expect(problemsOf(changes)).toEqual([sentence]);
});

test('a 400 kB name is refused in a sentence, not repeated', () => {
  const [sentence] = problemsOf({ ChuHoSo: 'Nguyễn '.repeat(60_000) });
  expect(sentence).toMatch(/^ChuHoSo is too long: 420000 characters, at most 300/);
  expect(sentence?.length).toBeLessThan(150);
});

test('every fault of a record is named at once', () => {
  expect(problemsOf({ MaHoSo: undefined, TrangThaiHoSo: 'x', LePhi: 'nhiều' })).toHaveLength(3);
});

test.each([null, 'text', 7, [], undefined])('%j is no record', (record) => {
  expect(parseUpdate(record)).toEqual({
    ok: false,
    problems: [{ field: '', problem: 'is not a record of named fields' }],
  });
});

test('a phone that gets no SMS warns and does not stop the dossier', () => {
  const parsed = parseUpdate(aRecord({ SoDienThoai: '0255 3822 822', Email: 'nhung@' }));
  expect(parsed).toMatchObject({
    ok: true,
    update: { applicant: { phone: undefined, email: undefined } },
    warnings: [
      { field: 'SoDienThoai' },
      { field: 'Email', problem: '"nhung@" is not an e-mail address; no e-mail can be sent' },
    ],
  });
});

test.each(['nhung@example.vn\r\nan', 'nhung anh@example.vn'])('of the e-mail %j no other address is made', (Email) => {
  expect(parseUpdate(aRecord({ Email }))).toMatchObject({
    update: { applicant: { email: undefined } },
    warnings: [{ field: 'Email' }],
  });
});

test('spaces around an e-mail address and its @ are no part of it', () => {
  expect(anUpdate({ Email: ' nhung @ example.vn\t' }).applicant.email).toBe('nhung@example.vn');
});

test('no value whatever of any field makes the parser throw', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.anything());
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(exchangeFields.map((field) => [field, value])), { requiredKeys: [] }),
      (record) => {
        const parsed = parseUpdate(record);
        if (!parsed.ok) for (const { problem } of parsed.problems) expect(problem).not.toBe('');
      },
    ),
  );
});

test('an equal time is a repeat, an earlier one stale, and neither changes anything', () => {
  const state = afterRecords({});
  expect(applyUpdate(state, anUpdate({ TrangThaiHoSo: 9 }))).toEqual({ outcome: 'repeated' });
  expect(applyUpdate(state, anUpdate({ ThoiDiemCapNhat: '20261012082959' }))).toEqual({ outcome: 'stale' });
});

test('what an update leaves empty stays as it was, but the reason of one status is not carried to the next', () => {
  const state = afterRecords(
    { LyDo: 'chờ xác minh' },
    { ThoiDiemCapNhat: '20261013080000', TrangThaiHoSo: 4, NgayHenTra: '', SoDienThoai: '' },
  );
  expect(state).toMatchObject({
    status: 'processing',
    dueAt: '2026-10-23T16:30:00+07:00',
    contactable: ['sms'],
    version: 2,
  });
  expect(state.reason).toBeUndefined();
});

test('the state holds no personal data', () => {
  const state = afterRecords({
    Email: 'nhung@example.vn',
    NguoiUyQuyen: 'Trần Văn Đức',
    SoDienThoaiUyQuyen: '0912 000 111',
  });
  expect(JSON.stringify(state)).not.toMatch(/Nhung|nhung|Trần|905123821|912000111/);
  expect(state.contactable).toEqual(['sms']); // the authorised person's phone; the applicant's e-mail is not theirs
});

test('a finish without a day takes the time of the update, and a step back forgets it', () => {
  const finished = { ThoiDiemCapNhat: '20261020100000', TrangThaiHoSo: 9 };
  expect(afterRecords({}, finished).finishedAt).toBe('2026-10-20T10:00:00+07:00');
  expect(
    afterRecords({}, finished, { ThoiDiemCapNhat: '20261020110000', TrangThaiHoSo: 4 }).finishedAt,
  ).toBeUndefined();
});

test('any order of the same records, in any number of copies, ends in the state of the newest', () => {
  const records = [2, 4, 5, 4, 9, 10].map((TrangThaiHoSo, index) => ({
    TrangThaiHoSo,
    ThoiDiemCapNhat: `2026101${index}083000`,
  }));
  fc.assert(
    fc.property(fc.shuffledSubarray([...records, ...records], { minLength: 12 }), (shuffled) => {
      expect(afterRecords(...shuffled)).toMatchObject({ status: 'returned', updatedAt: '2026-10-15T08:30:00+07:00' });
    }),
  );
});

test('lines of what is missing stay lines', () => {
  expect(anUpdate({ YeuCauBoSung: ' - Bản sao \r\n\n- Đơn\tmới ' }).missing).toBe('- Bản sao\n- Đơn mới');
});
