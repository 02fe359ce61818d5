import * as z from 'zod';
import { plainDigits } from './plain-digits.ts';
import { withoutHalves, withoutUnseen } from './sound-text.ts';
import { type Instant, parseTime, quote, withFraction } from './time.ts';

/** The parsers of the exchange record's fields (domain source: national exchange, DongBoHoSo). Each says what is wrong in one sentence. */

export const cell = z.string({
  error: ({ input }) => (input === undefined ? 'is missing' : 'is not text or a number'),
});

export const complain = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};

/** One line of text in NFC: control characters, line breaks and blanks of any width become spaces, what shows nothing goes. */
const oneLine = (text: string): string =>
  withoutUnseen(text)
    .normalize('NFC')
    .replace(/[\p{Cc}\s\u2800]+/gu, ' ')
    .trim();

const checked = (text: string, longest: number, context: z.RefinementCtx): string => {
  if (text.includes('\uFFFD'))
    return complain(context, 'holds characters that are not UTF-8: save the source as UTF-8');
  if (text.length > longest)
    return complain(context, `is too long: ${text.length} characters, at most ${longest} (${quote(text)})`);
  return oneLine(text);
};

/** A text of which nothing may be taken out, for what is left would be another number or address. */
export const exactText = (longest: number) => cell.transform((value, context) => checked(value, longest, context));

/** Text for people. Half a character that its source left is taken out: the rest can be read without it. */
export const text = (longest: number) =>
  cell.transform((value, context) => checked(withoutHalves(value), longest, context));

/** Text whose lines stay lines, such as a list of what is missing. */
export const lines = (longest: number) =>
  cell.transform((written, context) => {
    const value = withoutHalves(written);
    if (value.length > longest || value.includes('\uFFFD')) return checked(value, longest, context);
    return value
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .map(oneLine)
      .filter((line) => line !== '')
      .join('\n');
  });

/** Codes as a problem shows them to whoever has written another. */
export const codeExamples = {
  dossier: 'H21.134-261012-0007',
  source: 'igate',
  procedure: '1.002809',
  unit: 'H21.134',
  parcel: 'EB123456789VN',
} as const;

/** Full-width signs and any dash as those of a keyboard. */
export const inAscii = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[‐-―−]/g, '-')
    .replace(/^'/, ''); // a spreadsheet's mark for text

/** A code; blanks beside its dashes, dots and slashes are no part of it. */
export const code = (longest: number, example: string) =>
  exactText(longest).transform((value, context) => {
    const written = inAscii(value).replace(/\s*([-./_])\s*/g, '$1');
    return /^[A-Za-z\d][A-Za-z\d._/-]*$/.test(written)
      ? written.toUpperCase()
      : complain(context, `${quote(value)} is not a code such as ${example}`);
  });

const moment = (value: string, context: z.RefinementCtx): { instant: Instant; dayOnly: boolean } => {
  const parsed = parseTime(value);
  if (!parsed.ok) return complain(context, parsed.problem);
  const year = Number(parsed.instant.slice(0, 4));
  if (year < 2000 || year > 2099) return complain(context, `${quote(value)} lies outside the years 2000 to 2099`);
  return parsed;
};

/** A day or a moment. */
export const time = cell.transform((value, context) => moment(value, context).instant);

/** A moment with the fraction of a second that it says, fit to order updates by. */
export const exactTime = cell.transform((value, context) => {
  const { instant, dayOnly } = moment(value, context);
  return dayOnly
    ? complain(context, `${quote(value)} has no hour: updates are ordered by it, write yyyyMMddHHmmss`)
    : withFraction(instant, value);
});

/** A number of a list as programs write it: `2`, `02`, `2.0` and `2,0` are one. */
export const listKey = (value: string): string =>
  plainDigits(value)
    .trim()
    .toLowerCase()
    .replace(/^0*(\d+)(?:[.,]0+)?$/, '$1');

/** A number of a list with its name behind it, as systems show it: `2 - Đã tiếp nhận`, `2. Đã tiếp nhận`. */
const numberNamed = /^\s*(\d{1,2})\s*(?:\p{Pd}|\.(?!\d))\s*\p{L}\P{Nd}*$/u;

export const choice = <const V>(choices: Readonly<Record<string, V>>) =>
  cell.transform((value, context): V => {
    const key = listKey(numberNamed.exec(value)?.[1] ?? value);
    const entry = Object.entries(choices).find(([name]) => name.toLowerCase() === key);
    return entry
      ? entry[1]
      : complain(context, `${quote(value)} is unknown: it is one of ${Object.keys(choices).join(', ')}`);
  });
