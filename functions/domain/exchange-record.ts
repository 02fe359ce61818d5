import * as z from 'zod';
import { readAmount } from './amounts.ts';
import { contactFields, type ExchangeField, exchangeFields, flagFields, timeFields } from './exchange-fields.ts';
import { readLanguage } from './language-code.ts';
import { plainDigits } from './plain-digits.ts';
import { saysNothing, saysThereIsNone } from './said-empty.ts';
import { withoutHalves, withoutUnseen } from './sound-text.ts';
import { type Instant, parseTime, quote, withFraction } from './time.ts';
import { isEmptyDate } from './written-time.ts';

/** The parsers of the exchange record's fields (domain source: national exchange, DongBoHoSo). Each says what is wrong in one sentence. */

const cell = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not text or a number') });

const complain = (context: z.RefinementCtx, message: string): never => {
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
const inAscii = (text: string): string =>
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

/** The post's own form; more signs beside it are a second number. */
const parcelForm = /[A-Z]{2}\d{9}[A-Z]{2}/;

/** A tracking number, which people write in groups: `EB 123 456 789 VN`. */
export const trackingNumber = (longest: number) =>
  exactText(2 * longest).transform((value, context) => {
    const written = inAscii(value).replace(/[\s-]/g, '').toUpperCase();
    const [parcel = written] = parcelForm.exec(written) ?? [];
    return /^[A-Z\d][A-Z\d._/]*$/.test(written) && written.length <= longest && parcel === written
      ? written
      : complain(context, `${quote(value)} is not a code such as ${codeExamples.parcel}`);
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
const listKey = (value: string): string =>
  plainDigits(value)
    .trim()
    .toLowerCase()
    .replace(/^0*(\d+)(?:[.,]0+)?$/, '$1');

export const choice = <const V>(choices: Readonly<Record<string, V>>) =>
  cell.transform((value, context): V => {
    const key = listKey(value);
    const entry = Object.entries(choices).find(([name]) => name.toLowerCase() === key);
    return entry
      ? entry[1]
      : complain(context, `${quote(value)} is unknown: it is one of ${Object.keys(choices).join(', ')}`);
  });

const yes: ReadonlySet<string> = new Set(['1', 'true', 't', 'yes', 'y', 'x', 'có', 'co', 'đúng', '✓', '✔', '☑']);
const no: ReadonlySet<string> = new Set(['0', 'false', 'f', 'no', 'n', 'sai', '☐']);

export const flag = cell.transform((value, context): boolean => {
  const word = listKey(withoutUnseen(value).normalize('NFC'));
  if (yes.has(word)) return true;
  if (no.has(word) || saysThereIsNone(word)) return false;
  return complain(context, `${quote(value)} is neither 0 nor 1`);
});

/** Whole VND, at most 999,999,999,999. `115.000` alone is refused: 115 to a program, 115 thousand to a person. */
export const amount = cell.transform(
  (value, context): number =>
    readAmount(plainDigits(withoutUnseen(value)).normalize('NFC').replace(/\s/g, ' ')) ??
    complain(context, `${quote(value)} is not an amount in VND: write digits only, such as 115000`),
);

/** ISO 639, `vi`. */
export const language = cell.transform(
  (value, context): string =>
    readLanguage(withoutUnseen(value)) ?? complain(context, `${quote(value)} is not a language code such as vi or en`),
);

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

const isAmong = (fields: readonly ExchangeField[], field: ExchangeField): boolean => fields.includes(field);

/**
 * Whether what stands in a field says nothing, so that what is known stays. That there is none is news in a field of a
 * telephone number or an address, and an answer in one of yes or no.
 */
const isEmptyIn = (field: ExchangeField, text: string): boolean =>
  (saysNothing(withoutUnseen(text)) && !(isAmong(flagFields, field) && /[✓✔☑☐]/u.test(text))) ||
  (isAmong(timeFields, field) && isEmptyDate(text)) ||
  (!isAmong(contactFields, field) && !isAmong(flagFields, field) && saysThereIsNone(text));

/** The known fields of a record as text; unknown ones are passed over, and those that say nothing are absent. */
export const fieldsOf = (record: object): Partial<Record<ExchangeField, unknown>> => {
  const entries = new Map(Object.entries(record));
  return Object.fromEntries(
    exchangeFields.map((field) => {
      const value = asText(entries.get(field));
      return [field, typeof value === 'string' && isEmptyIn(field, value) ? undefined : value];
    }),
  );
};
