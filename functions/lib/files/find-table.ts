import { type Columns, isEmpty, matchHeader, missingFrom, type TableForm, type TableRow } from './columns.ts';
import { rowsAboveHeader } from './file-limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import type { Sheets } from './xlsx-sheets.ts';

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
export const hasTable = async (tables: readonly AsyncGenerator<TableRow>[], form: TableForm): Promise<boolean> => {
  try {
    const { rows } = await findTable(tables, form);
    await rows.return(undefined);
    return true;
  } catch {
    return false;
  }
};

/** Rows of a hidden sheet are nobody's message; that there is no other is said. */
export const findShownTable = async ({ shown, hidden }: Sheets, form: TableForm): Promise<Table> => {
  try {
    return await findTable(shown, form);
  } catch (error) {
    if (!(error instanceof UnreadableFile) || !(await hasTable(hidden, form))) throw error;
    throw new UnreadableFile('the sheet with the header is hidden: unhide it, save the file and send it again');
  }
};
