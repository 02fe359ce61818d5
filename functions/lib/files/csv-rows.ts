import { type Cells, cellsFrom, missingFrom, type TableForm, type TableRow } from './columns.ts';
import { cellsOf } from './csv-cells.ts';
import { delimiterSaid, findCsvHeader, type Layout } from './csv-header.ts';
import { type Lines, longestLine, lookAhead } from './csv-lines.ts';
import { heightOf, textOf } from './csv-records.ts';
import { type FileLimits, mostColumns, tooManyRows } from './file-limits.ts';

const isBlank = (cell: string): boolean => cell.trim() === '';

/** A layout with the fields that each row has to have. */
type Sheet = Layout & { required: readonly string[] };

type Fault = { fault: string; field?: string };

const badQuotes = {
  fault: 'a quote is opened and not closed, or stands in the middle of a cell: the row was left out',
} satisfies Fault;

/** A header that is not a known field is not named: where there is no header at all, it is somebody's data. */
const endsEarly = (cells: number, { width, known }: Layout): Fault => {
  const field = known.get(cells);
  return {
    fault: `the row ends early, after ${cells} of ${width} cells: perhaps the file is cut off`,
    ...(field && { field }),
  };
};

/** Whether every column that a row cannot do without holds something in it. */
const hasRequired = (cells: readonly string[], { known, required }: Sheet): boolean => {
  const filled = new Set([...known].flatMap(([place, field]) => (isBlank(cells[place] ?? '') ? [] : [field])));
  return required.every((field) => filled.has(field));
};

/** No longer record is looked at to tell whether it is a row; of one whose quotes are wrong the line counts alone. */
const tallestBehind = 20;

/** The cells of the record that begins at a line. */
const cellsFromLine = async (lines: Lines, from: number, delimiter: string): Promise<string[]> => {
  const height = (await heightOf(lines, from, tallestBehind)) ?? 1;
  const text = await textOf(lines, height, from);
  return cellsOf(text, delimiter) ?? cellsOf(`${text}"`, delimiter) ?? text.split(delimiter);
};

/** As far as a look goes for the row behind another, over lines without text. */
const mostBlanksBetween = 100;

/**
 * Whether a row only lacks empty cells at its end, as Excel leaves them off: it has all required columns and a line end
 * of its own, and what comes behind it is a row. Else the file is cut off, or a bare line break stands in a cell.
 */
const lacksEmptyCells = async (lines: Lines, height: number, cells: readonly string[], sheet: Sheet) => {
  const { known, required, delimiter } = sheet;
  if ([...known].some(([place, field]) => place >= cells.length && required.includes(field))) return false;
  if (!/[\r\n]$/.test((await lines.peek(height - 1)) ?? '')) return false;
  for (let n = height; n < height + mostBlanksBetween; n += 1) {
    if ((await lines.peek(n)) === undefined) return true;
    const behind = await cellsFromLine(lines, n, delimiter);
    if (!behind.every(isBlank)) return hasRequired(behind, sheet);
  }
  return false;
};

const widthFault = (cells: readonly string[], layout: Layout): Fault | undefined => {
  const { width } = layout;
  if (cells.length > mostColumns) return { fault: `the row has more than ${mostColumns} cells` };
  if (cells.every(isBlank)) return undefined;
  if (cells.length < width) return endsEarly(cells.length, layout);
  return cells.slice(width).every(isBlank)
    ? undefined
    : {
        fault: `the row has ${cells.length} cells, the header ${width}: perhaps a cell with a comma lacks its quotes`,
      };
};

/** With fewer required cells, a line of an address could look like a row that lacks empty cells. */
const tellingRow = 5;

/** Whether cells are those of a whole row: as many as the header has, or all that are required, and not all of them empty. */
const isRow = (cells: readonly string[], sheet: Sheet): boolean => {
  const { width, required } = sheet;
  if (!cells.slice(width).every(isBlank) || cells.every(isBlank)) return false;
  return cells.length >= width || (required.length >= tellingRow && hasRequired(cells, sheet));
};

/** The cells of the first line of several, had no quote been opened at its end. */
const firstAlone = (line: string, delimiter: string): string[] => {
  const cells = cellsOf(`${line}"`, delimiter) ?? [];
  return [...cells.slice(0, -1), ...cells.slice(-1).flatMap((cell) => cell.split(delimiter))];
};

/** The cells of the last line of several, had no quote been closed at its start. */
const lastAlone = (line: string, delimiter: string): string[] => {
  const cells = cellsOf(`"${line}`, delimiter) ?? [];
  return [...cells.slice(0, 1).flatMap((cell) => cell.split(delimiter)), ...cells.slice(1)];
};

/**
 * Whether stray quotes hold rows together that stand for themselves: a line within is a whole row, or the first and the
 * last both are. A line of an address or of a list has not as many delimiters as a row.
 */
const holdsRows = async (lines: Lines, height: number, layout: Sheet): Promise<boolean> => {
  // A file of one column has no delimiters to tell by: there, lines in quotes are lines of a cell.
  if (height === 1 || layout.width === 1) return false;
  const lineAt = async (n: number): Promise<string> => (await lines.peek(n)) ?? '';
  for (let n = 1; n < height - 1; n += 1) {
    if (isRow(cellsOf(await lineAt(n), layout.delimiter) ?? [], layout)) return true;
  }
  const first = firstAlone(await lineAt(0), layout.delimiter);
  const last = lastAlone(await lineAt(height - 1), layout.delimiter);
  return isRow(first, layout) && isRow(last, layout);
};

type Read = ({ cells: Cells } | Fault) & { height: number };

/** Reads the record that starts at the next line; `height` is how many lines are done with. */
const readRecord = async (lines: Lines, layout: Sheet): Promise<Read> => {
  const { delimiter, width } = layout;
  const height = await heightOf(lines);
  if (height === undefined) return { ...badQuotes, height: 1 };
  const text = await textOf(lines, height);
  if (text.length > longestLine) return { fault: `the row is longer than ${longestLine} characters`, height };
  const cells = cellsOf(text, delimiter);
  if (!cells) return { ...badQuotes, height: 1 };
  if (await holdsRows(lines, height, layout)) return { ...badQuotes, height: 1 };
  const isShort = cells.length < width && !cells.every(isBlank);
  const isWhole = isShort && (await lacksEmptyCells(lines, height, cells, layout));
  const fault = isWhole ? undefined : widthFault(cells, layout);
  return fault ? { ...fault, height } : { cells: cellsFrom(cells.slice(0, width)), height };
};

/** Passes over lines without text; answers how many. */
const dropBlanks = async (lines: Lines, limits: FileLimits): Promise<number> => {
  for (let dropped = 0; ; dropped += 1) {
    const line = await lines.peek(0);
    if (line === undefined || !isBlank(line)) return dropped;
    if (dropped >= limits.rows) throw tooManyRows(limits);
    lines.drop(1);
  }
};

/**
 * The rows of a CSV text from its header on, which sets the delimiter (comma, semicolon, tab or stroke) and the width;
 * titles above it are passed over and counted. Rows may lack empty cells at their end. A text without header gives the one row that comes nearest to it. Lines
 * without text are counted and passed over. A row whose quotes or width are wrong is given as a fault. A quote that was
 * never closed, or that a stray one closes rows below, costs its own line and none of those behind it: reading goes on
 * there. Holds a few records and one chunk at a time.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  form: TableForm,
  limits: FileLimits,
): AsyncGenerator<TableRow> {
  const lines = lookAhead(text);
  const said = delimiterSaid((await lines.peek(0)) ?? '');
  if (said !== undefined) lines.drop(1); // no row: spreadsheets do not show it
  const blanks = await dropBlanks(lines, limits);
  if ((await lines.peek(0)) === undefined) return;
  const header = await findCsvHeader(lines, form, said);
  if (!header) {
    yield { row: blanks + 1, ...badQuotes };
    return;
  }
  lines.drop(header.linesAbove);
  const layout = { ...header.layout, required: form.required };
  if (missingFrom(layout.known, form.required).length > 0) {
    yield { row: blanks + header.rowsAbove + 1, cells: header.cells };
    return;
  }
  for (let row = blanks + header.rowsAbove + 1; ; row += 1) {
    const first = await lines.peek(0);
    if (first === undefined) return;
    if (row > limits.rows) throw tooManyRows(limits);
    if (isBlank(first)) {
      lines.drop(1);
      continue;
    }
    const { height, ...read } = await readRecord(lines, layout);
    lines.drop(height);
    yield { row, ...read };
  }
}
