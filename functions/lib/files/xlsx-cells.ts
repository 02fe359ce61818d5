import type { Cell } from './columns.ts';

/** What a cell's number format makes of it. Source: ECMA-376 part 1, 18.8.30. */
export type NumberFormat = 'number' | 'day' | 'time';

const builtInDays = [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const builtInTimes = [18, 19, 20, 21, 22, 32, 33, 45, 46, 47];

/** Excel takes no longer one. */
const longestCode = 255;

/** Where the part that begins at `start` and is none of the date's ends; `start` itself where none begins. */
const endOfAside = (code: string, start: number): number => {
  const behind = (sign: string): number => {
    const closed = code.indexOf(sign, start + 1);
    return closed === -1 ? start : closed + 1;
  };
  switch (code[start]) {
    case '"':
      return behind('"');
    case '\\':
    case '_':
    case '*':
      return start + 2;
    case '[':
      return /^(?:h+|m+|s+)\]$/i.test(code.slice(start + 1, behind(']'))) ? start : behind(']');
    default:
      return start;
  }
};

/** The letters of a format without text in quotes, escaped letters and [colours], which are not part of a date; [h] is. */
const lettersOf = (code: string): string => {
  let letters = '';
  for (let at = 0; at < code.length; ) {
    const end = endOfAside(code, at);
    if (end === at) letters += code[at];
    at = end === at ? at + 1 : end;
  }
  return letters;
};

/** Reads a format by its number, or by its code such as `dd/mm/yyyy hh:mm` where the workbook declares its own. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat => {
  if (code === undefined) return builtInTimes.includes(id) ? 'time' : builtInDays.includes(id) ? 'day' : 'number';
  const letters = lettersOf(code.slice(0, longestCode));
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
  /** Texts that cells of type `s` point into, unescaped. */
  strings: readonly string[];
  /** The number format of each cell style. */
  formats: readonly NumberFormat[];
  /** Days are counted from 1-1-1904, as old Macintosh workbooks do. */
  from1904: boolean;
};

/**
 * A text as Excel escapes it: `_x000D_` is a character by its number. Half a character stays one here, for the domain
 * treats it as it does in a text that was pushed.
 */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** As Excel writes them; anything else in their place may be anybody's data. */
const formulaErrors = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
];

/** What a cell holds, as text; a formula's value is the one that was last calculated. `text` is its value in XML. */
export const cellText = (type: string, style: number, text: string, context: CellContext): Cell => {
  if (text === '') return '';
  switch (type) {
    case 's':
      return context.strings[Number(text)] ?? { fault: 'points to a text that the workbook does not hold' };
    case 'inlineStr':
    case 'str':
      return unescaped(text);
    case 'b':
      return text;
    case 'e':
      return {
        fault: formulaErrors.includes(text) ? `holds the error ${text} of a formula` : 'holds the error of a formula',
      };
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
