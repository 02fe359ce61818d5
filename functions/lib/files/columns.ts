import type { FieldProblem } from '../../domain/field-problem.ts';
import { quote } from '../../domain/time.ts';
import { longestCell } from './file-limits.ts';

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
type AsCode = { shown: string; doubt?: string } | { fault: string };

/** A cell as its file gives it; one with a `fault` cannot be read. */
export type Cell = string | { fault: string } | { stored: string; asCode: AsCode };

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

const nameOf = (cell: Cell): string => (typeof cell === 'string' ? cell.trim().toLowerCase() : '');

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

/** What a cell means in its field. A warning says what was read, and what was taken instead. */
type Meaning = { value: string; warning?: string } | { problem: string };

/** Procedures have six digits behind the point: a number with fewer has lost the zeros at its end. */
const mayLackZeros = (text: string): boolean => /^\d{1,2}\.\d{1,5}$/.test(text);

const textMeaning = (written: string, isCode: boolean): Meaning => {
  if (written.length > longestCell)
    return { problem: `is too long: ${written.length} characters, at most ${longestCell}; the row was left out` };
  if (written.includes('\uFFFD')) return { problem: 'is not UTF-8: save the file as CSV UTF-8' };
  const value = written.trim();
  return isCode && mayLackZeros(value)
    ? { value, warning: `${quote(value)} may lack zeros at its end, as a number does: format the column as text` }
    : { value };
};

/** What cannot be read costs its row where the field is required, else the field only. */
const unreadable = (fault: string, isRequired: boolean): Meaning =>
  isRequired ? { problem: fault } : { value: '', warning: `${fault}; the cell was read as empty` };

type Part = { isCode: boolean; isRequired: boolean };

const meaningOf = (cell: Cell, { isCode, isRequired }: Part): Meaning => {
  if (typeof cell === 'string') return textMeaning(cell, isCode);
  if ('fault' in cell) return unreadable(cell.fault, isRequired);
  if (!isCode) return textMeaning(cell.stored, false);
  if ('fault' in cell.asCode) return unreadable(cell.asCode.fault, isRequired);
  const { shown, doubt } = cell.asCode;
  return doubt === undefined ? textMeaning(shown, true) : { value: shown, warning: doubt };
};

/** What the cells under one name mean together: those of a doubled header have to agree. */
const agreedMeaning = (meanings: readonly Meaning[]): { value: string; warnings: string[] } | { problem: string } => {
  const values = new Set<string>();
  const warnings: string[] = [];
  for (const meaning of meanings) {
    if ('problem' in meaning) return meaning;
    if (meaning.value !== '') values.add(meaning.value);
    if (meaning.warning !== undefined) warnings.push(meaning.warning);
  }
  if (values.size > 1) return { problem: 'stands in two columns that do not agree' };
  return { value: [...values][0] ?? '', warnings };
};

export type ReadRecord =
  | { record: Record<string, string>; warnings: FieldProblem[] }
  /** Every cell for which the row cannot be taken. */
  | { problems: FieldProblem[] };

/** The known fields of a row; cells without text are left out. Every cell that cannot be taken is named. */
export const recordOf = (columns: Columns, cells: Cells, { required, asShown = [] }: TableForm): ReadRecord => {
  const known = [...cells].flatMap(([place, cell]) => {
    const field = columns.get(place);
    return field === undefined ? [] : [{ field, cell }];
  });
  const record: [field: string, value: string][] = [];
  const warnings: FieldProblem[] = [];
  const problems: FieldProblem[] = [];
  for (const [field, twins] of Map.groupBy(known, ({ field: of }) => of)) {
    const part = { isCode: asShown.includes(field), isRequired: required.includes(field) };
    const agreed = agreedMeaning(twins.map(({ cell }) => meaningOf(cell, part)));
    if ('problem' in agreed) problems.push({ field, problem: agreed.problem });
    else {
      if (agreed.value !== '') record.push([field, agreed.value]);
      warnings.push(...agreed.warnings.map((problem) => ({ field, problem })));
    }
  }
  return problems.length > 0 ? { problems } : { record: Object.fromEntries(record), warnings };
};
