import { type Section, sectionsOf, type Token } from './format-sections.ts';

/**
 * What a cell's number format makes of it. `plain`: its digits as they are, or in a form that is not followed here.
 * `mask`: its digits at the places that the format has for them. Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
 */
export type NumberFormat =
  | { is: 'plain' | 'percent' }
  /** `hasDay`: not only an hour. `hasHour`: not only a day. */
  | { is: 'date'; hasDay: boolean; hasHour: boolean }
  | { is: 'mask'; sections: readonly Section[] };

const builtInDays = [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const builtInDaysOfThailand = [71, 72, 73, 74, 81];
const builtInMoments = [22, 77];
const builtInHours = [18, 19, 20, 21, 32, 33, 45, 46, 47, 75, 76, 78, 79, 80];

/** Formats of numbers that workbooks name without declaring them. */
const builtInCodes: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [59, '0'],
  [60, '0.00'],
  [61, '#,##0'],
  [62, '#,##0.00'],
  [67, '0%'],
  [68, '0.00%'],
]);

const day: NumberFormat = { is: 'date', hasDay: true, hasHour: false };
const moment: NumberFormat = { is: 'date', hasDay: true, hasHour: true };
const hour: NumberFormat = { is: 'date', hasDay: false, hasHour: true };
const plain: NumberFormat = { is: 'plain' };

/** `m` is a month in a date, and a minute beside hours and seconds. */
const dateOf = (letters: string): NumberFormat => {
  if (!/[hs]/.test(letters)) return day;
  return /[dy]/.test(letters) ? moment : hour;
};

const isMask = (tokens: readonly Token[]): boolean =>
  tokens.some(({ is }) => is === 'digit' || is === 'text') && tokens.every(({ is }) => is !== 'other');

const readCode = (code: string): NumberFormat => {
  // LibreOffice writes General in its user's language at times, and Standard is full of letters of dates.
  if (/^(?:general|standard)$/i.test(code.trim())) return plain;
  const sections = sectionsOf(code);
  const tokens = sections.flatMap((section) => section.tokens);
  const letters = tokens.flatMap((token) => (token.is === 'date' ? [token.letter.toLowerCase()] : [])).join('');
  if (letters !== '') return dateOf(letters);
  if (tokens.some(({ is }) => is === 'percent')) return { is: 'percent' };
  return isMask(tokens) ? { is: 'mask', sections } : plain;
};

/** Reads a format by its number, or by its code such as `dd/mm/yyyy hh:mm` where the workbook declares its own. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat => {
  if (code !== undefined) return readCode(code);
  if (builtInDays.includes(id) || builtInDaysOfThailand.includes(id)) return day;
  if (builtInMoments.includes(id)) return moment;
  if (builtInHours.includes(id)) return hour;
  const known = builtInCodes.get(id);
  return known === undefined ? plain : readCode(known);
};
