import type * as z from 'zod';
import { isFree, readAmount } from './amounts.ts';
import { contactFields, type ExchangeField, exchangeFields, flagFields, timeFields } from './exchange-fields.ts';
import { cell, codeExamples, complain, exactText, inAscii, listKey } from './exchange-record.ts';
import { readLanguage } from './language-code.ts';
import { plainDigits } from './plain-digits.ts';
import { isSignsOnly, namesNobody, saysNothing, saysThereIsNoName, saysThereIsNone } from './said-empty.ts';
import { withoutUnseen } from './sound-text.ts';
import { quote } from './time.ts';
import { isEmptyDate } from './written-time.ts';

/** The parsers of fields that only an update of a dossier has, and which of its fields say nothing. */

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

/** A text for people, refused where it is signs that nobody can read: the columns of its system were too narrow, or masked. */
export const inWords = (words: z.ZodType<string, string>) =>
  words.transform((value, context) =>
    isSignsOnly(value) ? complain(context, `${quote(value)} holds no letter and no digit`) : value,
  );

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

const nameFields = ['ChuHoSo', 'NguoiUyQuyen'] as const satisfies readonly ExchangeField[];

const isAmong = (fields: readonly ExchangeField[], field: ExchangeField): boolean => fields.includes(field);

/** Whether a field says that there is none, where that is as good as nothing said. */
const saysNoneIn = (field: ExchangeField, text: string): boolean => {
  if (isAmong(contactFields, field) || isAmong(flagFields, field)) return false;
  if (field === 'LePhi' && isFree(text)) return false;
  return isAmong(nameFields, field) ? saysThereIsNoName(withoutUnseen(text)) : saysThereIsNone(text);
};

/**
 * Whether what stands in a field says nothing, so that what is known stays. That there is none is news in a field of a
 * telephone number or an address, an answer in one of yes or no, and a fee of 0.
 */
const isEmptyIn = (field: ExchangeField, text: string): boolean =>
  (isAmong(nameFields, field) ? namesNobody : saysNothing)(withoutUnseen(text)) ||
  (isAmong(timeFields, field) && isEmptyDate(text)) ||
  saysNoneIn(field, text);

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
