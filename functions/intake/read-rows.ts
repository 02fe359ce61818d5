import { type DossierUpdate, parseUpdate } from '../domain/dossier.ts';
import type { FieldProblem } from '../domain/field-problem.ts';
import { type Instant, quote } from '../domain/time.ts';

/** `warnings` are those of the reader of its file, `unread` the fields that it could not read. */
export type Row = {
  row: number;
  record: unknown;
  warnings?: readonly FieldProblem[];
  unread?: readonly string[];
};
export type ReadUpdate = { row: number; update: DossierUpdate };
/** `severity` as a `Problem` has it. */
export type RowFault = FieldProblem & { row: number; severity?: 'warning' | undefined };

/** The update of a row, as far as there is one, and all that is to be said of the row. */
const readRow = (
  { row, record, warnings = [], unread = [] }: Row,
  latest: Instant,
): { updates: readonly ReadUpdate[]; faults: readonly RowFault[] } => {
  const parsed = parseUpdate(record, unread);
  const asWarnings = (found: readonly FieldProblem[]): RowFault[] =>
    found.map((warning) => ({ row, ...warning, severity: 'warning' }));
  const read = asWarnings(warnings);
  if (!parsed.ok) return { updates: [], faults: [...read, ...parsed.problems.map((problem) => ({ row, ...problem }))] };
  const faults = [...read, ...asWarnings(parsed.warnings)];
  const { update } = parsed;
  if (update.updatedAt <= latest) return { updates: [{ row, update }], faults };
  const problem = `${quote(update.updatedAt)} lies in the future`;
  return { updates: [], faults: [...faults, { row, field: 'ThoiDiemCapNhat', problem }] };
};

/**
 * Reads the updates of rows. Each row is read by itself: one that makes the reader throw is told to `fail`, and the
 * others are read all the same.
 */
export const readRows = (
  rows: readonly Row[],
  latest: Instant,
  fail: (row: number, error: unknown) => void,
): { updates: ReadUpdate[]; faults: RowFault[] } => {
  const updates: ReadUpdate[] = [];
  const faults: RowFault[] = [];
  for (const row of rows) {
    try {
      const read = readRow(row, latest);
      updates.push(...read.updates);
      faults.push(...read.faults);
    } catch (error) {
      fail(row.row, error);
    }
  }
  return { updates, faults };
};
