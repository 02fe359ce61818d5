import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizePhone } from '../../functions/domain/phone.ts';
import { readDigits } from '../../functions/domain/phone-digits.ts';
import { anyCharacter } from '../any-text.ts';

const whole = { three: '821', six: '123821', whole: '+84905123821' };

test.each([
  ['0905 123 821', whole],
  ['905123821', whole],
  ['+84905123821', whole],
  ['84 905 123 821', whole],
  ['0084 905.123.821', whole],
  ['(+84) 905-123-821', whole],
  ['０９０５１２３８２１', whole],
  ['01650123821', { three: '821', six: '123821', whole: '+84350123821' }],
  ['+1 415 555 2671', { three: '671', six: '552671', whole: '+14155552671' }],
  ['001 415 555 2671', { three: '671', six: '552671', whole: '+14155552671' }],
  ['821', { three: '821', six: undefined, whole: undefined }],
  ['123821', { three: '821', six: '123821', whole: undefined }],
  ['05123821', { three: '821', six: '123821', whole: undefined }],
  ['21', undefined],
  ['không nhớ', undefined],
  ['', undefined],
])('of %j these digits were given: %j', (phone, digits) => {
  expect(readDigits(phone)).toEqual(digits);
});

test('however a citizen writes a number that we send to, it is the same whole number', () => {
  const national = fc.tuple(fc.constantFrom('90', '91', '98', '35', '86', '79'), fc.nat({ max: 9_999_999 }));
  const front = fc.constantFrom('0', '+84', '84', '0084', '', '+84 0');
  const gap = fc.constantFrom('', ' ', '.', '-');
  fc.assert(
    fc.property(national, front, gap, ([prefix, rest], start, between) => {
      const digits = `${prefix}${String(rest).padStart(7, '0')}`;
      const written = `${start}${digits.slice(0, 2)}${between}${digits.slice(2, 5)}${between}${digits.slice(5)}`;
      const stored = normalizePhone(written);
      fc.pre(stored.ok);
      expect(readDigits(written)).toEqual(stored.ok && readDigits(stored.e164));
      expect(readDigits(written)?.whole).toBe(stored.ok && stored.e164);
    }),
  );
});

test('nothing that somebody can write makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter, maxLength: 3000 }), (text) => void readDigits(text)));
});
