import type { FieldProblem } from '../../domain/field-problem.ts';
import { quote } from '../../domain/time.ts';
import type { Cell, Cells, Columns, TableForm } from './columns.ts';
import { longestCell } from './file-limits.ts';

/** What a cell means in its field. A warning says what was read, and what was taken instead. */
type Meaning = { value: string; warning?: string; unread?: boolean } | { problem: string };

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
const unreadable = (fault: string, isRequired: boolean, isError = false): Meaning =>
  isRequired ? { problem: fault } : { value: '', warning: `${fault}; the cell was read as empty`, unread: !isError };

type Part = { isCode: boolean; isRequired: boolean };

const meaningOf = (cell: Cell, { isCode, isRequired }: Part): Meaning => {
  if (typeof cell === 'string') return textMeaning(cell, isCode);
  if ('fault' in cell) return unreadable(cell.fault, isRequired, cell.isError);
  if (!isCode) return textMeaning(cell.stored, false);
  const code = cell.asCode();
  if ('fault' in code) return unreadable(code.fault, isRequired);
  const { shown, doubt } = code;
  return doubt === undefined ? textMeaning(shown, true) : { value: shown, warning: doubt };
};

/** What the cells under one name mean together: those of a doubled header have to agree. */
const agreedMeaning = (
  meanings: readonly Meaning[],
): { value: string; warnings: string[]; unread: boolean } | { problem: string } => {
  const values = new Set<string>();
  let unread = false;
  const warnings: string[] = [];
  for (const meaning of meanings) {
    if ('problem' in meaning) return meaning;
    if (meaning.value !== '') values.add(meaning.value);
    unread ||= meaning.unread === true;
    if (meaning.warning !== undefined) warnings.push(meaning.warning);
  }
  if (values.size > 1) return { problem: 'stands in two columns that do not agree' };
  return { value: [...values][0] ?? '', warnings, unread };
};

export type ReadRecord =
  /** `unread`: fields that say something which could not be read. */
  | { record: Record<string, string>; warnings: FieldProblem[]; unread: string[] }
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
  const unread: string[] = [];
  for (const [field, twins] of Map.groupBy(known, ({ field: of }) => of)) {
    const part = { isCode: asShown.includes(field), isRequired: required.includes(field) };
    const agreed = agreedMeaning(twins.map(({ cell }) => meaningOf(cell, part)));
    if ('problem' in agreed) problems.push({ field, problem: agreed.problem });
    else {
      if (agreed.unread && agreed.value === '') unread.push(field);
      if (agreed.value !== '') record.push([field, agreed.value]);
      warnings.push(...agreed.warnings.map((problem) => ({ field, problem })));
    }
  }
  return problems.length > 0 ? { problems } : { record: Object.fromEntries(record), warnings, unread };
};
