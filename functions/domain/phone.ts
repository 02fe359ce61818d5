import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { nationalNumber } from './national-number.ts';
import { besideNotes, digitsOf, type IsNumber, isLocal, stretchesOf, waysOfCutting } from './phone-cuts.ts';
import { type DigitGroup, type DigitRun, digitRunsIn, inPlainForm, isRounded, namesOther } from './phone-groups.ts';
import { quote } from './time.ts';

export type NormalizedPhone = { ok: true; e164: string } | { ok: false; problem: string };

/**
 * What a cell holds: the numbers that can get an SMS, in its order, or why there is none. `passedOver`: digits before the
 * first one that are as many as a number has, and are none.
 */
export type ReadPhones = { numbers: readonly string[]; problem: string; passedOver?: string | undefined };

/** `0905000821`, as people in Vietnam write it. */
export const nationally = (e164: string): string => e164.replace(/^\+84/, '0');

const longestField = 200; // room for several numbers and notes; anything longer is another column's text

type Options = { allowForeign?: boolean };

/** `isWhole`: a number all the same, though no SMS can go to it. */
type Reading = { e164: string } | { why: string; isWhole: boolean };

const no = (why: string, isWhole = false): Reading => ({ why, isWhole });

const readVietnamese = (national: string): Reading => {
  const e164 = `+84${national}`;
  const found = parsePhoneNumberFromString(e164);
  const type = found?.number === e164 ? found.getType() : undefined;
  if (type === 'MOBILE') return { e164 };
  if (type === 'FIXED_LINE') return no('is a land line, which gets no SMS', true);
  if (type !== undefined || /^(?:1[89]00\d{4,6}|1\d\d)$/.test(national))
    return no('is a service number, not a mobile phone', true);
  if (national.length < 9) return no('is too short: a mobile number has 10 digits');
  if (national.length > 9 && !national.startsWith('2')) return no('is too long: a mobile number has 10 digits');
  return no('starts with no prefix in use in Vietnam');
};

const readForeign = (digits: string, allowForeign: boolean): Reading => {
  const found = parsePhoneNumberFromString(digits.replace(/^00/, '+'));
  if (!found?.isValid()) return no('is no valid number of any country');
  if (!allowForeign) return no('is a foreign number; SMS go to Vietnamese numbers only', true);
  // North America does not tell mobile phones from land lines.
  return ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(found.getType() ?? '')
    ? { e164: found.number }
    : no('is not a mobile phone, so it gets no SMS', true);
};

const readNumber = (digits: string, { allowForeign = false }: Options): Reading => {
  const national = nationalNumber(digits);
  return national === undefined ? readForeign(digits, allowForeign) : readVietnamese(national);
};

/** Without its 0, as spreadsheets leave it, or a service number: digits of an account may look so. */
const lacksZero = (digits: string): boolean => !/^(?:\+|0|84\d{9,10}$)/.test(digits);

/** Shorter ones, such as 113, are no number among others. */
const shortestBeside = 8;
/** Five numbers written in pairs of digits. A run of more groups is a table or a code, and would take long to cut. */
const mostGroups = 25;

/** As many digits as an identity number has: no part of them is a telephone number. */
const isLongAsIdentity = (groups: readonly DigitGroup[]): boolean => digitsOf(groups).length === 12;

/** The whole numbers of a run; `besideOther`: its cell names an identity or account number. Empty where it cannot be cut, or in several ways that begin with different numbers. */
const numbersOf = (
  { groups, touchesLetter, isOther }: DigitRun,
  besideOther: boolean,
  options: Options,
): DigitGroup[] => {
  if (isOther || groups.length > mostGroups) return [];
  const known = new Map<string, boolean>();
  const isWhole = (digits: string): boolean => {
    const before = known.get(digits);
    if (before !== undefined) return before;
    const read = readNumber(digits, options);
    const is = 'e164' in read || read.isWhole;
    known.set(digits, is);
    return is;
  };
  const isNumber: IsNumber = (digits, alone) =>
    digits.length >= shortestBeside &&
    !(lacksZero(digits) && (besideOther || touchesLetter || !alone)) &&
    isWhole(digits);
  const ways = waysOfCutting(groups, isNumber);
  const [way] = ways;
  if (way) return ways.every((other) => other[0]?.digits === way[0]?.digits) ? way : [];
  const stretches = stretchesOf(groups);
  const isSure: IsNumber = (digits, alone) => !lacksZero(digits) && isNumber(digits, alone);
  const undivided = groups.map((group) => [group]);
  const found = besideOther ? undefined : (besideNotes(undivided, isSure) ?? besideNotes(stretches, isSure));
  if (found) return found;
  return isLongAsIdentity(groups) ? [] : stretches.flatMap((stretch) => waysOfCutting(stretch, isNumber)[0] ?? []);
};

/** Fewer digits are a note or a part of a date. */
const shortestPassedOver = 7;

/** What stands before a place in the text with as many digits as a number, and is none; labelled as another number it is no slip. */
const passedOverBefore = (
  text: string,
  runs: readonly DigitRun[],
  found: readonly DigitGroup[],
  place: number,
): string | undefined => {
  for (const { groups, isOther } of runs) {
    if (isOther) continue;
    let left: DigitGroup[] = [];
    for (const group of [...groups, undefined]) {
      const isLeft = group && group.to <= place && !found.some(({ from, to }) => from <= group.from && group.to <= to);
      if (isLeft) {
        left.push(group);
        continue;
      }
      const digits = digitsOf(left);
      if (digits.length >= shortestPassedOver && !isLocal(digits)) return text.slice(left[0]?.from, left.at(-1)?.to);
      left = [];
    }
  }
  return undefined;
};

const whyNone = (text: string, runs: readonly DigitRun[], found: readonly DigitGroup[], options: Options): string => {
  const [first] = found;
  const run = runs.find(({ isOther }) => !isOther)?.groups;
  const digits = first?.digits ?? run?.map((group) => group.digits).join('');
  if (digits === undefined) return `${quote(text)} holds no phone number`;
  const read = readNumber(digits, options);
  const written = quote(text.slice(first?.from ?? run?.[0]?.from, first?.to ?? run?.at(-1)?.to));
  return 'why' in read ? `${written} ${read.why}` : `${quote(text)} holds no phone number`;
};

/**
 * The mobile numbers that a cell holds, as E.164, the first one first.
 *
 * Takes what people write: +84, 84, 0084 or 0 in front, a 0 that a spreadsheet dropped (`905123456`), spaces, dots,
 * dashes, parentheses, digits of any script, `905123456.0`, and the 11-digit numbers of before 2018, which are mapped to
 * today's; several numbers and notes in one cell, whatever divides them. No part of a longer number is ever taken, such
 * as an identity or account number, and no two numbers are joined.
 */
export const readPhones = (input: string, options: Options = {}): ReadPhones => {
  if (input.length > longestField) return { numbers: [], problem: `${quote(input)} is too long for a phone number` };
  const text = inPlainForm(input);
  const runs = digitRunsIn(text);
  const besideOther = namesOther(text);
  const found = runs.flatMap((run) => numbersOf(run, besideOther, options));
  const usable = found.flatMap(({ digits, from }) => {
    const read = readNumber(digits, options);
    return 'e164' in read ? [{ e164: read.e164, from }] : [];
  });
  const numbers = usable.map(({ e164 }) => e164);
  const [first] = usable;
  if (first) {
    const passedOver = passedOverBefore(text, runs, found, first.from);
    return { numbers: [...new Set(numbers)], problem: '', passedOver };
  }
  if (isRounded(input))
    return { numbers, problem: `${quote(input)} was rounded by a spreadsheet: save the column as text` };
  return {
    numbers,
    problem: runs.length > 0 ? whyNone(text, runs, found, options) : `${quote(input)} holds no phone number`,
  };
};

/**
 * The first number of a cell that an SMS can go to (`+84905123456`); see `readPhones`. The citizen gave them all, and a
 * land line often stands first. Refused, with one sentence for the officer: land lines, service numbers (1800, 1900,
 * 113), foreign numbers unless `allowForeign`, wrong length. Never throws.
 */
export const normalizePhone = (input: string, options: Options = {}): NormalizedPhone => {
  const { numbers, problem } = readPhones(input, options);
  const [e164] = numbers;
  return e164 === undefined ? { ok: false, problem } : { ok: true, e164 };
};
