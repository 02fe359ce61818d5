import type { Cell } from './columns.ts';

/** What a cell's number format makes of it. Source: ECMA-376 part 1, 18.8.30. */
export type NumberFormat = 'number' | 'day' | 'time';

const builtInDays = [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const builtInTimes = [18, 19, 20, 21, 22, 32, 33, 45, 46, 47];

/** Reads a format by its number, or by its code such as `dd/mm/yyyy hh:mm` where the workbook declares its own. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat => {
  if (code === undefined) return builtInTimes.includes(id) ? 'time' : builtInDays.includes(id) ? 'day' : 'number';
  // Text in quotes, escaped letters and [colours] are not part of the date; [h] is.
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[hs]/i.test(letters) ? 'time' : /[dmy]/i.test(letters) ? 'day' : 'number';
};

/** Digits as they are, never `2.0261012083E+13`; Excel keeps 15 of them, what follows is noise of the binary form. */
const plainNumber = (text: string): string => {
  if (/^-?\d{1,15}$/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number)
    ? Number(number.toPrecision(15)).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
};

const lastDay = 2_958_465; // 31-12-9999

/** `yyyyMMddHHmmss` as the officer sees it; `yyyyMMdd` where the cell shows a day and holds no hour. */
const writtenDate = (serial: number, format: NumberFormat, from1904: boolean): string => {
  const seconds = Math.round(serial * 86_400);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const digits = new Date(start + seconds * 1000).toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return format === 'day' && seconds % 86_400 === 0 ? digits.slice(0, 8) : digits;
};

export type CellContext = {
  /** Texts that cells of type `s` point into. */
  strings: readonly string[];
  /** The number format of each cell style. */
  formats: readonly NumberFormat[];
  /** Days are counted from 1-1-1904, as old Macintosh workbooks do. */
  from1904: boolean;
};

/** A text as Excel escapes it: `_x000D_` is a character by its number. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** What a cell holds, as text; a formula's value is the one that was last calculated. `text` is its value in XML. */
export const cellText = (type: string, style: number, text: string, context: CellContext): Cell => {
  if (text === '') return '';
  switch (type) {
    case 's':
      return unescaped(context.strings[Number(text)] ?? '');
    case 'inlineStr':
    case 'str':
      return unescaped(text);
    case 'b':
      return text;
    case 'e':
      return { fault: `holds the error ${text} of a formula` };
    case 'd':
      return text;
    default: {
      const format = context.formats[style] ?? 'number';
      const serial = Number(text);
      return format !== 'number' && serial >= 1 && serial <= lastDay
        ? writtenDate(serial, format, context.from1904)
        : plainNumber(text);
    }
  }
};
