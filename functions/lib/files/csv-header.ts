import { type Cells, type Columns, cellsFrom, matchHeader, missingFrom, type TableForm } from './columns.ts';
import { cellsOf } from './csv-cells.ts';
import { type Lines, longestLine } from './csv-lines.ts';
import { heightOf, textOf } from './csv-records.ts';
import { rowsAboveHeader } from './file-limits.ts';

/** How a file is laid out. The header's names set the width of all rows. */
export type Layout = { delimiter: string; width: number; known: Columns };

/** A row that may be the header: so many lines and rows stand above it. */
export type Header = { linesAbove: number; rowsAbove: number; layout: Layout; cells: Cells };

const isBlank = (cell: string): boolean => cell.trim() === '';

/** Excel in Vietnam writes `;`, other programs commas, tabs or strokes. */
const usualDelimiters = [',', ';', '\t', '|'];

/** What Excel writes, and reads, above all rows to say its delimiter: `sep=;`. */
export const delimiterSaid = (line: string): string | undefined => /^"?sep=([^"\r\n])"?[;,|]*\s*$/i.exec(line)?.[1];

/** A row of a sheet without text, as CSV has it. */
const isEmptyLine = (line: string): boolean => /^[\s,;|"]*$/.test(line);

/** Quoted cells run over some lines at most. */
const tallestHeader = 20;

/** The rows of ten titles, some of them of several lines, and empty ones between. */
const mostLines = 200;

/** The record that begins at a line, cut by the delimiter that brings out the most known names. */
const candidateAt = async (
  lines: Lines,
  line: number,
  fields: readonly string[],
  delimiters: readonly string[],
): Promise<{ layout: Layout; cells: Cells; height: number } | undefined> => {
  const height = await heightOf(lines, line, tallestHeader);
  if (height === undefined) return undefined;
  const text = await textOf(lines, height, line);
  let best: { layout: Layout; cells: Cells; height: number } | undefined;
  for (const delimiter of delimiters) {
    const texts = cellsOf(text, delimiter);
    if (!texts) continue;
    const cells = cellsFrom(texts);
    const known = matchHeader(cells, fields);
    if (best && known.size <= best.layout.known.size) continue;
    const width = texts.findLastIndex((cell) => !isBlank(cell)) + 1;
    best = { layout: { delimiter, width, known }, cells, height };
  }
  return best;
};

/**
 * The header of a CSV text: the first row with every required column, with at most ten rows of titles and labels above
 * it; where there is none, the row with the most known names. Its delimiter is that of the file. Titles may hold commas
 * and quotes, and run over lines, so each line is looked at as if the header began there. Undefined where no row can be
 * cut into cells at all.
 */
export const findCsvHeader = async (
  lines: Lines,
  { fields, required }: TableForm,
  said: string | undefined,
): Promise<Header | undefined> => {
  const delimiters = said === undefined ? usualDelimiters : [said, ...usualDelimiters];
  let best: Header | undefined;
  let rowsAbove = 0;
  let filled = 0;
  let characters = 0;
  let nextRow = 0; // the line that the next row begins with
  for (let line = 0; line < mostLines; line += 1) {
    const text = await lines.peek(line);
    if (text === undefined) break;
    characters += text.length;
    const beginsRow = line >= nextRow;
    const isEmpty = isEmptyLine(text);
    if (beginsRow && !isEmpty && filled > rowsAboveHeader) break;
    const found = isEmpty ? undefined : await candidateAt(lines, line, fields, delimiters);
    if (found && missingFrom(found.layout.known, required).length === 0)
      return { ...found, linesAbove: line, rowsAbove };
    if (found && (!best || found.layout.known.size > best.layout.known.size))
      best = { ...found, linesAbove: line, rowsAbove };
    if (beginsRow) {
      nextRow = line + (found?.height ?? 1);
      rowsAbove += 1;
      filled += isEmpty ? 0 : 1;
    }
    if (characters > longestLine) break;
  }
  return best;
};
