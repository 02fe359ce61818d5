const isDigit = (point: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(point));

/** Unicode keeps the ten digits of each script side by side, from 0 to 9; five sets of mathematical ones stand in a row. */
const longestRow = 50;

const digitValue = (digit: string): number => {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (point - first < longestRow && isDigit(first - 1)) first -= 1;
  return (point - first) % 10;
};

/** The text with the digits of every script as 0 to 9: `０９０５` and `٠٩٠٥` are `0905`. */
export const plainDigits = (text: string): string =>
  text.replace(/[^\P{Nd}\d]/gu, (digit) => String(digitValue(digit)));
