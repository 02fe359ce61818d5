import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { nationalNumber } from './national-number.ts';
import { quote } from './time.ts';

export type NormalizedPhone = { ok: true; e164: string } | { ok: false; problem: string };

const longestField = 100; // room for several numbers; anything longer is another column's text

/**
 * A mobile number that an SMS can go to, as E.164 (`+84905123456`).
 *
 * Takes what people write: +84, 84, 0084 or 0 in front, a 0 that a spreadsheet dropped (`905123456`), spaces, dots,
 * dashes, parentheses, full-width digits, and the 11-digit numbers of before 2018, which are mapped to today's.
 * Of several numbers in one field (divided by `/`, `;`, `,`, `|` or a new line) the first one that can get an SMS
 * counts: the citizen gave them all, and a land line often stands first. If none can, the first one's problem is told.
 * Refused, with one sentence for the officer: land lines, service numbers (1800, 1900, 113), foreign numbers unless
 * `allowForeign`, letters, wrong length. Never throws.
 */
export const normalizePhone = (input: string, { allowForeign = false } = {}): NormalizedPhone => {
  if (input.length > longestField) return refuse(input, 'is too long for a phone number');
  const written = input
    .normalize('NFKC') // full-width digits
    .replace(/\p{Cf}/gu, '') // direction marks that address books copy along
    .trim()
    .replace(/^'/, ''); // a spreadsheet's mark for text
  const results = written
    .split(/[/;,|\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => readNumber(part.trim(), allowForeign));
  return results.find(({ ok }) => ok) ?? results[0] ?? refuse(input, 'holds no phone number');
};

const refuse = (value: string, reason: string): NormalizedPhone => ({
  ok: false,
  problem: `${quote(value)} ${reason}`,
});

const readNumber = (part: string, allowForeign: boolean): NormalizedPhone => {
  const digits = part.replace(/[\s.()‐-―-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return refuse(part, 'holds letters or signs that no phone number has');
  const national = nationalNumber(digits);
  return national === undefined ? readForeign(part, digits, allowForeign) : readVietnamese(part, national);
};

const readVietnamese = (part: string, national: string): NormalizedPhone => {
  const e164 = `+84${national}`;
  const found = parsePhoneNumberFromString(e164);
  const type = found?.number === e164 ? found.getType() : undefined;
  if (type === 'MOBILE') return { ok: true, e164 };
  if (type === 'FIXED_LINE') return refuse(part, 'is a land line, which gets no SMS');
  if (type !== undefined || /^(?:1[89]00|1\d\d$)/.test(national))
    return refuse(part, 'is a service number, not a mobile phone');
  if (national.length < 9) return refuse(part, 'is too short: a mobile number has 10 digits');
  if (national.length > 9 && !national.startsWith('2'))
    return refuse(part, 'is too long: a mobile number has 10 digits');
  return refuse(part, 'starts with no prefix in use in Vietnam');
};

const readForeign = (part: string, digits: string, allowForeign: boolean): NormalizedPhone => {
  const found = parsePhoneNumberFromString(digits.replace(/^00/, '+'));
  if (!found?.isValid()) return refuse(part, 'is no valid number of any country');
  if (!allowForeign) return refuse(part, 'is a foreign number; SMS go to Vietnamese numbers only');
  // North America does not tell mobile phones from land lines.
  return ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(found.getType() ?? '')
    ? { ok: true, e164: found.number }
    : refuse(part, 'is not a mobile phone, so it gets no SMS');
};
