import * as z from 'zod';
import { plainDigits } from './plain-digits.ts';
import { saysNothing, saysThereIsNone } from './said-empty.ts';
import { withoutUnseen } from './sound-text.ts';

const address = z.email();

const label = String.raw`(?:địa\s+chỉ\s+|hộp\s+)?(?:e[- ]?mail|g-?mail|y-?mail|mail|mailto|yahoo|outlook|icloud|thư(?:\s+điện\s+tử)?)`;
/** Words between a label and its colon, such as `cá nhân` or `1`. */
const labelled = new RegExp(String.raw`(?<![\p{L}\d._-])${label}(?:\s+[\p{L}\d]{1,10}){0,3}\s?:`, 'giu');
const isLabel = (word: string): boolean => /^(?:e-?mail|g-?mail|y-?mail|mail|thư|yahoo|outlook|icloud)$/iu.test(word);

/** What stands around an address: notes in parentheses, a label, a name before `<a@x.vn>`. */
const withoutNotes = (text: string): string =>
  text
    .replace(/\([^()@]*\)/g, ' ')
    .replace(/[^<>;,/|]*<([^<>]*)>/g, ' $1 ')
    .replace(labelled, ' ');

const divided = /[;,/|]|\s(?:hoặc|và|or)\s/iu;

const trimmed = (word: string): string => word.replace(/^[\s'"“”‘’([]+|[\s'"“”‘’)\].]+$/g, '').replace(/\?.*$/, '');

/** Says something that is no part of an address: a telephone number, or that there is none. */
const isApart = (piece: string): boolean =>
  saysNothing(piece) || saysThereIsNone(piece) || /^\+?[\d\s.()-]{7,}$/.test(plainDigits(piece));

/** The addresses of a cell; `passedOver`: what stands before the first good one as an address and is none. */
export type ReadEmails = { addresses: readonly string[]; passedOver?: string | undefined };

/** A label, a sign or a place in a list, which stands by itself between addresses. */
const isBetween = (word: string): boolean => isLabel(word) || /^(?:[\p{Pd}+&*•·.:]+|\d[).:])$/u.test(word);

/**
 * The e-mail addresses that a cell holds, the first good one first. Empty where anything in it may be a part of an
 * address that was torn: of `nhung anh@x.vn`, `anh@x.vn` would be somebody else's.
 */
export const readEmails = (text: string): ReadEmails => {
  const plain = withoutUnseen(text.normalize('NFKC')).replace(/\s*@\s*/g, '@');
  const pieces = withoutNotes(plain).split(divided);
  const words = pieces.flatMap((piece) => {
    const word = piece.trim();
    return isApart(word) ? [] : word.split(/\s+/).filter((one) => !isBetween(one));
  });
  if (words.some((word) => !word.includes('@'))) return { addresses: [] };
  const read = words.map(trimmed);
  const good = read.filter((word) => address.safeParse(word).success);
  const [first] = good;
  return { addresses: [...new Set(good)], passedOver: first === read[0] ? undefined : read[0] };
};
