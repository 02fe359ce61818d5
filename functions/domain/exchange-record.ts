import * as z from 'zod';
import { type ExchangeField, exchangeFields } from './exchange-fields.ts';
import { withoutHalves } from './sound-text.ts';
import { type Instant, parseTime, quote } from './time.ts';

/** The parsers of the exchange record's fields (domain source: national exchange, DongBoHoSo). Each says what is wrong in one sentence. */

const cell = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not text or a number') });

const complain = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};

/** One line of text in NFC: control characters and line breaks become spaces. */
const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
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

export const code = (longest: number, example: string) =>
  exactText(longest).transform((value, context) =>
    /^[A-Za-z\d][A-Za-z\d._/-]*$/.test(value)
      ? value.toUpperCase()
      : complain(context, `${quote(value)} is not a code such as ${example}`),
  );

const moment = (value: string, context: z.RefinementCtx): { instant: Instant; dayOnly: boolean } => {
  const parsed = parseTime(value.trim());
  if (!parsed.ok) return complain(context, parsed.problem);
  const year = Number(parsed.instant.slice(0, 4));
  if (year < 2000 || year > 2099) return complain(context, `${quote(value)} lies outside the years 2000 to 2099`);
  return parsed;
};

/** A day or a moment. */
export const time = cell.transform((value, context) => moment(value, context).instant);

/** A moment to the second, fit to order updates by. */
export const exactTime = cell.transform((value, context) => {
  const { instant, dayOnly } = moment(value, context);
  return dayOnly
    ? complain(context, `${quote(value)} has no hour: updates are ordered by it, write yyyyMMddHHmmss`)
    : instant;
});

export const choice = <const V>(choices: Readonly<Record<string, V>>) =>
  cell.transform((value, context): V => {
    const key = value.trim().replace(/^0+(?=\d)/, '');
    const entry = Object.entries(choices).find(([name]) => name === key);
    return entry
      ? entry[1]
      : complain(context, `${quote(value)} is unknown: it is one of ${Object.keys(choices).join(', ')}`);
  });

export const flag = cell.transform((value, context): boolean => {
  const word = value.trim().toLowerCase();
  if (word === '1' || word === 'true') return true;
  if (word === '0' || word === 'false') return false;
  return complain(context, `${quote(value)} is neither 0 nor 1`);
});

/** Whole VND, at most 999,999,999,999; `115000.00` passes. `115.000` is refused: 115 to a program, 115 thousand to a person. */
export const amount = cell.transform((value, context): number =>
  /^\d{1,12}(?:\.0{1,2})?$/.test(value.trim())
    ? Number(value)
    : complain(context, `${quote(value)} is not an amount in VND: write digits only, such as 115000`),
);

/** ISO 639, `vi`. */
export const language = cell.transform((value, context): string => {
  const word = value.trim().toLowerCase();
  return /^[a-z]{2,3}$/.test(word)
    ? word
    : complain(context, `${quote(value)} is not a language code such as vi or en`);
});

/** Cells as text: numbers and booleans of JSON are written out, nothing, blanks and unseen characters are absent; lists and objects stay, to be refused by name. */
const asText = (value: unknown): unknown => {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
      : value;
  return typeof value === 'string' && !/[^\p{C}\p{Z}]/u.test(value) ? undefined : value;
};

/** The known fields of a record as text; unknown ones are passed over. */
export const fieldsOf = (record: object): Partial<Record<ExchangeField, unknown>> => {
  const entries = new Map(Object.entries(record));
  return Object.fromEntries(exchangeFields.map((field) => [field, asText(entries.get(field))]));
};
