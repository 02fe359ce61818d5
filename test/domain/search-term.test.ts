import { expect, test } from 'vitest';
import { normalizePhone } from '../../functions/domain/phone.ts';
import { maskTerm, readTerm } from '../../functions/domain/search-term.ts';

const read = (text: string) => readTerm(text, normalizePhone);

test.each([
  ['H21.134-261012-0007', 'H21.134-261012-0007'],
  [' h21.134 - 261012 – 0007 ', 'H21.134-261012-0007'],
  ['000.00.00.H21-210914-0011', '000.00.00.H21-210914-0011'],
  ['BGTVT2026001', 'BGTVT2026001'],
  ['0255 3822', '02553822'],
])('%s is a code', (text, code) => {
  expect(read(text)).toEqual({ kind: 'code', code });
});

test.each(['0905123821', ' 0905 123 821', '+84 905.123.821', '84905123821'])('%s is a mobile number', (text) => {
  expect(read(text)).toEqual({ kind: 'phone', phone: '+84905123821' });
});

test.each(['nhung', 'Nguyễn Thị Hồng Nhung', 'Công ty TNHH 36'])('%s is a name', (name) => {
  expect(read(` ${name} `)).toEqual({ kind: 'name', name });
});

test('a proof keeps neither number nor name', () => {
  expect(['H21.134-261012-0007', '0905123821', 'Nguyễn Thị Hồng Nhung'].map(read).map(maskTerm)).toEqual([
    'code H21.134-261012-0007',
    'phone •••••••••821',
    'name N. T. H. N.',
  ]);
});
