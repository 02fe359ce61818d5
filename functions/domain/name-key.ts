import { looksLike } from './look-alikes.ts';
import { unaccent } from './sms.ts';
import { firstOf, withoutUnseen } from './sound-text.ts';

/**
 * A name as it is compared: small letters without marks, words with one space between them. Letters fold as they look:
 * Ð is đ, Ƀ is b, and the ʼ in `Hʼ Hen` is an apostrophe.
 */
export const foldName = (name: string): string =>
  unaccent(withoutUnseen(name))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => looksLike(letter) ?? letter)
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** A name as it is written, whatever its case and blanks: marks count. */
export const writtenName = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether a name was written without any marks, as some systems keep names. */
const isBare = (name: string): boolean => writtenName(name) === writtenName(unaccent(name));

/**
 * Whether two names are one person's: marks tell `Hùng` from `Hưng`, unless one of the two was written without any. Not
 * transitive: `Hung` is both.
 */
export const isSameName = (a: string, b: string): boolean =>
  writtenName(a) === writtenName(b) || ((isBare(a) || isBare(b)) && foldName(a) === foldName(b));

/** In letters. An index's sort key takes 1,024 bytes, four for each; no name needs as many. */
const longestKey = 200;

/**
 * How a name is filed: under its last word, by which Vietnamese are called, with its words from the last to the first
 * and a space after each. So `Nguyễn Thị Hồng Nhung` is found by `nhung`, by `hồng nhung` and by the whole of it, each
 * the beginning of `nhung hong thi nguyen `. Undefined for what has no letter or digit.
 */
export const nameKey = (name: string): { given: string; backward: string } | undefined => {
  const words = foldName(name).split(' ').filter(Boolean).toReversed();
  const [given] = words;
  if (given === undefined) return undefined;
  return { given: firstOf(given, longestKey), backward: firstOf(`${words.join(' ')} `, longestKey) };
};
