import { type Cells, cellsFrom, matchHeader, type TableRow } from './columns.ts';
import { cellsOf } from './csv-cells.ts';
import { type Lines, longestLine, lookAhead } from './csv-lines.ts';
import { type FileLimits, mostColumns, tooManyRows } from './file-limits.ts';

const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];
/** How a file is laid out. The header's names set the width of all rows. */
type Layout = { delimiter: Delimiter; width: number; known: ReturnType<typeof matchHeader> };

const isBlank = (cell: string): boolean => cell.trim() === '';

/** Excel in Vietnam writes `;`, other programs commas or tabs: the one that brings out the most known headers. */
const layoutOf = (text: string, fields: readonly string[]): Layout => {
  const layouts = delimiters.map((delimiter): Layout => {
    const header = cellsOf(text, delimiter) ?? [];
    const known = matchHeader(cellsFrom(header), fields);
    return { delimiter, known, width: header.findLastIndex((cell) => !isBlank(cell)) + 1 };
  });
  return layouts.reduce((best, other) => (other.known.size > best.known.size ? other : best));
};

const quotesInPairs = (text: string): boolean => text.split('"').length % 2 === 1;

/** How many lines the next record takes: up to the first line end outside quotes; undefined where a quote stays open. */
const heightOf = async (lines: Lines): Promise<number | undefined> => {
  let length = 0;
  let open = false;
  for (let height = 1; ; height += 1) {
    const line = await lines.peek(height - 1);
    length += line?.length ?? 0;
    if (line === undefined || (height > 1 && length > longestLine)) return undefined;
    open = open === quotesInPairs(line);
    if (!open) return height;
  }
};

const textOf = async (lines: Lines, height: number): Promise<string> => {
  let text = '';
  for (let n = 0; n < height; n += 1) text += (await lines.peek(n)) ?? '';
  return text;
};

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

/** Whether cells are those of a whole row: as many as the header has, not all of them empty. */
const isRow = (cells: readonly string[], { width }: Layout): boolean =>
  cells.length >= width && cells.slice(width).every(isBlank) && !cells.every(isBlank);

/** The cells of the first line of several, had no quote been opened at its end. */
const firstAlone = (line: string, delimiter: Delimiter): string[] => {
  const cells = cellsOf(`${line}"`, delimiter) ?? [];
  return [...cells.slice(0, -1), ...cells.slice(-1).flatMap((cell) => cell.split(delimiter))];
};

/** The cells of the last line of several, had no quote been closed at its start. */
const lastAlone = (line: string, delimiter: Delimiter): string[] => {
  const cells = cellsOf(`"${line}`, delimiter) ?? [];
  return [...cells.slice(0, 1).flatMap((cell) => cell.split(delimiter)), ...cells.slice(1)];
};

/**
 * Whether stray quotes hold rows together that stand for themselves: a line within is a whole row, or the first and the
 * last both are. A line of an address or of a list has not as many delimiters as a row.
 */
const holdsRows = async (lines: Lines, height: number, layout: Layout): Promise<boolean> => {
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
const readRecord = async (lines: Lines, layout: Layout): Promise<Read> => {
  const { delimiter, width } = layout;
  const height = await heightOf(lines);
  if (height === undefined) return { ...badQuotes, height: 1 };
  const text = await textOf(lines, height);
  if (text.length > longestLine) return { fault: `the row is longer than ${longestLine} characters`, height };
  const cells = cellsOf(text, delimiter);
  if (!cells) return { ...badQuotes, height: 1 };
  if (await holdsRows(lines, height, layout)) return { ...badQuotes, height: 1 };
  const fault = widthFault(cells, layout);
  return fault ? { ...fault, height } : { cells: cellsFrom(cells.slice(0, width)), height };
};

/**
 * The rows of a CSV text with commas, semicolons or tabs between cells; the first that is not empty is the header and
 * sets the width. Lines without text are counted and passed over. A row whose quotes or width are wrong is given as a
 * fault. A quote that was never closed, or that a stray one closes rows below, costs its own line and none of those
 * behind it: reading goes on there. Holds a few records and one chunk at a time.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  fields: readonly string[],
  limits: FileLimits,
): AsyncGenerator<TableRow> {
  const lines = lookAhead(text);
  let layout: Layout | undefined;
  for (let row = 1; ; row += 1) {
    const first = await lines.peek(0);
    if (first === undefined) return;
    if (row > limits.rows) throw tooManyRows(limits);
    if (isBlank(first)) {
      lines.drop(1);
      continue;
    }
    layout ??= layoutOf(await textOf(lines, (await heightOf(lines)) ?? 1), fields);
    const { height, ...read } = await readRecord(lines, layout);
    lines.drop(height);
    yield { row, ...read };
  }
}
