import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstOf, lastOf, shortened, withoutHalves } from '../../functions/domain/sound-text.ts';
import { quote } from '../../functions/domain/time.ts';

const half = '\ud83d';
const sound = fc.string({ unit: 'binary', maxLength: 120 });
const any = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
  .map((units) => String.fromCharCode(...units));
const most = fc.integer({ min: 1, max: 60 });

test.each([
  ['a cut emoji', `Nhung${half}`, 'Nhung'],
  ['a whole emoji', 'Nhung 😀', 'Nhung 😀'],
  ['letters of a rare script', '𠀀𠀁', '𠀀𠀁'],
  ['signs that no XML may hold', 'a\uFFFE\uFFFFb', 'ab'],
])('of %s what can be read is left', (_, text, left) => {
  expect(withoutHalves(text)).toBe(left);
});

test('whatever a text holds, it is sound without its halves', () => {
  fc.assert(fc.property(any, (text) => withoutHalves(text).isWellFormed()));
});

test('a sound text that is cut stays sound, and is as long as it may be', () => {
  fc.assert(
    fc.property(sound, most, (text, n) => {
      const letters = Array.from(text);
      expect(firstOf(text, n)).toBe(letters.slice(0, n).join(''));
      expect(lastOf(text, n)).toBe(letters.slice(-n).join(''));
      expect(shortened(text, n)).toBe(letters.length <= n ? text : `${letters.slice(0, n - 1).join('')}…`);
    }),
  );
});

test('a quotation is sound, on one line and short, whatever it quotes', () => {
  fc.assert(
    fc.property(any, (text) => {
      const quoted = quote(text);
      expect(quoted.isWellFormed()).toBe(true);
      expect(quoted).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(Array.from(quoted).length).toBeLessThanOrEqual(43);
    }),
  );
  expect(quote(`${'a'.repeat(39)}😀b`)).toBe(`"${'a'.repeat(39)}😀…"`);
});
