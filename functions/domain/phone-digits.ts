import { nationalNumber } from './national-number.ts';
import { plainDigits } from './plain-digits.ts';

/** How much of a telephone number is asked of who looks a dossier up. */
export const digitsAsked = ['three', 'six', 'whole'] as const;
export type DigitsAsked = (typeof digitsAsked)[number];

/** What somebody gave of a telephone number, by what may be asked of it; undefined where it is too short for that. */
export type PhoneDigits = { three: string; six: string | undefined; whole: string | undefined };

const shortestNational = 9;

/** As E.164 (`+84905000821`), whatever stands in front; undefined for less than a whole number. */
const wholeNumber = (signs: string): string | undefined => {
  const national = nationalNumber(signs);
  if (national === undefined) return `+${signs.replace(/^(\+|00)/, '')}`; // another country's
  return national.length >= shortestNational ? `+84${national}` : undefined;
};

/**
 * The last three and six digits of a number and the number itself, as people write it: with 0, +84, 84 or 0084 in
 * front, blanks, dots, digits of any script, or 11 digits as before 2018. Undefined where there are less than three.
 */
export const readDigits = (text: string): PhoneDigits | undefined => {
  const written = plainDigits(text).normalize('NFKC');
  const digits = written.replace(/\D/g, '');
  const three = /\d{3}$/.exec(digits)?.[0];
  if (three === undefined) return undefined;
  const isAbroad = /^\D*\+/.test(written);
  return { three, six: /\d{6}$/.exec(digits)?.[0], whole: wholeNumber(isAbroad ? `+${digits}` : digits) };
};
