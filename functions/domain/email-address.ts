import * as z from 'zod';
import { plainDigits } from './plain-digits.ts';
import { saysNothing, saysThereIsNone } from './said-empty.ts';
import { withoutUnseen } from './sound-text.ts';

const address = z.email();

/** What stands around an address: notes in parentheses, a label, a name before `<a@x.vn>`. */
const withoutNotes = (text: string): string =>
  text
    .replace(/\([^()@]*\)/g, ' ')
    .replace(/[^<>;,/|]*<([^<>]*)>/g, ' $1 ')
    .replace(/(?<![\p{L}\d._-])(?:e-?mail|mail|thư|mailto)\s*:/giu, ' ');

const divided = /[;,/|]|\s(?:hoặc|và|or)\s/iu;

const trimmed = (word: string): string => word.replace(/^[\s'"“”‘’([]+|[\s'"“”‘’)\].]+$/g, '').replace(/\?.*$/, '');

/** Says something that is no part of an address: a telephone number, or that there is none. */
const isApart = (piece: string): boolean =>
  saysNothing(piece) || saysThereIsNone(piece) || /^\+?[\d\s.()-]{7,}$/.test(plainDigits(piece));

/**
 * The e-mail addresses that a cell holds, the first good one first. Empty where anything in it may be a part of an
 * address that was torn: of `nhung anh@x.vn`, `anh@x.vn` would be somebody else's.
 */
export const readEmails = (text: string): string[] => {
  const plain = withoutUnseen(text.normalize('NFKC')).replace(/\s*@\s*/g, '@');
  const pieces = withoutNotes(plain).split(divided);
  const words = pieces.flatMap((piece) => {
    const word = piece.trim();
    return isApart(word) ? [] : word.split(/\s+/);
  });
  if (words.some((word) => !word.includes('@'))) return [];
  return [...new Set(words.map(trimmed).filter((word) => address.safeParse(word).success))];
};
