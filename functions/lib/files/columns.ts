import { withoutUnseen } from '../../domain/sound-text.ts';

/**
 * What a table may hold, by the names over its columns, and which of them it cannot do without. Fields `asShown` hold
 * codes and telephone numbers: of a number the digits count that its cell shows, of any other field those it stores.
 */
export type TableForm = {
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly asShown?: readonly string[];
};

/** A number or date as a field of codes takes it: as it is shown, with what is doubtful about that, or not at all. */
export type AsCode = { shown: string; doubt?: string } | { fault: string };

/** A cell as its file gives it; one with a `fault` cannot be read. An error of a formula stands for nothing (`isError`). */
export type Cell = string | { fault: string; isError?: true } | { stored: string; asCode: () => AsCode };

/** The cells of a row that hold something, by their places from 0: a row costs what it holds, not how wide it is. */
export type Cells = ReadonlyMap<number, Cell>;

/**
 * A row of a table, numbered as a person sees it in a spreadsheet. One with a `fault` could not be cut into cells,
 * `field` being the known header over the place where it went wrong, if there is one.
 */
export type TableRow = { row: number; cells: Cells } | { row: number; fault: string; field?: string };

export const isEmpty = (row: TableRow): boolean => 'cells' in row && row.cells.size === 0;

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
