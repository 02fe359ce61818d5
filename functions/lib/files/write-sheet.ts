import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Sheet, SheetCell, SheetType } from '../../domain/sheet.ts';
import { firstOf } from '../../domain/sound-text.ts';
import { forSpreadsheets } from './csv-format.ts';

const writeCsv = ({ headings, rows }: Sheet): Uint8Array =>
  Buffer.from(stringify([[...headings], ...rows], forSpreadsheets));

const head = (heading: string): Cell => ({ value: heading, fontWeight: 'bold', wrap: true, alignVertical: 'center' });

const cellOf = (value: SheetCell): Cell => {
  if (typeof value === 'number') return { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '0.00' };
  // A text by its type: what looks like a formula is none.
  return value === undefined ? null : { value, type: String };
};

const widthOf = (sheet: Sheet, column: number): number => {
  const longest = Math.max(...sheet.rows.map((row) => String(row[column] ?? '').length), 0);
  return Math.min(60, Math.max(12, longest + 2));
};

/** Tabs of a workbook are at most 31 characters long, without signs that paths are made of. Source: ECMA-376 part 1, 18.2.19. */
const tabName = (name: string): string => firstOf(name.replace(/[\\/?*[\]:]/g, ' '), 31);

const writeXlsx = async (sheet: Sheet): Promise<Uint8Array> => {
  const cells = [sheet.headings.map(head), ...sheet.rows.map((row) => row.map(cellOf))];
  const columns = sheet.headings.map((_, place) => ({ width: widthOf(sheet, place) }));
  return writeXlsxFile(cells, { sheet: tabName(sheet.name), columns, stickyRowsCount: 1 }).toBuffer();
};

/** The bytes of a table's file. */
export const writeSheet = async (sheet: Sheet, as: SheetType): Promise<Uint8Array> =>
  as === 'csv' ? writeCsv(sheet) : writeXlsx(sheet);
