import type { FieldProblem } from '../../domain/dossier.ts';

/** What a table may hold, by the names over its columns, and which of them it cannot do without. */
export type TableForm = { readonly fields: readonly string[]; readonly required: readonly string[] };

/** A cell as its file gives it; one with a `fault` cannot be read. */
export type Cell = string | { fault: string };

/**
 * A row of a table, numbered as a person sees it in a spreadsheet. One with a `fault` could not be cut into cells,
 * `field` being the header over the place where it went wrong, if there is one.
 */
export type TableRow = { row: number; cells: readonly Cell[] } | { row: number; fault: string; field?: string };

/** Where each known field stands; several places where its header is doubled. */
export type Columns = ReadonlyMap<string, readonly number[]>;

/** The longest of any field's limits lies far below; what is longer is not carried on at all. */
const longestCell = 10_000;

const nameOf = (cell: Cell): string => (typeof cell === 'string' ? cell.trim().toLowerCase() : '');

/** Finds known fields in a header. Columns of other names are the office's own and are passed over. */
export const matchHeader = (header: readonly Cell[], fields: readonly string[]): Columns => {
  const names = header.map(nameOf);
  const places = fields.map((field) => {
    const name = field.toLowerCase();
    return [field, names.flatMap((other, at) => (other === name ? [at] : []))] as const;
  });
  return new Map(places.filter(([, at]) => at.length > 0));
};

export const missingFrom = (columns: Columns, required: readonly string[]): string[] =>
  required.filter((field) => !columns.has(field));

export const doubledIn = (columns: Columns): string[] =>
  [...columns].filter(([, places]) => places.length > 1).map(([field]) => field);

/** What is wrong with a cell, as a sentence that follows the field's name. */
const faultOf = (cell: Cell): string | undefined => {
  if (typeof cell !== 'string') return cell.fault;
  if (cell.length > longestCell)
    return `is too long: ${cell.length} characters, at most ${longestCell}; the row was left out`;
  if (cell.includes('\uFFFD')) return 'is not UTF-8: save the file as CSV UTF-8';
  return undefined;
};

type Value = { value: string } | { problem: string };

const valueAt = (cells: readonly Cell[], places: readonly number[]): Value => {
  const twins = places.map((place) => cells[place] ?? '');
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
  cells: readonly Cell[],
): { record: Record<string, string> } | { problems: FieldProblem[] } => {
  const read = [...columns].map(([field, places]) => ({ field, ...valueAt(cells, places) }));
  const problems = read.flatMap((cell) => ('problem' in cell ? [{ field: cell.field, problem: cell.problem }] : []));
  if (problems.length > 0) return { problems };
  return {
    record: Object.fromEntries(
      read.flatMap((cell) => ('value' in cell && cell.value !== '' ? [[cell.field, cell.value]] : [])),
    ),
  };
};
