import type { FileRow, Imported, RowProblem } from '../../domain/file-rows.ts';
import type { TableForm } from './columns.ts';
import { limitsOfWhole, tooManyRows } from './file-limits.ts';
import { readTable } from './read-table.ts';
import { UnreadableFile } from './unreadable-file.ts';

const unreadable = (problem: string): Imported<FileRow[]> => ({
  ok: false,
  problems: [{ row: 0, field: '', problem }],
});

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const startsJson = (bytes: Uint8Array): boolean => {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return (start.startsWith('[') || start.startsWith('{')) && !start.startsWith('{\\rtf');
};

/** A list of records, or an object whose field `data` is one, as the national exchange wraps lists. */
const listIn = (json: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(json)) return json;
  return typeof json === 'object' && json !== null && 'data' in json && Array.isArray(json.data)
    ? json.data
    : undefined;
};

const readJson = (bytes: Uint8Array): Imported<FileRow[]> => {
  try {
    const list = listIn(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (!list) return unreadable('its JSON is no list of records');
    return list.length > limitsOfWhole.rows
      ? unreadable(tooManyRows(limitsOfWhole).message)
      : { ok: true, value: list.map((record, place) => ({ row: place + 1, record })) };
  } catch (error) {
    return unreadable(`its JSON cannot be read: ${error instanceof Error ? error.message : 'it is damaged'}`);
  }
};

/**
 * Reads a whole file of a table that is taken in as one or not at all: CSV or XLSX with the header of `form`, or JSON.
 * Any row that cannot be read or is doubtful, and none is given. Rows of CSV and XLSX are numbered with the header as row 1, those of
 * JSON from 1. Smaller limits hold than for files that are read row by row: all of it is in memory.
 */
export const readWhole = async (bytes: Uint8Array, form: TableForm): Promise<Imported<FileRow[]>> => {
  if (startsJson(bytes)) return readJson(bytes);
  const rows: FileRow[] = [];
  const problems: RowProblem[] = [];
  try {
    for await (const one of readTable('', inOne(bytes), form, limitsOfWhole)) {
      if ('record' in one) {
        rows.push({ row: one.row, record: one.record });
        // Nobody is asked about a warning here: what could be read otherwise must not become a figure.
        problems.push(...(one.warnings ?? []).map((warning) => ({ row: one.row, ...warning })));
      } else problems.push({ row: one.problem.row, field: one.problem.field, problem: one.problem.problem });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return unreadable(error.message);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
};
