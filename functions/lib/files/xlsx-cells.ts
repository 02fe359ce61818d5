import { quote } from '../../domain/time.ts';
import type { AsCode, Cell } from './columns.ts';
import type { NumberFormat } from './number-format.ts';
import { hasLostDigits, plainNumber, timesHundred } from './number-text.ts';
import { lastDay, writtenDate } from './serial-dates.ts';
import { shownNumber, shownText } from './shown-cell.ts';

export type CellContext = {
  /** Texts that cells of type `s` point into, unescaped. */
  strings: readonly string[];
  /** The number format of each cell style. */
  formats: readonly NumberFormat[];
  /** Days are counted from 1-1-1904, as old Macintosh workbooks do. */
  from1904: boolean;
};

/** A cell of a sheet in XML: its type, its style, its value as text, and whether a formula and a value are there at all. */
export type SheetCell = { type: string; style: number; text: string; hasFormula: boolean; hasValue: boolean };

/** A date that the workbook writes out; its midnight is none where only a day is shown. */
const isoDate = (text: string, format: NumberFormat): string =>
  format.is === 'date' && !format.hasHour ? text.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '') : text;

const noCode = (stored: string) => (): AsCode => {
  const plain = plainNumber(stored);
  return {
    shown: plain,
    doubt: `is formatted as a date or percentage: ${quote(plain)} was read, format the column as text`,
  };
};

const cutCode = (): AsCode => ({
  fault: 'is a number of more digits than a spreadsheet keeps: format the column as text and write it again',
});

const dateCell = (stored: string, format: NumberFormat & { is: 'date' }, from1904: boolean): Cell => {
  const serial = Number(stored);
  // A formula makes 0 of an empty cell; it is shown as day 0 of January 1900.
  if (serial === 0 && format.hasDay && !from1904) return { stored: '', asCode: noCode(stored) };
  const isDate = serial >= (from1904 && format.hasDay ? 0 : 1) && serial <= lastDay;
  return {
    stored: isDate ? writtenDate(stored, format.hasHour, from1904) : plainNumber(stored),
    asCode: noCode(stored),
  };
};

/** No number is longer; its digits would cost more than they can say. */
const longestNumber = 400;

const numberCell = (stored: string, { formats, from1904 }: CellContext, style: number): Cell => {
  const format = formats[style];
  if (stored.length > longestNumber || stored.trim() === '' || !Number.isFinite(Number(stored))) return stored;
  if (format?.is === 'date') return dateCell(stored, format, from1904);
  const plain = plainNumber(stored);
  if (format?.is === 'percent') return { stored: timesHundred(plain), asCode: noCode(stored) };
  if (hasLostDigits(stored)) return { stored: plain, asCode: cutCode };
  if (format?.is !== 'mask') return plain;
  return { stored: plain, asCode: () => ({ shown: shownNumber(format.sections, plain) || plain }) };
};

/** A text; as a code it is what its format makes of it, such as `H48.` before it. */
const textCell = (text: string, format: NumberFormat | undefined): Cell => {
  if (format?.is !== 'mask') return text;
  const shown = shownText(format.sections, text);
  return shown === undefined || shown === '' || shown === text ? text : { stored: text, asCode: () => ({ shown }) };
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

const missingText = 'points to a text that the workbook does not hold';
const notCalculated = 'holds a formula without its value: open the file in Excel, save it and send it again';

/** What a cell holds; a formula's value is the one that was last calculated. */
export const readCell = ({ type, style, text, hasFormula, hasValue }: SheetCell, context: CellContext): Cell => {
  // A formula that gives an empty text says so; one that no program has calculated yet has no value, or an empty number.
  const isCalculated = hasValue && type === 'str';
  if (text === '') return hasFormula && !isCalculated ? { fault: notCalculated } : '';
  const format = context.formats[style];
  switch (type) {
    case 's': {
      const shared = context.strings[Number(text)];
      return shared === undefined ? { fault: missingText } : textCell(shared, format);
    }
    case 'inlineStr':
    case 'str':
      return textCell(unescaped(text), format);
    case 'b':
      return text;
    case 'e':
      return {
        fault: formulaErrors.includes(text) ? `holds the error ${text} of a formula` : 'holds the error of a formula',
        isError: true,
      };
    case 'd':
      return isoDate(text, format ?? { is: 'plain' });
    default:
      return numberCell(text, context, style);
  }
};
