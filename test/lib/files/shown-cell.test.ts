import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sectionsOf } from '../../../functions/lib/files/format-sections.ts';
import { roundedTo, timesHundred } from '../../../functions/lib/files/number-text.ts';
import { shownNumber, shownText } from '../../../functions/lib/files/shown-cell.ts';

const shown = (format: string, plain: string) => shownNumber(sectionsOf(format), plain);

test.each([
  ['0.000000', '2.00083', '2.000830'],
  ['0.000000', '1.002809', '1.002809'],
  ['0.00', '1.005', '1.01'],
  ['0', '0.5', '1'],
  ['0000000000', '905000821', '0905000821'],
  ['0000000000', '84905000821', '84905000821'],
  ['0000 000 000', '905000821', '0905 000 821'],
  ['0000"."000"."000', '905000821', '0905.000.821'],
  ['000-000', '123456', '123-456'],
  ['000-000', '3456', '003-456'],
  ['0000\\-000\\-000', '905000821', '0905-000-821'],
  ['[<=9999999]###-####;(###) ###-####', '5551234', '555-1234'],
  ['[<=9999999]###-####;(###) ###-####', '9055551234', '(905) 555-1234'],
  ['[>=1000000000]00000000000;0000000000', '905000821', '0905000821'],
  ['"H48."00', '5', 'H48.05'],
  ['"H48."General', '101', 'H48.101'],
  ['\\H00', '7', 'H07'],
  ['[Red]0000', '12', '0012'],
  ['[$-42A]0000', '12', '0012'],
  ['#,##0', '1234567', '1234567'],
  ['#,##0.00', '1234.5', '1234.50'],
  ['0.######', '2.5', '2.5'],
  ['0.######', '2', '2'],
  ['.00', '0.5', '.50'],
  ['0_);(0)', '12', '12'],
  ['0_);(0)', '-12', '(12)'],
  ['0', '-12', '-12'],
  ['0;-0;"không"', '0', undefined],
  ['00;-0', '0', '00'],
  [';;;', '12', undefined],
])('%s shows %s as %s', (format, plain, text) => {
  expect(shown(format, plain)).toBe(text);
});

test.each([
  ['"H48."@', '101', 'H48.101'],
  ['0;-0;0;"H48."@', '101', 'H48.101'],
  ['0000', 'A1', undefined],
])('%s shows the text %s as %s', (format, text, as) => {
  expect(shownText(sectionsOf(format), text)).toBe(as);
});

test('a code that was kept as a number has all its digits again where its format says how many', () => {
  const code = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 999_999 }));
  fc.assert(
    fc.property(code, ([first, last]) => {
      const written = `${first}.${String(last).padStart(6, '0')}`;
      expect(shown('0.000000', String(Number(written)))).toBe(written);
    }),
  );
});

test('a mask holds every digit of a number, in its order, and pads it with zeros', () => {
  const mask = fc.array(fc.constantFrom('0', '0', '-', '"."', ' ', '\\/'), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(mask, fc.integer({ min: 1, max: 999_999_999_999 }), (pieces, number) => {
      const places = pieces.filter((piece) => piece === '0').length;
      const text = shown(pieces.join(''), String(number));
      if (places === 0) expect(text).toBeUndefined();
      else expect(text?.replace(/\D/g, '')).toBe(String(number).padStart(places, '0'));
    }),
  );
});

test('a hundredfold has the same digits, whatever the number', () => {
  const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,8})(?:\.\d{1,12})?$/);
  fc.assert(
    fc.property(digits, (plain) => {
      const times = timesHundred(plain);
      expect(times).toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
      expect(Number(times)).toBeCloseTo(Number(plain) * 100, 3);
      const bare = (text: string) => text.replace('.', '').replace(/^0+|0+$/g, '');
      expect(bare(times)).toBe(bare(plain));
    }),
  );
});

test.each([
  ['0.7237', '72.37'],
  ['1', '100'],
  ['0.07', '7'],
  ['0.001', '0.1'],
  ['-0.05', '-5'],
  ['0', '0'],
])('%s in percent is %s', (plain, percent) => {
  expect(timesHundred(plain)).toBe(percent);
});

test('rounding is done on the digits: 1.005 is 1.01', () => {
  expect(roundedTo('1.005', 2)).toEqual({ whole: '1', decimals: '01' });
  expect(roundedTo('999.9999', 3)).toEqual({ whole: '1000', decimals: '000' });
  expect(roundedTo('-0.04', 1)).toEqual({ whole: '0', decimals: '0' });
});
