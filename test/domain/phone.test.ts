import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizePhone, readPhones } from '../../functions/domain/phone.ts';
import { anyCharacter } from '../any-text.ts';

const e164 = (input: string) => {
  const result = normalizePhone(input);
  return result.ok ? result.e164 : result.problem;
};

test.each([
  '0905123456',
  '+84905123456',
  '84905123456',
  '0084905123456',
  '+84 (0) 905 123 456',
  '840905123456',
  '(0905) 123.456',
  '0905-123-456',
  '0905 – 123 – 456',
  '\u00a00905\u00a0123\u00a0456 ',
  '０９０５１２３４５６',
  '\u202a+84905123456\u202c',
  "'0905123456",
  '905123456',
])('%j is read as +84905123456', (written) => {
  expect(e164(written)).toBe('+84905123456');
});

test('a number whose dropped 0 leaves 84 in front is not taken for one with a country code', () => {
  expect(e164('845123456')).toBe('+84845123456');
  expect(e164('84845123456')).toBe('+84845123456');
});

test.each([
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`016${n}`, `3${n}`] as const),
  ...([
    ['0120', '70'],
    ['0121', '79'],
    ['0122', '77'],
    ['0126', '76'],
    ['0128', '78'],
    ['0123', '83'],
    ['0124', '84'],
    ['0125', '85'],
    ['0127', '81'],
    ['0129', '82'],
    ['0186', '56'],
    ['0188', '58'],
    ['0199', '59'],
  ] as const),
])('an 11-digit number with %s becomes one with 0%s, however it is written', (before, after) => {
  const rest = '8765432';
  const national = before.slice(1);
  for (const written of [`${before}${rest}`, `+84${national}${rest}`, `84${national}${rest}`, `0084${national}${rest}`])
    expect(e164(written)).toBe(`+84${after}${rest}`);
  expect(e164(`${before} 876 54 32`)).toBe(`+84${after}${rest}`);
  expect(e164(`${national}${rest}`)).toBe(`+84${after}${rest}`);
});

test.each([
  ['', '"" holds no phone number'],
  [' / ', '" / " holds no phone number'],
  ['0255 3822 822', '"0255 3822 822" is a land line, which gets no SMS'],
  ['+842553822822', '"+842553822822" is a land line, which gets no SMS'],
  ['1900545415', '"1900545415" is a service number, not a mobile phone'],
  ['18001091', '"18001091" is a service number, not a mobile phone'],
  ['113', '"113" is a service number, not a mobile phone'],
  ['090512345', '"090512345" is too short: a mobile number has 10 digits'],
  ['8490512345', '"8490512345" is too short: a mobile number has 10 digits'],
  ['09051234567', '"09051234567" is too long: a mobile number has 10 digits'],
  ['01301234567', '"01301234567" is too long: a mobile number has 10 digits'],
  ['0405123456', '"0405123456" starts with no prefix in use in Vietnam'],
  ['090512345A', '"090512345" is too short: a mobile number has 10 digits'],
  ['0905+123456', '"0905" is too short: a mobile number has 10 digits'],
  ['không có', '"không có" holds no phone number'],
  ['9.05E+08', '"9.05E+08" was rounded by a spreadsheet: save the column as text'],
  ['9,05001E+08', '"9,05001E+08" was rounded by a spreadsheet: save the column as text'],
  ['079123456789', '"079123456789" is too long: a mobile number has 10 digits'],
  ['CCCD 0905123456', '"CCCD 0905123456" holds no phone number'],
  ['STK: 0905123456 VCB', '"STK: 0905123456 VCB" holds no phone number'],
  ['0905123456@gmail.com', '"0905123456@gmail.com" holds no phone number'],
  ['EB905123456VN', '"EB905123456VN" holds no phone number'],
  ['09051234560912345678', '"09051234560912345678" is too long: a mobile number has 10 digits'],
  ['+44 7400 123456', '"+44 7400 123456" is a foreign number; SMS go to Vietnamese numbers only'],
  ['+999123456789', '"+999123456789" is no valid number of any country'],
  ['()', '"()" holds no phone number'],
])('%j is refused and the problem says why', (written, problem) => {
  expect(normalizePhone(written)).toEqual({ ok: false, problem });
});

test.each([
  '0905.123.456 (anh Nam)',
  '0905123456 - 0914000822',
  '0905123456-0914000822',
  '0905123456 hoặc 0914000822',
  'ĐT: 0905123456',
  'ĐT0905123456',
  '0235 3810 123 - 0905123456',
  '02353810123-0905123456',
  '0905123456 0914000822',
  '0905 123 456 0914 000 822',
  'Zalo 0905 123 456',
  '0905123456(con trai)/0914000822',
  '0905123456anh Nam',
  '+84 (0)905 123 456',
  '(+84) 905-123-456',
  '(+84)905123456',
  '(0905) 123 456 - (0914) 000 822',
  '0905 123 456 / 0235 3810 123',
  '905123456.0',
  '0905123456.0',
  '84905123456.0',
  '905123456,0',
  '905,123,456',
  '9.05123456E8',
  '9.05123456E+08',
  '8.4905123456E10',
  '٠٩٠٥١٢٣٤٥٦',
  '०९०५ १२३ ४५६',
  '\u200b0905\u00ad123\ufeff456',
  '0905123456 + 0914000822',
  '0905123456+84914000822',
  '0905123456_0914000822',
  '0905123456*0914000822',
  '0905123456 (2 số)',
  '0905123456 - 2 số',
  '0905123456 (gọi sau 17h30)',
  '0905123456 - 12/10/2026',
  'CCCD 079123456789, ĐT 0905123456',
  'CMND: 321234567 - SĐT: 0905123456',
  '1900 1234; 0905123456',
  'tel:+84905123456',
  'https://zalo.me/0905123456',
  'Máy lẻ 12, di động 0905123456',
  '+44 7400 123456 / 0905123456',
])('of %j the first mobile number is +84905123456', (written) => {
  expect(e164(written)).toBe('+84905123456');
});

test('a number that lacks its last nought after a power of ten has it back', () => {
  expect(e164('9.0512345E8')).toBe('+84905123450');
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const mobile = fc
  .tuple(fc.constantFrom('90', '91', '32', '39', '70', '76', '83', '88', '56', '59', '96', '86'), digits(7))
  .map(([prefix, rest]) => `${prefix}${rest}`);
const cut = (digits: string, mark: string): string =>
  `${digits.slice(0, -6)}${mark}${digits.slice(-6, -3)}${mark}${digits.slice(-3)}`;
const written = fc
  .tuple(
    mobile,
    fc.constantFrom('0', '+84', '84', '0084', '+84 ', '(+84) ', '+84 (0)'),
    fc.constantFrom('', ' ', '.', '-'),
  )
  .map(([national, front, mark]) => ({ national, text: `${front}${cut(national, mark)}` }));
const note = fc.constantFrom(
  '',
  'ĐT: ',
  'Zalo ',
  'SĐT (anh Nam): ',
  'Di động: ',
  'Con trai - ',
  '0235 3810 123 - ',
  '02353 810 123 / ',
  '1900 1234, ',
);
const noteBehind = fc.constantFrom(
  '',
  ' (anh Nam)',
  ' - chị Hoa',
  ', gọi sau 17h',
  '/',
  ' hoặc 0914000822',
  ' - 0914000822',
  '; 0235 3810 123',
  '(Zalo)',
  ' CCCD 079123456789',
);

test('any mobile number is found in any wrapping of notes, dividers and land lines', () => {
  fc.assert(
    fc.property(written, note, noteBehind, ({ national, text }, before, behind) => {
      expect(e164(`${before}${text}${behind}`)).toBe(`+84${national}`);
    }),
    { numRuns: 2_000 },
  );
});

test('no digits of an identity or account number are ever taken, in whatever groups', () => {
  const identity = fc.oneof(
    digits(11).map((rest) => `0${rest}`),
    digits(13),
    digits(14),
    digits(16),
  );
  const mark = fc.constantFrom(' ', '.', '-');
  const around = fc.constantFrom('', ' (anh Nam)', 'CCCD: ', 'số ', ' - ', ' 2 máy', '1) ', 'Tổ 3 ', ' 12/10/2026 ');
  fc.assert(
    fc.property(
      identity,
      mark,
      fc.constantFrom(3, 4, 6, 20),
      around,
      around,
      (number, between, size, before, behind) => {
        fc.pre(!/^(?:0084|84)/.test(number));
        const groups = number.match(new RegExp(`\\d{1,${size}}`, 'g')) ?? [];
        const text = `${before}${groups.join(between)}${behind}`;
        const read = normalizePhone(text);
        expect([text, read.ok]).toEqual([text, false]);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('of two numbers, both are read and neither is made of parts of both', () => {
  const divider = fc.constantFrom(
    ' ',
    ' - ',
    '-',
    '/',
    ' / ',
    ';',
    ', ',
    ' hoặc ',
    '\n',
    ' + ',
    '|',
    ' & ',
    ' và ',
    '_',
    '  ',
    '. ',
  );
  fc.assert(
    fc.property(mobile, mobile, divider, fc.constantFrom('', ' ', '.'), (a, b, between, mark) => {
      const text = `0${cut(a, mark)}${between}0${cut(b, mark)}`;
      expect(readPhones(text).numbers).toEqual([...new Set([`+84${a}`, `+84${b}`])]);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['five numbers in pairs of digits', '09 05 12 34 56 '.repeat(5), '+84905123456'],
  ['more groups than that, which are a table or a code', '09 05 12 34 56 '.repeat(6), undefined],
  ['a hundred noughts, each by itself', '0 '.repeat(100), undefined],
  ['service numbers without end', '1900 1234 '.repeat(20), undefined],
])('%s', (_, text, expected) => {
  const read = normalizePhone(text);
  expect(read.ok ? read.e164 : undefined).toBe(expected);
});

test('of several numbers in one field the first that can get an SMS counts', () => {
  expect(e164('0905123456 / 0912345678')).toBe('+84905123456');
  expect(e164('0255 3822 822; 0912 345 678')).toBe('+84912345678');
  expect(e164('090512345, 0912345678')).toBe('+84912345678');
  expect(e164('/0912345678')).toBe('+84912345678');
  expect(e164('02553822822 / 113')).toBe('"02553822822" is a land line, which gets no SMS');
});

test('foreign mobile numbers are taken where allowed, foreign land lines are not', () => {
  const foreign = (written: string) => normalizePhone(written, { allowForeign: true });
  expect(foreign('+44 7400 123456')).toEqual({ ok: true, e164: '+447400123456' });
  expect(foreign('008801712345678')).toEqual({ ok: true, e164: '+8801712345678' });
  expect(foreign('+1 202 555 0123')).toEqual({ ok: true, e164: '+12025550123' });
  expect(foreign('0905123456')).toEqual({ ok: true, e164: '+84905123456' });
  expect(foreign('+44 20 7946 0958')).toEqual({
    ok: false,
    problem: '"+44 20 7946 0958" is not a mobile phone, so it gets no SMS',
  });
});

test('a name of 400 kB in the phone column is refused in one short sentence', () => {
  const result = normalizePhone('9'.repeat(400_000));
  expect(result).toEqual({ ok: false, problem: `"${'9'.repeat(40)}…" is too long for a phone number` });
});

test('any text gives a Vietnamese mobile number or one line that says why not', () => {
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+ .-()/;,'), maxLength: 30 }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const result = normalizePhone(written);
      if (result.ok) expect(result.e164).toMatch(/^\+84[35789]\d{8}$/);
      else expect(result.problem).toMatch(/^".*" [a-z][^\n]+$/su);
    }),
    { numRuns: 500 },
  );
});

test('a number read once is read the same again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('90', '91', '32', '70', '83', '96', '86'),
      fc.integer({ max: 9_999_999, min: 0 }),
      (prefix, rest) => {
        const number = `+84${prefix}${String(rest).padStart(7, '0')}`;
        expect(normalizePhone(number)).toEqual({ ok: true, e164: number });
        expect(normalizePhone(`0${number.slice(3)}`)).toEqual({ ok: true, e164: number });
      },
    ),
  );
});

test.each([
  'CMND cũ 351234567',
  'GTTT 351234567',
  'Số định danh cá nhân 351234567',
  '0235 3810 123, CMND cũ 351234567',
  'Số tài khoản VCB 0905000821',
  'MST cty 0905000821',
  'STK ngân hàng VCB: 0905000821',
])('%j holds no mobile number', (written) => {
  expect(readPhones(written).numbers).toEqual([]);
});

test.each(['CMND cũ 351234567, SĐT 0905123456', 'Số định danh cá nhân: không, Zalo 0905123456', 'CCCD, ĐT 0905123456'])(
  'the telephone of %j is read beside the label of another number',
  (written) => {
    expect(readPhones(written).numbers).toEqual(['+84905123456']);
  },
);

test.each([
  '1) 0905123456 2) 0914000715',
  '1. 0905123456 2. 0914000715',
  '1.0905123456 2.0914000715',
  '1: 0905123456 2: 0914000715',
  '1/ 0905 123 456 2/ 0914 000 715',
  '1- 0905.123.456 2- 0914.000.715',
  '(1) 0905 123 456 (2) 0914 000 715',
  '1) 0905 123 456 2) 0914 000 715 3) 0236 3810 123',
  '1: anh Nam 0905 123 456 2: chị Lan 0914 000 715',
  'ĐT: 1) 0905123456; 2) 0914000715',
  '0905123456 2 máy, 0914000822',
  '0905123456 3 lần; 0914000822',
  '0905 123 456 3 lần; 0914000822',
  '09 05 12 34 56 số Zalo, 0914000822',
  '0905123456 1; 0914000822',
])('of %j neither the place in a list nor a count hides the first number', (text) => {
  const { numbers, passedOver } = readPhones(text);
  expect([numbers[0], passedOver]).toEqual(['+84905123456', undefined]);
});

test.each([
  '0905123456 3 lần',
  '0905.123.456 3 lần',
  '0905123456 1',
  '0905123456 - 12',
  '0905.123.456 - 12',
  'Thôn 3 0905123456',
  'Thôn 3 0905 123 456',
  'Tổ 12-0905123456',
  'to 12 0905.123.456',
  '3.810.123 0905123456',
  '3810123 0905123456',
  '190 0905123456',
  '0235 3810123 (12) 0905123456',
  'sinh ngày 01/02/1990 0905123456',
  'sinh năm 1990 0905 123 456',
  '12/10/2026 0905123456',
  '12/10/2026 0905 123 456',
  '0905 123 456 12/10/2026',
  '12.10.2026 0905123456',
  '0905123456 12-10-2026',
  '10/2026 0905 123 456',
  '0905,123,456',
  '0905,123,456 (anh Nam)',
])('one mobile number is read in %j', (text) => {
  expect(readPhones(text)).toEqual({ numbers: ['+84905123456'], problem: '', passedOver: undefined });
});

test.each([
  ['the tax code of a branch', '0901234567-001'],
  ['a number that another one is joined to', '0905123456.12'],
  ['days in dots before parts of a number', '01.02.1990 0905 123 456'],
  ['four digits beside a number', '0905123456 1234'],
  ['an identity number whose end looks like a count', '079 123 456 789 2 số'],
  ['a list of accounts', 'STK VCB 1) 0905123456 2) 0914000715'],
  ['digits that end like a number', 'số 123 090 512 345 6'],
  ['an identity number in commas', '079,123,456,789'],
  ['a number without its 0 beside others', '079 905123456'],
])('%s, %j, is no telephone number', (_, text) => {
  expect(readPhones(text).numbers).toEqual([]);
});

test('any mobile number that is written whole is found beside any short notes', () => {
  const short = fc.oneof(
    fc.integer({ min: 0, max: 999 }).map(String),
    fc.constantFrom('1)', '2 máy', 'Tổ 12', '12/10/2026', 'anh Nam', '(12)', 'số 5', 'sinh năm 1990,'),
  );
  const notes = fc.array(short, { maxLength: 3 }).map((texts) => texts.join(' - '));
  fc.assert(
    fc.property(mobile, notes, notes, (national, before, behind) => {
      expect(readPhones(`${before} 0${national} ${behind}`).numbers).toEqual([`+84${national}`]);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['09051234567; 0914000822', '09051234567'],
  ['09051234567 - 0914000822', '09051234567'],
  ['090512345, 0914000822', '090512345'],
  ['0905***822 / 0914000822', '0905***822'],
  ['09O5123456; 0914000822', '5123456'],
  ['079123456789, 0914000822', '079123456789'],
  ['091 400 082; 0914000822', '091 400 082'],
  ['0235 3810 123 - 0914000822', undefined],
  ['3810 123 - 0914000822', undefined],
  ['1900 1234, 0914000822', undefined],
  ['CCCD 079123456789, ĐT 0914000822', undefined],
  ['sinh ngày 01/02/1990, 0914000822', undefined],
  ['số nhà 1234, 0914000822', undefined],
  ['0914000822; 09051234567', undefined],
])('in %j, %j is passed over before the number that is taken', (text, passedOver) => {
  expect(readPhones(text)).toMatchObject({ numbers: ['+84914000822'], passedOver });
});
