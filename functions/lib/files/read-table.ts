import type { FieldProblem } from '../../domain/dossier.ts';
import type { Problem } from '../../ports.ts';
import {
  type Columns,
  doubledIn,
  matchHeader,
  missingFrom,
  recordOf,
  type TableForm,
  type TableRow,
} from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText, peekStart } from './file-bytes.ts';
import { countBytes, type FileLimits, limitsOfUpdates, rowsAboveHeader } from './file-limits.ts';
import { foreignFile, foreignPackage, isOldPackage } from './foreign-file.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { openWorkbook, type Sheets } from './xlsx-sheets.ts';

export type ReadRow =
  /** `warnings` tell of cells that were read otherwise than they stand there, or as empty. */
  | { row: number; record: Record<string, string>; warnings?: readonly FieldProblem[] }
  /** A fault of one row, which is left out; `field` is empty where it is the row as a whole. */
  | { problem: Problem };

const isEmpty = (row: TableRow): boolean => 'cells' in row && row.cells.size === 0;

const warned = (warnings: readonly FieldProblem[]) => (warnings.length > 0 ? { warnings } : {});

type Table = { header: number; columns: Columns; rows: AsyncGenerator<TableRow>; behind: AsyncGenerator<TableRow>[] };

type Candidate = { row: number; known: number; missing: readonly string[] };

/** A row that names no column is a title or somebody's data: the first row is spoken of then. */
const noHeader = ({ row, known, missing }: Candidate): string =>
  known > 0 && row > 1
    ? `row ${row} is not a header: it lacks the columns ${missing.join(', ')}`
    : `its first row is not a header with the columns ${missing.join(', ')}`;

/** The header of a table: its first row with every required column, or what is wrong with the row nearest to one. */
const findHeader = async (
  rows: AsyncGenerator<TableRow>,
  { fields, required }: TableForm,
): Promise<{ row: number; columns: Columns } | string | undefined> => {
  let best: Candidate | undefined;
  let fault: string | undefined;
  for (let looked = 0; looked <= rowsAboveHeader; ) {
    const next = await rows.next();
    if (next.done) break;
    if (isEmpty(next.value)) continue;
    looked += 1;
    if ('fault' in next.value) {
      fault ??= next.value.fault;
      continue;
    }
    const { row, cells } = next.value;
    const columns = matchHeader(cells, fields);
    const missing = missingFrom(columns, required);
    if (missing.length === 0) return { row, columns };
    if (!best || columns.size > best.known) best = { row, known: columns.size, missing };
  }
  if (fault !== undefined && (best?.known ?? 0) === 0) return `its header cannot be read: ${fault}`;
  return best && noHeader(best);
};

/** The first of the tables that has a header. */
const findTable = async (tables: readonly AsyncGenerator<TableRow>[], form: TableForm): Promise<Table> => {
  let problem = 'the file is empty';
  for (const [place, rows] of tables.entries()) {
    const found = await findHeader(rows, form);
    if (typeof found === 'object')
      return { header: found.row, columns: found.columns, rows, behind: tables.slice(place + 1) };
    problem = found ?? problem;
    await rows.return(undefined); // or each sheet that was looked at would stay half unpacked in memory
  }
  throw new UnreadableFile(problem);
};

/** Whether one of these tables has the header, too; what cannot be read of them does not spoil the one that was. */
const hasTable = async (tables: readonly AsyncGenerator<TableRow>[], form: TableForm): Promise<boolean> => {
  try {
    const { rows } = await findTable(tables, form);
    await rows.return(undefined);
    return true;
  } catch {
    return false;
  }
};

/** Rows of a hidden sheet are nobody's message; that there is no other is said. */
const findShownTable = async ({ shown, hidden }: Sheets, form: TableForm): Promise<Table> => {
  try {
    return await findTable(shown, form);
  } catch (error) {
    if (!(error instanceof UnreadableFile) || !(await hasTable(hidden, form))) throw error;
    throw new UnreadableFile('the sheet with the header is hidden: unhide it, save the file and send it again');
  }
};

async function* readTables(file: string, sheets: Sheets, form: TableForm): AsyncGenerator<ReadRow> {
  const { header, columns, rows, behind } = await findShownTable(sheets, form);
  for (const field of doubledIn(columns)) {
    const problem = 'names two columns; rows in which they differ are left out';
    yield { problem: { file, row: header, field, problem } };
  }
  let isBare = true;
  for await (const row of rows) {
    isBare &&= isEmpty(row);
    if ('fault' in row) yield { problem: { file, row: row.row, field: row.field ?? '', problem: row.fault } };
    else if (!isEmpty(row)) {
      const read = recordOf(columns, row.cells, form);
      if ('record' in read) yield { row: row.row, record: read.record, ...warned(read.warnings) };
      else for (const problem of read.problems) yield { problem: { file, row: row.row, ...problem } };
    }
  }
  if (isBare) yield { problem: { file, row: 0, field: '', problem: 'has a header and no rows below it' } };
  if (!(await hasTable(behind, form))) return;
  const problem = 'a further sheet has this header and was not read: send it as a file of its own';
  yield { problem: { file, row: 0, field: '', problem } };
}

export const largestWorkbook = 64 * 1024 * 1024;

/** A workbook's list of contents stands at its end, so it is held whole, packed as it is. */
const gather = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > largestWorkbook)
      throw new UnreadableFile('the workbook is larger than 64 MB: split it or save it as CSV UTF-8');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

async function* readWorkbook(
  file: string,
  archive: Buffer,
  form: TableForm,
  limits: FileLimits,
): AsyncGenerator<ReadRow> {
  try {
    yield* readTables(file, await openWorkbook(archive, limits), form);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    // All bytes are here, so whatever fails now is the workbook itself. What the parsers say may quote from it.
    const message = 'the workbook is damaged or cut off: save it again and send it anew';
    throw new UnreadableFile(message, { cause: error });
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, limits: FileLimits): AsyncGenerator<Uint8Array> {
  const count = countBytes(limits, `the file is larger than ${limits.megabytes} MB: split it`);
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}

const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && [0x0304, 0x0506, 0x0708].includes(((start[2] ?? 0) << 8) | (start[3] ?? 0));

/**
 * Reads a file of a table row by row, in bounded memory and no further than it is asked to: CSV (UTF-8 or UTF-16; comma,
 * semicolon, tab or stroke) or XLSX (the first sheet that people see with the right header), told apart by content, not
 * by name. Headers are matched in any case and order; other columns are passed over. At most ten rows of titles and
 * labels stand above the header. Rows are counted as a spreadsheet shows them; those without text are passed over.
 * Records hold only cells with text. What is wrong with a row is yielded; a file that cannot be read, or is beyond the
 * limits, throws `UnreadableFile`, sometimes after good rows; the source's own errors pass through.
 */
export async function* readTable(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  form: TableForm,
  limits: FileLimits = limitsOfUpdates,
): AsyncGenerator<ReadRow> {
  const { start, all, close } = await peekStart(bytes);
  try {
    if (isZip(start)) yield* readWorkbook(name, await gather(all), form, limits);
    else if (isOldPackage(start)) throw new UnreadableFile(foreignPackage(await gather(all)));
    else {
      const foreign = foreignFile(start);
      if (foreign !== undefined) throw new UnreadableFile(foreign);
      const rows = csvRows(decodeText(counted(all, limits), start), form, limits);
      yield* readTables(name, { shown: [rows], hidden: [] }, form);
    }
  } finally {
    await close(); // also where the reader stops early
  }
}
