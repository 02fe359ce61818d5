import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUpdate } from '../../functions/domain/dossier.ts';
import {
  type ExchangeField,
  exchangeFields,
  refusingFields,
  timeFields,
} from '../../functions/domain/exchange-fields.ts';
import { problemSentence } from '../../functions/domain/problem-words.ts';
import { saysThereIsNone } from '../../functions/domain/said-empty.ts';
import { quote } from '../../functions/domain/time.ts';
import { anyCharacter } from '../any-text.ts';
import { anUpdate, aRecord } from '../builders.ts';

type Fields = Partial<Record<ExchangeField, unknown>>;

/** A record that is taken, and what is said of it. */
const taken = (fields: Fields) => {
  const parsed = parseUpdate(aRecord(fields));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { update: parsed.update, warnings: parsed.warnings.map(({ field, problem }) => `${field} ${problem}`) };
};

const warningsOf = (fields: Fields): string[] => taken(fields).warnings;

const refusing: readonly string[] = refusingFields;
const optional = exchangeFields.filter((field) => !refusing.includes(field));
/** Read by no test of their form: a name or a sentence may be anything. */
const texts: readonly string[] = ['TenTTHC', 'NguoiUyQuyen', 'YeuCauBoSung', 'LyDo'];

test.each(optional.filter((field) => !texts.includes(field)))(
  'an odd %s warns and is left out, and the rest is taken',
  (field) => {
    const odd = { [field]: 'ba con voi @@' };
    expect(warningsOf(odd)).toHaveLength(1);
    // Of a number or an address it is kept that it was said (docs/adr/0070).
    expect({ ...anUpdate(odd), unusable: {} }).toEqual({ ...anUpdate({ [field]: '' }), unusable: {} });
  },
);

test.each(optional)('a list in place of %s warns and is left out', (field) => {
  expect(warningsOf({ [field]: ['x'] })).toEqual([`${field} is not text or a number; the field was left out`]);
});

test('whatever an optional field holds, the row is taken', () => {
  const value = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 3_000 }), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(fc.constantFrom(...optional), value, (field, of) => {
      expect(parseUpdate(aRecord({ [field]: of })).ok).toBe(true);
    }),
  );
});

describe('signs that nobody can read', () => {
  const signs = [
    '########',
    '#####',
    '**********',
    '??????????',
    '?',
    '{}',
    '[]',
    '___________',
    '(*)',
    '####/##/####',
  ];
  const contacts = { SoDienThoai: 'applicant.phone', Email: 'applicant.email' } as const;

  const withoutIt = new Map(optional.map((field) => [field, { ...anUpdate({ [field]: '' }), unusable: {} }]));

  test.each(signs)('%j warns in every optional field and is left out', (odd) => {
    for (const field of optional) {
      expect(warningsOf({ NguoiUyQuyen: 'Lê Văn Bình', [field]: odd })).toHaveLength(1);
      expect({ ...anUpdate({ [field]: odd }), unusable: {} }).toEqual(withoutIt.get(field));
    }
  });

  test.each(signs)('%j ends the former number and address', (odd) => {
    for (const [field, of] of Object.entries(contacts))
      expect(anUpdate({ [field]: odd }).unusable).toMatchObject({ [of]: 'unreadable' });
    const authorised = { NguoiUyQuyen: 'Lê Văn Bình', SoDienThoaiUyQuyen: odd, EmailUyQuyen: odd };
    expect(anUpdate(authorised).unusable).toMatchObject({
      'authorised.phone': 'unreadable',
      'authorised.email': 'unreadable',
    });
  });

  test.each(signs)('%j refuses what a row cannot do without', (odd) => {
    for (const field of refusingFields) expect(parseUpdate(aRecord({ [field]: odd })).ok).toBe(false);
  });

  test('signs are either marks of nothing or warned of', () => {
    const sign = fc.constantFrom(...'#*?{}[]()_!%&@+=<>~^|:;$-–—./,\\"');
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 12 }), (odd) => {
        const isNothing = /^[-–—./,;:|~\\"]+$/.test(odd);
        const lack = anUpdate({ SoDienThoai: odd }).unusable?.['applicant.phone'];
        expect(lack).toBe(isNothing ? undefined : 'unreadable');
        expect(warningsOf({ SoDienThoai: odd, LyDo: odd, LePhi: odd })).toHaveLength(isNothing ? 0 : 3);
      }),
    );
  });
});

describe('what says nothing', () => {
  const empties = [
    'NULL',
    'null',
    '(null)',
    'N/A',
    'n/a',
    '#N/A',
    'NaN',
    'nan',
    'None',
    'nil',
    '<NA>',
    'NaT',
    '\\N',
    '-',
    '--',
    '—',
    '…',
    '...',
    '.',
    ' \u200b ',
    '\ufeff-',
    'không',
    'không có',
    'Không Có',
    'khong',
    'ko có',
  ];
  test.each(empties)('%j is empty in every optional field, without a word', (empty) => {
    for (const field of optional) {
      const { update, warnings } = taken({ [field]: empty });
      if (typeof update.wishes.sms === 'boolean') continue; // an answer
      if (update.digitised === false) continue;
      expect(warnings).toEqual([]);
    }
    expect(anUpdate({ NgayHenTra: empty, LyDo: empty, TenTTHC: empty, MaVanDon: empty })).toEqual(
      anUpdate({ NgayHenTra: '', LyDo: '', TenTTHC: '', MaVanDon: '' }),
    );
  });

  const notAvailable = ['NA', ' NA ', 'N.A', 'N.A.', 'n.a.'];
  test.each(notAvailable)('%j is empty, but for a name', (empty) => {
    const others = optional.filter((field) => field !== 'NguoiUyQuyen');
    const fields = Object.fromEntries(others.map((field) => [field, empty]));
    const nothing = Object.fromEntries(others.map((field) => [field, '']));
    expect(warningsOf(fields)).toEqual([]);
    expect(anUpdate({ ...fields, NgayHenTra: empty })).toEqual(anUpdate({ ...nothing, NgayHenTra: '' }));
    const named = anUpdate({ ChuHoSo: empty, NguoiUyQuyen: empty });
    expect([named.applicant.name, named.authorised?.name]).toEqual([empty.trim(), empty.trim()]);
  });

  test.each(['Na', 'na', 'NA12', 'N.A.B'])('%j is a text', (text) => {
    expect(anUpdate({ LyDo: text }).reason).toBe(text);
  });

  test.each([
    '0001-01-01',
    '0001-01-01 00:00:00',
    '01/01/1900',
    '1900-01-01T00:00:00',
    '1899-12-30',
    '0000-00-00',
    '9999-12-31',
    '00010101000000',
  ])('%s is an empty date', (empty) => {
    for (const field of timeFields.filter((one) => one !== 'ThoiDiemCapNhat')) {
      expect(warningsOf({ [field]: empty })).toEqual([]);
      expect(anUpdate({ [field]: empty })).toEqual(anUpdate({ [field]: '' }));
    }
  });

  test.each([
    'Nan',
    'Y Nil',
    'Không Thị Hoa',
    'Na',
    "K'Dũng",
    "K' Dung",
    "K'Thu",
    'Khổng Dũng',
    'Khổng Thư',
    'Kô',
    'K Có',
  ])('%s is a name', (name) => {
    const { applicant, authorised } = anUpdate({ ChuHoSo: name, NguoiUyQuyen: name });
    expect([applicant.name, authorised?.name]).toEqual([name, name]);
  });

  test.each(['########', '*****', '??????', '?', '{}', '[]', '___________', '+++', '§', '0905***822'])(
    '%s says something that was lost: the former number is not used, and a promised date refuses the row',
    (lost) => {
      expect(anUpdate({ SoDienThoai: lost, Email: lost }).unusable).toMatchObject({
        'applicant.phone': 'unreadable',
        'applicant.email': 'unreadable',
      });
      expect(warningsOf({ SoDienThoai: lost, Email: lost, LePhi: lost })).toHaveLength(3);
      expect(parseUpdate(aRecord({ NgayHenTra: lost })).ok).toBe(false);
    },
  );

  test.each(['NA', 'N.A', 'N.A.', 'n.a.', '-', '–', '…', '...', '. .', ',', '/', '“”'])('%s says nothing', (empty) => {
    const nothing = { SoDienThoai: empty, NgayHenTra: empty, LyDo: empty, TenTTHC: empty, LePhi: empty };
    expect(warningsOf(nothing)).toEqual([]);
    expect(anUpdate(nothing)).toEqual(anUpdate({ SoDienThoai: '', NgayHenTra: '', LyDo: '', TenTTHC: '', LePhi: '' }));
  });

  test.each(['miễn phí', 'Miễn  lệ phí', 'Không thu', 'không thu phí', 'FREE', 'không phải nộp'])(
    '%s is no fee',
    (free) => {
      expect(anUpdate({ LePhi: free }).fee).toBe(0);
    },
  );
});

test.each([
  'không',
  'Không có',
  'ko',
  'ko có',
  'k có',
  'KHÔNG CÓ SỐ ĐIỆN THOẠI',
  'không có email',
  'không dùng điện thoại',
  'chưa có sđt',
])('%s says that there is none', (said) => {
  expect(saysThereIsNone(said)).toBe(true);
  expect(warningsOf({ SoDienThoai: said, Email: said })).toEqual([]);
});

test.each(['không liên lạc được', 'không 0905123821', 'NULL', '', 'Khôn', 'không rõ', 'chưa cung cấp'])(
  '%s does not say that there is none',
  (said) => {
    expect(saysThereIsNone(said)).toBe(false);
  },
);

test.each<[Fields, object]>([
  [
    { TrangThaiHoSo: '2.0', HinhThucTra: '2.00', KenhThucHien: '01', LoaiDoiTuong: '1,0' },
    { status: 'received', handover: 'post', appliedThrough: 'counter', applicantKind: 'person' },
  ],
  [
    { TrangThaiHoSo: '٢', NguoiNop: 'Citizen' },
    { status: 'received', submittedBy: 'citizen' },
  ],
  [
    { KetQuaDienTu: 'Có', HoSoCoThanhPhanSoHoa: 'x', TaiSuDungDuLieu: 'TRUE', TaiKhoanDuocXacThucVoiVNeID: '1.0' },
    { electronicResult: true, digitised: true, reusedData: true, verifiedAccount: true },
  ],
  [
    { KetQuaDienTu: 'Không', HoSoCoThanhPhanSoHoa: 'FALSE', TaiSuDungDuLieu: '0.0', ThongBaoSMS: 'Ko' },
    { electronicResult: false, digitised: false, reusedData: false, wishes: { sms: false } },
  ],
  [
    { KetQuaDienTu: '✓', HoSoCoThanhPhanSoHoa: 'C\u006f\u0301' },
    { electronicResult: true, digitised: true },
  ],
  [{ NgonNgu: 'vi-VN' }, { language: 'vi' }],
  [{ NgonNgu: 'vi_VN.UTF-8' }, { language: 'vi' }],
  [{ NgonNgu: 'VIE' }, { language: 'vi' }],
  [{ NgonNgu: 'VN' }, { language: 'vi' }],
  [{ NgonNgu: 'en-US' }, { language: 'en' }],
  [{ NgonNgu: 'eng' }, { language: 'en' }],
  [{ NgonNgu: 'Tiếng Việt' }, { language: 'vi' }],
  [{ MaVanDon: 'EB 123 456 789 VN' }, { trackingNumber: 'EB123456789VN' }],
  [{ MaVanDon: 'eb-123-456-789-vn' }, { trackingNumber: 'EB123456789VN' }],
  [{ MaVanDon: 'EB\u00a0123456789\u200bVN' }, { trackingNumber: 'EB123456789VN' }],
  [{ MaHoSo: 'H48.01 - 261012 - 00012' }, { code: 'H48.01-261012-00012' }],
  [{ MaHoSo: '\ufeffH48.01–261012–0001\u200b\u00ad' }, { code: 'H48.01-261012-0001' }],
  [{ MaHoSo: "'000.00.00.h21-210914-0011" }, { code: '000.00.00.H21-210914-0011' }],
  [{ MaHoSo: 'Ｈ48.01-261012-0001-BS1' }, { code: 'H48.01-261012-0001-BS1' }],
  [{ ChuHoSo: 'Nguyễn\u00a0\u200bVăn\u2800 An\ufe0f' }, { applicant: { name: 'Nguyễn Văn An' } }],
  [{ Email: 'nhung\u200b@exam\u00adple.vn' }, { applicant: { email: 'nhung@example.vn' } }],
])('%j is read as %j', (fields, read) => {
  expect(warningsOf(fields)).toEqual([]);
  expect(anUpdate(fields)).toMatchObject(read);
});

test.each([
  ['115000', 115_000],
  ['115000.00', 115_000],
  ['115000.0', 115_000],
  ['115000,000', 115_000],
  ['115000 VND', 115_000],
  ['115000đ', 115_000],
  ['115.000 đ', 115_000],
  ['115.000đồng', 115_000],
  ['115,000 VNĐ', 115_000],
  ['115 000 đồng', 115_000],
  ['115 000', 115_000],
  ['1.250.000', 1_250_000],
  ['1,250,000.00', 1_250_000],
  ['1.250.000,00 đ', 1_250_000],
  ['115.000,00', 115_000],
  ['0', 0],
  ['0 đ', 0],
])('the fee %s is %d', (LePhi, fee) => {
  expect(warningsOf({ LePhi })).toEqual([]);
  expect(anUpdate({ LePhi }).fee).toBe(fee);
});

test.each([
  '115.000',
  '115,000',
  '1.5',
  '115 nghìn',
  '-5',
  '1e5',
  '1.250,000',
  '12.34.567',
  '1 25',
  '9999999999999',
  '115.000 USD',
])('the fee %s could be another, or is none: it is left out', (LePhi) => {
  expect(warningsOf({ LePhi })).toEqual([
    `LePhi "${LePhi}" is not an amount in VND: write digits only, such as 115000; the field was left out`,
  ]);
  expect(anUpdate({ LePhi }).fee).toBeUndefined();
});

test.each(['EB123456789VN, EB987654321VN', 'EB123456789VN EB987654321VN', 'giao tận nhà'])(
  'the tracking number %s is left out',
  (MaVanDon) => {
    expect(warningsOf({ MaVanDon })).toHaveLength(1);
    expect(anUpdate({ MaVanDon }).trackingNumber).toBeUndefined();
  },
);

test.each([
  ['nhung@example.vn; an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn, an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn / an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn hoặc an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn (con)', 'nhung@example.vn', false],
  ['mailto:nhung@example.vn', 'nhung@example.vn', false],
  ['Email: nhung@example.vn.', 'nhung@example.vn', false],
  ['Nhung Nguyễn <nhung@example.vn>', 'nhung@example.vn', false],
  ['nhung＠example.vn', 'nhung@example.vn', false],
  ['không có; nhung@example.vn', 'nhung@example.vn', false],
  ['0905123821 / nhung@example.vn', 'nhung@example.vn', false],
  ['Gmail: nhung@example.vn', 'nhung@example.vn', false],
  ['Gmail nhung@example.vn', 'nhung@example.vn', false],
  ['E-mail nhung@example.vn', 'nhung@example.vn', false],
  ['E mail: nhung@example.vn', 'nhung@example.vn', false],
  ['Email cá nhân: nhung@example.vn', 'nhung@example.vn', false],
  ['Địa chỉ email : nhung@example.vn', 'nhung@example.vn', false],
  ['Hộp thư điện tử: nhung@example.vn', 'nhung@example.vn', false],
  ['Email - nhung@example.vn', 'nhung@example.vn', false],
  ['nhung@example.vn - an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn – an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn + an@example.vn', 'nhung@example.vn', true],
  ['1) nhung@example.vn 2) an@example.vn', 'nhung@example.vn', true],
  ['nhung@example.vn Gmail an@example.vn', 'nhung@example.vn', true],
])('of the addresses %s the first good one is %s', (Email, email, warns) => {
  expect(anUpdate({ Email }).applicant.email).toBe(email);
  expect(warningsOf({ Email })).toEqual(
    warns ? [`Email "${Email}" was read as ${email}; the other addresses were left out`] : [],
  );
});

test.each([
  ['nhung@example; an@example.vn', 'nhung@example'],
  ['nhưng@example.vn; an@example.vn', 'nhưng@example.vn'],
  ['nhung@example..vn; an@example.vn', 'nhung@example..vn'],
  ['E-mail: nhung@@example.vn - an@example.vn', 'nhung@@example.vn'],
  ['nhung@example..vn / hoa@example..vn / an@example.vn', 'nhung@example..vn'],
])('in %j, %j is passed over before the address that is taken, and named', (Email, passedOver) => {
  expect(anUpdate({ Email }).applicant.email).toBe('an@example.vn');
  expect(warningsOf({ Email })).toEqual([
    `Email ${quote(Email)} was read as an@example.vn; "${passedOver}" before it cannot be used and was passed over`,
  ]);
});

test.each([
  'nhung anh@example.vn',
  'nhung - anh@example.vn',
  'nhung mail: anh@example.vn',
  'nhung, anh@example.vn',
  'nhung@example.vn con',
  'nhưng@example.vn',
  'nhung@',
  'a@b@example.vn',
  '@example.vn',
])('of %s no address is made', (Email) => {
  expect(anUpdate({ Email }).applicant.email).toBeUndefined();
  expect(warningsOf({ Email })).toHaveLength(1);
});

test('of several telephone numbers the one that is taken is named', () => {
  expect(warningsOf({ SoDienThoai: '0905000821 - 0914000822' })).toEqual([
    'SoDienThoai "0905000821 - 0914000822" was read as 0905000821; the other numbers were left out',
  ]);
  expect(warningsOf({ SoDienThoai: '0905.000.821 (anh Nam)' })).toEqual([]);
});

test('a telephone number that was passed over before the one that is taken is named', () => {
  const problem =
    '"09050008211; 0914000822" was read as 0914000822; "09050008211" before it cannot be used and was passed over';
  expect(warningsOf({ SoDienThoai: '09050008211; 0914000822' })).toEqual([`SoDienThoai ${problem}`]);
  expect(problemSentence(problem).vi).toBe(
    '"09050008211; 0914000822" được đọc là 0914000822; "09050008211" đứng trước không dùng được nên bị bỏ qua',
  );
});

test('letters that were lost warn by field, and the row is taken', () => {
  expect(
    warningsOf({ ChuHoSo: 'Nguy?n Th? H?ng', TenTTHC: 'C?p ??i', LyDo: 'Thi?u gi?y', YeuCauBoSung: 'Đã nộp chưa?' }),
  ).toEqual([
    'TenTTHC "C?p ??i" has question marks for letters that were lost: send it as UTF-8',
    'ChuHoSo "Nguy?n Th? H?ng" has question marks for letters that were lost: send it as UTF-8',
    'LyDo "Thi?u gi?y" has question marks for letters that were lost: send it as UTF-8',
  ]);
  expect(warningsOf({ ChuHoSo: 'Nguyá»…n VÄƒn An' })).toEqual([
    'ChuHoSo "Nguyá»…n VÄƒn An" was read in a wrong code page: send it as UTF-8',
  ]);
});

describe('a fee in words', () => {
  test.each(['miễn phí', 'Miễn lệ phí', 'Không thu', 'không thu phí', 'Free', 'miễn'])('%s is 0', (words) => {
    expect(anUpdate({ TrangThaiHoSo: '6', LePhi: words }).fee).toBe(0);
    expect(warningsOf({ LePhi: words })).toEqual([]);
  });

  test.each(['miễn 50%', 'không thu 5.000', 'không rõ', 'theo quy định', 'freelance'])('%s is none', (words) => {
    expect(anUpdate({ LePhi: words }).fee).toBeUndefined();
    expect(warningsOf({ LePhi: words })).toHaveLength(1);
  });

  test.each(['chưa có', 'NULL', '-'])('%s says nothing', (words) => {
    expect(anUpdate({ LePhi: words }).fee).toBeUndefined();
    expect(warningsOf({ LePhi: words })).toEqual([]);
  });
});

describe('a status with its name behind it', () => {
  test.each([
    ['2 - Đã tiếp nhận', 'received'],
    ['2. Đã tiếp nhận', 'received'],
    ['2 – đã tiếp nhận', 'received'],
    ['2: Đã tiếp nhận', undefined],
    ['2 - bước 3', undefined],
    ['2.5', undefined],
    ['2 Đã tiếp nhận', undefined],
    ['- Đã tiếp nhận', undefined],
  ])('%s', (text, status) => {
    const parsed = parseUpdate(aRecord({ TrangThaiHoSo: text }));
    expect(parsed.ok ? parsed.update.status : undefined).toBe(status);
  });
});

describe('a day as the bare number of a spreadsheet', () => {
  const problem = 'is the number of a day: format the column as a date';
  test.each(['46318.6875', '46318', '36526', '73050,5'])('%s is named as such', (text) => {
    expect(parseUpdate(aRecord({ NgayHenTra: text }))).toMatchObject({
      ok: false,
      problems: [{ field: 'NgayHenTra', problem: `"${text}" ${problem}` }],
    });
    expect(warningsOf({ NgayTra: text })).toEqual([`NgayTra "${text}" ${problem}; the field was left out`]);
  });

  test.each(['36525', '73051', '463180', '46318x'])('%s is no such number', (text) => {
    expect(warningsOf({ NgayTra: text })).not.toEqual([expect.stringContaining(problem)]);
  });
});
