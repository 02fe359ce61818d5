import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, formatFee, holdsIdentityNumber, manyLines, oneLine } from '../../functions/templates/values.ts';
import { identityNumbers } from './awkward.ts';

test('a text is filled once and whole, or not at all', () => {
  expect(fill('{a} và {b}', { a: '{b}', b: '$&' })).toBe('{b} và $&');
  expect(fill('{a} và {b}', { a: 'x' })).toBeUndefined();
  expect(fill('{a}', { a: '' })).toBeUndefined();
  expect(fill('không có gì', {})).toBe('không có gì');
});

test('a fee is grouped by thousands', () => {
  const dong = { fee: '{amount} đ', thousands: '.' };
  expect([0, 500, 115_000, 999_999_999_999].map((fee) => formatFee(fee, dong))).toEqual([
    '0 đ',
    '500 đ',
    '115.000 đ',
    '999.999.999.999 đ',
  ]);
});

test.each(identityNumbers)('%s is seen as an identity number once it is written plainly', (number) => {
  expect(holdsIdentityNumber(number.normalize('NFKC').replaceAll('\u200b', ''))).toBe(true);
});

test.each([
  '1.250.000.000 đồng',
  '1.250.000.000 dong',
  '1.250.000.000',
  '250.000.000 đ',
  '250000000 đồng',
  '12.345.678.901 VND',
  '1,250,000,000 đồng',
  'từ 08:30 20-10-2026 đến 16:30 23-10-2026',
  '20.10.2026',
  '2026-10-20T08:30',
  '8h30 20.10.2026',
  'H48.01-261012-0001',
  'H48-261012-00012',
  '000.00.00.H21-210914-0011',
  'nộp 250.000.000 đ và 1.250.000.000 đồng ngày 20.10.2026',
])('%s is money, a day or a code', (text) => {
  expect(holdsIdentityNumber(text)).toBe(false);
});

test.each([
  'CCCD 079123456789',
  '079.123.456.789 đ',
  '212.345.678',
  '079 123 456 789 đồng',
  'ngày 20.10.2026 số 079123456789',
  'H48 079123456789',
  'H48.01-261012-0001 079123456789',
  '250.000 đ, 079-123-456-789',
  '999079123456',
])('%s holds an identity number all the same', (text) => {
  expect(holdsIdentityNumber(text)).toBe(true);
});

const identityNumber = fc.oneof(fc.stringMatching(/^0\d{11}$/), fc.stringMatching(/^[1-3]\d{8}$/));
const harmless = fc.constantFrom(
  '',
  '1.250.000.000 đồng, ',
  '20/10/2026 16:30 ',
  'H48.01-261012-0001: ',
  '250.000 đ; ',
  '8h30 ngày 20-10-2026, ',
);
const sum = fc.integer({ min: 1, max: 999_999_999_999 }).map((of) => of.toString().replace(/\B(?=(?:\d{3})+$)/g, '.'));

test('an identity number is seen beside whatever is harmless, and no sum of money is taken for one', () => {
  fc.assert(
    fc.property(
      identityNumber,
      harmless,
      harmless,
      sum,
      fc.constantFrom(' đồng', 'đ', ' VND', ' dong'),
      (number, before, behind, money, currency) => {
        expect(holdsIdentityNumber(`${before}CCCD ${number}, ${behind}`)).toBe(true);
        expect(holdsIdentityNumber(`${before}nộp ${money}${currency} cho ${behind}`)).toBe(false);
      },
    ),
  );
});

test.each(['16.500.000 đ', '23/10/2026', '0905 123 456', 'thửa 12, tờ 7', '1.002809', 'không', '2026-10-23 16:30'])(
  '%s is no identity number',
  (text) => {
    expect(holdsIdentityNumber(text)).toBe(false);
  },
);

test('control, direction and line characters do not survive', () => {
  expect(oneLine(' a\r\nBcc: b\u0000c\u2028d\u202ee\ud800 ')).toBe('a Bcc: b c de\ufffd');
  expect(oneLine('Nguyễn'.normalize('NFD'))).toBe('Nguyễn');
  expect(manyLines('a\r\n\r\n b \n\u0007\nc')).toBe('a\nb\nc');
});
