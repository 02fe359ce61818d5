import type { FieldProblem } from '../../domain/field-problem.ts';
import { withoutUnseen } from '../../domain/sound-text.ts';
import { longestCell } from './file-limits.ts';

/** What a table may hold, by the names over its columns, and which of them it cannot do without. */
export type TableForm = { readonly fields: readonly string[]; readonly required: readonly string[] };

/** A cell as its file gives it; one with a `fault` cannot be read. */
export type Cell = string | { fault: string };

/** The cells of a row that hold something, by their places from 0: a row costs what it holds, not how wide it is. */
export type Cells = ReadonlyMap<number, Cell>;

/**
 * A row of a table, numbered as a person sees it in a spreadsheet. One with a `fault` could not be cut into cells,
 * `field` being the known header over the place where it went wrong, if there is one.
 */
export type TableRow = { row: number; cells: Cells } | { row: number; fault: string; field?: string };

/** The known field over each place; one field over several places where its header is doubled. */
export type Columns = ReadonlyMap<number, string>;

/** The texts of a row as cells; those without text are left out. */
export const cellsFrom = (texts: readonly string[]): Cells =>
  new Map([...texts.entries()].filter(([, text]) => text.trim() !== ''));

const nameOf = (cell: Cell): string => (typeof cell === 'string' ? withoutUnseen(cell).trim().toLowerCase() : '');

/** Finds known fields in a header. Columns of other names are the office's own and are passed over. */
export const matchHeader = (header: Cells, fields: readonly string[]): Columns => {
  const known = new Map(fields.map((field) => [field.toLowerCase(), field]));
  const columns = new Map<number, string>();
  for (const [place, cell] of header) {
    const field = known.get(nameOf(cell));
    if (field !== undefined) columns.set(place, field);
  }
  return columns;
};

export const missingFrom = (columns: Columns, required: readonly string[]): string[] => {
  const found = new Set(columns.values());
  return required.filter((field) => !found.has(field));
};

export const doubledIn = (columns: Columns): string[] => {
  const times = Map.groupBy(columns.values(), (field) => field);
  return [...times].filter(([, places]) => places.length > 1).map(([field]) => field);
};

/** What is wrong with a cell, as a sentence that follows the field's name. */
const faultOf = (cell: Cell): string | undefined => {
  if (typeof cell !== 'string') return cell.fault;
  if (cell.length > longestCell)
    return `is too long: ${cell.length} characters, at most ${longestCell}; the row was left out`;
  if (cell.includes('\uFFFD')) return 'is not UTF-8: save the file as CSV UTF-8';
  return undefined;
};

type Value = { value: string } | { problem: string };

const agreedValue = (twins: readonly Cell[]): Value => {
  const fault = twins.map(faultOf).find((found) => found !== undefined);
  if (fault !== undefined) return { problem: fault };
  const values = new Set(
    twins.map((cell) => (typeof cell === 'string' ? cell.trim() : '')).filter((text) => text !== ''),
  );
  if (values.size > 1) return { problem: 'stands in two columns that do not agree' };
  return { value: [...values][0] ?? '' };
};

/** The known fields of a row; cells without text are left out. Every cell that cannot be taken is named. */
export const recordOf = (
  columns: Columns,
  cells: Cells,
): { record: Record<string, string> } | { problems: FieldProblem[] } => {
  const known = [...cells].flatMap(([place, cell]) => {
    const field = columns.get(place);
    return field === undefined ? [] : [{ field, cell }];
  });
  const read = [...Map.groupBy(known, ({ field }) => field)].map(([field, twins]) => ({
    field,
    ...agreedValue(twins.map(({ cell }) => cell)),
  }));
  const problems = read.flatMap((cell) => ('problem' in cell ? [{ field: cell.field, problem: cell.problem }] : []));
  if (problems.length > 0) return { problems };
  return {
    record: Object.fromEntries(
      read.flatMap((cell) => ('value' in cell && cell.value !== '' ? [[cell.field, cell.value]] : [])),
    ),
  };
};
