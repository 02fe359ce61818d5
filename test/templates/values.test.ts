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
