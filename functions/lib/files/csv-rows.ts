import { parse } from 'csv-parse/sync';
import { matchHeader, type TableRow } from './columns.ts';
import { type Lines, longestLine, lookAhead } from './csv-lines.ts';

const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];
/** How a file is laid out. The header's names set the width of all rows. */
type Layout = { delimiter: Delimiter; header: readonly string[] };

const cellsOf = (record: string, delimiter: Delimiter): string[] | undefined => {
  try {
    return parse(record, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })[0] ?? [''];
  } catch {
    return undefined; // a quote in the middle of a cell; the library's own words are for programmers
  }
};

const isBlank = (cell: string): boolean => cell.trim() === '';

/** Excel in Vietnam writes `;`, other programs commas or tabs: the one that brings out the most known headers. */
const layoutOf = (text: string, fields: readonly string[]): Layout => {
  const known = (delimiter: Delimiter): number => matchHeader(cellsOf(text, delimiter) ?? [], fields).size;
  const delimiter = delimiters.reduce((best, other) => (known(other) > known(best) ? other : best));
  const header = cellsOf(text, delimiter) ?? [];
  return { delimiter, header: header.slice(0, header.findLastIndex((cell) => !isBlank(cell)) + 1) };
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

const widthFault = (cells: readonly string[], header: readonly string[]): Fault | undefined => {
  if (cells.every(isBlank)) return undefined;
  if (cells.length < header.length)
    return {
      fault: `the row ends early, after ${cells.length} of ${header.length} cells: perhaps the file is cut off`,
      field: header[cells.length],
    };
  return cells.slice(header.length).every(isBlank)
    ? undefined
    : {
        fault: `the row has ${cells.length} cells, the header ${header.length}: perhaps a cell with a comma lacks its quotes`,
      };
};

type Read = ({ cells: string[] } | Fault) & { height: number };

/** Reads the record that starts at the next line; `height` is how many lines are done with. */
const readRecord = async (lines: Lines, { delimiter, header }: Layout): Promise<Read> => {
  const height = await heightOf(lines);
  if (height === undefined) return { ...badQuotes, height: 1 };
  const text = await textOf(lines, height);
  if (text.length > longestLine) return { fault: `the row is longer than ${longestLine} characters`, height };
  const cells = cellsOf(text, delimiter);
  if (!cells) return { ...badQuotes, height: 1 };
  const fault = widthFault(cells, header);
  if (!fault) return { cells: cells.slice(0, header.length), height };
  // Where the second line alone is a whole row, a quote gone wrong in the first had swallowed it.
  const second = height > 1 ? ((await lines.peek(1)) ?? '') : '';
  const swallowed = cellsOf(second, delimiter)?.length === header.length;
  return swallowed ? { ...badQuotes, height: 1 } : { ...fault, height };
};

/**
 * The rows of a CSV text with commas, semicolons or tabs between cells; the first that is not empty is the header and
 * sets the width. A row whose quotes or width are wrong is given as a fault. A quote that was never closed costs its
 * own line and none of those behind it: reading goes on there. Holds a few records and one chunk at a time.
 */
export async function* csvRows(text: AsyncIterable<string>, fields: readonly string[]): AsyncGenerator<TableRow> {
  const lines = lookAhead(text);
  let layout: Layout | undefined;
  for (let row = 1; ; row += 1) {
    const first = await lines.peek(0);
    if (first === undefined) return;
    if (!isBlank(first)) layout ??= layoutOf(await textOf(lines, (await heightOf(lines)) ?? 1), fields);
    const { height, ...read } = layout ? await readRecord(lines, layout) : { height: 1, cells: [] };
    lines.drop(height);
    yield { row, ...read };
  }
}
