/*
 * Numbers as a workbook stores them, written out in decimal digits. All is done on the digits themselves: the binary form
 * of a number would bring its noise into a percentage.
 */

/** Excel keeps no more digits of a number; what follows is noise of the binary form. */
const digitsKept = 15;

const isWhole = (stored: string): boolean => /^-?\d+$/.test(stored);

/** Digits as they are, never `2.0261012083E+13`. What is no number stays as it is. */
export const plainNumber = (stored: string): string => {
  if (isWhole(stored)) return stored;
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  const kept = Number(number.toPrecision(digitsKept));
  const digits = String(kept);
  return digits.includes('e')
    ? kept.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : digits;
};

/** Whether a whole number had more digits than a spreadsheet keeps: the others are zeros or guesses now. */
export const hasLostDigits = (stored: string): boolean => {
  if (isWhole(stored)) return stored.replace('-', '').length > digitsKept && /^-?\d{15}0+$/.test(stored);
  return Math.abs(Number(stored)) >= 10 ** digitsKept;
};

/** A plain number cut at its point; the sign apart. */
const piecesOf = (plain: string): { sign: string; whole: string; decimals: string } => {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(plain) ?? [];
  return { sign, whole, decimals };
};

const withoutZeros = (whole: string): string => whole.replace(/^0+(?=\d)/, '');

/** A plain number times a hundred, to its last digit: `0.7237` is `72.37`. */
export const timesHundred = (plain: string): string => {
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return plain;
  const { sign, whole, decimals } = piecesOf(plain);
  const hundreds = withoutZeros(whole + decimals.slice(0, 2).padEnd(2, '0'));
  const rest = decimals.slice(2).replace(/0+$/, '');
  return `${sign}${hundreds}${rest === '' ? '' : `.${rest}`}`;
};

/** A plain number to so many places, a half away from zero, as a spreadsheet shows it; the sign is left out. */
export const roundedTo = (plain: string, places: number): { whole: string; decimals: string } => {
  const { whole, decimals } = piecesOf(plain);
  const kept = BigInt(`${whole}${decimals.slice(0, places).padEnd(places, '0')}` || '0');
  const up = (decimals[places] ?? '0') >= '5' ? 1n : 0n;
  const digits = String(kept + up).padStart(places + 1, '0');
  return { whole: digits.slice(0, digits.length - places), decimals: digits.slice(digits.length - places) };
};
