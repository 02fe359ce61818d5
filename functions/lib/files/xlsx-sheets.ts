import type { Cell, TableRow } from './columns.ts';
import { type FileLimits, mostColumns, tooManyRows } from './file-limits.ts';
import { readCell, type SheetCell } from './xlsx-cells.ts';
import { openParts, type Parts, readXml } from './xlsx-parts.ts';
import { textKeeper } from './xlsx-strings.ts';
import { readWorkbook, type Workbook } from './xlsx-workbook.ts';

/** Excel has no more rows. */
const mostRows = 1_048_576;

/** The place of a cell in its row, from 0: `AB12` is 27. Undefined for what is no place of a sheet. */
const placeOf = (reference: string | undefined, next: number): number | undefined => {
  if (reference === undefined) return next < mostColumns ? next : undefined;
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  const place = letters && [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return place !== undefined && place !== '' && place < mostColumns ? place : undefined;
};

/** A row's number as the sheet says it; where it says none, or one that cannot be, the next. */
const rowAfter = (before: number, written: string | undefined): number => {
  const said = /^\d{1,7}$/.test(written ?? '') ? Number(written) : 0;
  return said > before && said <= mostRows ? said : before + 1;
};

const misplaced = 'a cell of the row does not say in which column it stands: the row was left out';

/** A row that is being read. */
type OpenRow = { row: number; cells: Map<number, Cell>; place: number; fault?: string };

/** The rows of a sheet that hold cells, as they are unpacked; numbered as Excel shows them. */
async function* sheetRows(
  parts: Parts,
  sheet: string,
  { context }: Workbook,
  limits: FileLimits,
): AsyncGenerator<TableRow> {
  const ready: TableRow[] = [];
  const value = textKeeper();
  let open: OpenRow = { row: 0, cells: new Map(), place: -1 };
  let cell: SheetCell = { type: 'n', style: 0, text: '', hasFormula: false, hasValue: false };
  let inValue = false;
  let inPhonetic = false; // reading aids beside a text, not part of it
  let rows = 0;

  const openRow = (written: string | undefined) => {
    rows += 1;
    if (rows > limits.rows) throw tooManyRows(limits);
    open = { row: rowAfter(open.row, written), cells: new Map(), place: -1 };
  };
  const openCell = (attributes: ReadonlyMap<string, string>) => {
    const place = placeOf(attributes.get('r'), open.place + 1);
    if (place === undefined || open.cells.has(place)) open.fault = misplaced;
    open.place = place ?? open.place;
    const style = Number(attributes.get('s') ?? 0);
    cell = { type: attributes.get('t') ?? 'n', style, text: '', hasFormula: false, hasValue: false };
  };
  const closeCell = () => {
    const read = readCell({ ...cell, text: value.take() }, context);
    if (typeof read !== 'string' || read.trim() !== '') open.cells.set(open.place, read);
  };
  const closeRow = () => {
    const { row, cells, fault } = open;
    if (fault !== undefined) ready.push({ row, fault });
    else if (cells.size > 0) ready.push({ row, cells });
    open = { row, cells: new Map(), place: -1 };
  };

  const reading = readXml(parts.text(sheet), {
    open: (name, attributes) => {
      if (name === 'row') openRow(attributes.get('r'));
      if (name === 'c') openCell(attributes);
      if (name === 'f') cell.hasFormula = true;
      if (name === 'v') cell.hasValue = true;
      if (name === 'rPh') inPhonetic = true;
      inValue = name === 'v' || (name === 't' && !inPhonetic);
    },
    text: (piece) => {
      if (inValue) value.add(piece);
    },
    close: (name) => {
      inValue = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'c') closeCell();
      if (name === 'row') closeRow();
    },
  });
  for await (const _ of reading) yield* ready.splice(0);
}

/** The sheets of a workbook that people see, and those that are hidden from them. */
export type Sheets = { shown: AsyncGenerator<TableRow>[]; hidden: AsyncGenerator<TableRow>[] };

/** The sheets of an XLSX workbook, none of them read yet. Throws where the archive or its XML is broken or cut off. */
export const openWorkbook = async (archive: Buffer, limits: FileLimits): Promise<Sheets> => {
  const parts = await openParts(archive, limits);
  const workbook = await readWorkbook(parts, limits);
  const rowsOf = (areHidden: boolean) =>
    workbook.sheets
      .filter(({ isHidden }) => isHidden === areHidden)
      .map(({ part }) => sheetRows(parts, part, workbook, limits));
  return { shown: rowsOf(false), hidden: rowsOf(true) };
};
