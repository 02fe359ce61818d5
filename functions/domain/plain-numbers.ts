import { withoutSums } from './sums-in-text.ts';

/*
 * Numbers that are nobody's: days and hours, sums of money, codes of dossiers. A run of digits may be an identity or a
 * telephone number only where it is none of these.
 */

const yearFirst = String.raw`(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])`;
const dayFirst = String.raw`(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d`;
const hour = String.raw`[01]?\d|2[0-3]`;
const clock = String.raw`(?:${hour})(?::[0-5]\d(?::[0-5]\d)?|\s?(?:h|giờ|gio)(?:\s?[0-5]\d)?)`;
const before = String.raw`(?<![\d.,/-])`;
const behind = String.raw`(?![.,/-]?\d)`;
const day = new RegExp(
  String.raw`${before}(?:${clock}[,\s]{1,2})?(?:${yearFirst}|${dayFirst})(?:(?:[,\s]{1,2}|T)${clock})?${behind}`,
  'gi',
);

/** Four groups of three or more, all with dots, and a first one of one or two digits: no identity number has so many. */
const thousands = new RegExp(String.raw`${before}[1-9]\d?(?:\.\d{3}){3}${behind}`, 'g');

/** Unit, day and number of the day, in the short and the long form. */
const dossierCode =
  /(?<![\p{L}\d.-])(?:\d{3}(?:\.\d{2}){2}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d{4,5}(?![\d-])/giu;

/** The text without numbers that are nobody's: each gives way to a sign that divides what stands beside it. */
export const withoutPlainNumbers = (text: string): string =>
  withoutSums([dossierCode, day].reduce((left, form) => left.replace(form, 'x'), text)).replace(thousands, 'x');
