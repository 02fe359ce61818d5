import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Problem } from '../../ports.ts';
import { doubledIn, isEmpty, type TableForm } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText, peekStart } from './file-bytes.ts';
import { countBytes, type FileLimits, limitsOfUpdates } from './file-limits.ts';
import { findShownTable, hasTable } from './find-table.ts';
import { foreignFile, foreignPackage, isOldPackage } from './foreign-file.ts';
import { recordOf } from './row-record.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { openWorkbook, type Sheets } from './xlsx-sheets.ts';

export type ReadRow =
  /**
   * `warnings` tell of cells that were read otherwise than they stand there, or as empty; `unread` names the fields that
   * say something which could not be read.
   */
  | {
      row: number;
      record: Record<string, string>;
      warnings?: readonly FieldProblem[];
      unread?: readonly string[];
    }
  /** A fault of one row, which is left out; `field` is empty where it is the row as a whole. */
  | { problem: Problem };

const warned = (warnings: readonly FieldProblem[], unread: readonly string[]) => ({
  ...(warnings.length > 0 && { warnings }),
  ...(unread.length > 0 && { unread }),
});

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
      if ('record' in read) yield { row: row.row, record: read.record, ...warned(read.warnings, read.unread) };
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
