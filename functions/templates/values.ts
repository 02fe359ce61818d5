import type { NoticeFacts } from '../domain/notice-kind.ts';
import { ownValue } from '../domain/own-value.ts';
import { withoutPlainNumbers } from '../domain/plain-numbers.ts';
import { toSmsText } from '../domain/sms.ts';
import { withoutUnseen } from '../domain/sound-text.ts';
import { dayOf, formatDay, type Instant, timeOfDay } from '../domain/time.ts';
import type { Unit } from '../domain/unit.ts';
import { holdsWebAddress } from './web-address.ts';

/** What a text may ask for. `{newDue}` is `{due}` under the label of a changed date. */
export const factNames = [
  'code',
  'procedure',
  'formerDue',
  'due',
  'newDue',
  'finished',
  'fee',
  'tracking',
  'missing',
  'reason',
] as const;
export const smsNames = [
  ...[...factNames, 'unit', 'unitAddress', 'unitPhone', 'page', 'bank', 'account', 'accountHolder'],
  ...['formerFee', 'offerFee', 'offerUntil', 'optOut'],
];
const digestNames = ['addressee', 'drive', 'period', 'phase', 'daysLeft', 'asOf', 'result'];
export const emailNames = [...smsNames, 'name', 'count', ...digestNames];

/** What stands for each name; absent where nothing is known. */
export type Values = Readonly<Record<string, string | undefined>>;
export type Formats = { fee: string; thousands: string };

const token = /\{(\w+)\}/g;

export const namesIn = (text: string): string[] => [...text.matchAll(token)].map(([, name]) => name ?? '');

/** The text with its values, or undefined if one of them is not known. Values are not searched for names again. */
export const fill = (text: string, values: Values): string | undefined =>
  namesIn(text).every((name) => ownValue(values, name))
    ? text.replace(token, (_, name) => ownValue(values, name) ?? '')
    : undefined;

/** All texts that can be filled. */
export const fillEach = (texts: readonly string[], values: Values): string[] =>
  texts.map((text) => fill(text, values)).filter((text) => text !== undefined);

/** Marks that are not seen, and those that turn the direction of writing and so could disguise a text. */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
/** Characters that cannot be shown or would break a line or a header. */
const breaks = /[\s\p{Cc}\u2028\u2029]+/gu;

export const oneLine = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(unseen, '').replace(breaks, ' ').trim();

/** As `oneLine`, but line by line: what officers write in several lines stays so. */
export const manyLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');

/** `16:30 23/10/2026`, or the day alone where the hour is not known. */
export const formatTime = (instant: Instant | undefined): string | undefined => {
  if (!instant) return undefined;
  const [day, time] = [formatDay(dayOf(instant)), timeOfDay(instant)];
  return time === '' || time === '00:00' ? day : `${time} ${day}`;
};

export const formatFee = (fee: number, { fee: form, thousands }: Formats): string =>
  form.replace('{amount}', () => fee.toString().replace(/\B(?=(?:\d{3})+$)/g, thousands));

/** Nobody is greeted by a name that holds a web address. */
export const greetable = (name: string | undefined): string | undefined =>
  name && !holdsWebAddress(name) ? oneLine(name) : undefined;

/** A notice's values as an e-mail shows them: `missing` and `reason` may hold line breaks, nothing else does. */
export const valuesOf = (
  { dossier, facts }: { dossier: string; facts: NoticeFacts },
  { unit, page, recipientName }: { unit: Unit; page: string; recipientName?: string | undefined },
  formats: Formats,
): Values => ({
  code: oneLine(dossier),
  procedure: facts.procedureName && oneLine(facts.procedureName),
  due: formatTime(facts.dueAt),
  newDue: formatTime(facts.dueAt),
  formerDue: formatTime(facts.formerDueAt),
  finished: facts.finishedAt && formatDay(dayOf(facts.finishedAt)),
  fee: facts.fee ? formatFee(facts.fee, formats) : undefined,
  tracking: facts.trackingNumber && oneLine(facts.trackingNumber),
  missing: facts.missing && manyLines(facts.missing),
  reason: facts.reason && manyLines(facts.reason),
  unit: oneLine(unit.name),
  unitAddress: unit.address && oneLine(unit.address),
  unitPhone: unit.phone && oneLine(unit.phone),
  // Nobody is asked to transfer a sum that is not named.
  bank: facts.fee && unit.account ? oneLine(unit.account.bank) : undefined,
  account: facts.fee && unit.account ? oneLine(unit.account.number) : undefined,
  accountHolder: facts.fee && unit.account ? oneLine(unit.account.holder) : undefined,
  page: oneLine(page),
  formerFee: facts.offer && formatFee(facts.offer.formerFee, formats),
  offerFee: facts.offer && formatFee(facts.offer.fee, formats),
  offerUntil: facts.offer && formatDay(facts.offer.to),
  // Where a citizen turns campaign messages down: whoever answers the unit's telephone can enter it.
  optOut: oneLine(unit.phone ?? page),
  count: String(facts.dossiers?.length ?? 1),
  name: greetable(recipientName),
});

/**
 * Is there a run of 9 or 12 digits, the length of identity numbers, also if written in groups? Signs other than
 * spaces, dots, commas and dashes divide groups only before three digits or more. Days, sums of money and codes of
 * dossiers are none; they are told by the text with its marks, for `dong` is `đồng`, `đóng` and `động`.
 */
export const holdsIdentityNumber = (text: string): boolean =>
  (
    toSmsText(withoutPlainNumbers(withoutUnseen(text).normalize('NFKC'))).match(
      /\d+(?:(?:[ .,-]{1,3}|[^A-Za-z\d]{1,3}(?=\d{3}))\d+)*/g,
    ) ?? []
  ).some((run) => {
    const lengths = run.split(/\D+/).map((digits) => digits.length);
    return lengths.some((_, start) => {
      let digits = 0;
      return lengths.slice(start, start + 12).some((length) => {
        digits += length;
        return digits === 9 || digits === 12;
      });
    });
  });

const lettersIn = (text: string): number => (text.normalize('NFC').match(/\p{L}/gu) ?? []).length;

/** Can the text be written in an SMS without losing letters? Chinese or Khmer cannot. */
export const isWritable = (text: string): boolean => lettersIn(toSmsText(text)) >= lettersIn(text);

/**
 * The same values for an SMS. Free text is left out whole if it holds an identity number or a script that an SMS
 * cannot carry.
 */
export const valuesForSms = (values: Values): Values => {
  const written = Object.entries(values).map(([name, value]) => [name, value && forSms(name, value)] as const);
  return { ...Object.fromEntries(written), name: undefined };
};

/** Written by people, and so with anything in it. */
export const freeTexts: readonly string[] = ['procedure', 'missing', 'reason', 'unit', 'unitAddress'];

const forSms = (name: string, value: string): string | undefined => {
  if (name === 'page' || (name === 'optOut' && /^https?:/i.test(value))) return pageForSms(value);
  const text = toSmsText(name === 'unit' ? shortly(value) : value)
    .replaceAll('{', '(')
    .replaceAll('}', ')');
  if (!freeTexts.includes(name)) return text;
  return holdsIdentityNumber(value) || !isWritable(value) ? undefined : text.replace(/[\s.,;:]+$/, '');
};

/** As people call it for short, so that where to go and the link find room in one SMS. */
const shortly = (unit: string): string =>
  unit.normalize('NFC').replace(/trung tâm phục vụ hành chính công/i, 'Trung tâm HCC');

/** Without `https://`, which phones do not need; left out where an SMS would change a character and break it. */
const pageForSms = (page: string): string | undefined => {
  const short = page.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return /[{}]/.test(short) || toSmsText(short) !== short ? undefined : short;
};
