import * as z from 'zod';
import { quote } from './time.ts';

/** A row of an imported table, numbered as a person sees it in a spreadsheet: the header is row 1. Of JSON, its place. */
export type FileRow = { row: number; record: unknown };

/** What is wrong with a field of a row, as a sentence that follows the field's name. Row 0 is the file as a whole. */
export type RowProblem = { row: number; field: string; problem: string; severity?: 'warning' | undefined };

/** All of a file or nothing: half a file would be figures that nobody sent. */
export type Imported<T> = { ok: true; value: T } | { ok: false; problems: RowProblem[] };

/** Reads the rows of a file that was sent; asked only once it is known that its sender may. */
export type SentRows = () => Promise<Imported<FileRow[]>>;

/** Numbers of JSON as text, blanks as absent, so that CSV and JSON are read alike. */
const asCell = (value: unknown): unknown => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value === null) return undefined;
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
};

/** A cell read by `schema`, one of the text parsers of `exchange-record.ts` or below. */
export const cell = <T extends z.ZodType>(schema: T) => z.preprocess(asCell, schema);

const written = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not text or a number') });

const numberOf = (form: RegExp, what: string) =>
  written.transform((text, context): number => {
    const plain = text.trim().replace(',', '.');
    if (form.test(plain)) return Number(plain);
    context.addIssue({ code: 'custom', message: `${quote(text.trim())} is not ${what}` });
    return z.NEVER;
  });

/**
 * A number of 0 or more; a comma is read as the decimal point, for Vietnam writes 72,37. `115.000,5` is refused. A sheet's
 * own reckoning leaves some 15 digits: 66.6666666666667.
 */
export const decimal = numberOf(/^\d{1,12}(?:\.\d{1,20})?$/, 'a number of 0 or more');

/** A count. `2.618` is refused: two and a half to a program, more than two thousand to a person. */
export const count = numberOf(/^\d{1,12}(?:\.0{1,2})?$/, 'a whole number, written in digits only');

const withoutSign = (text: string): string => (text.endsWith('%') ? text.slice(0, -1) : text);

/** 0 to 100, with or without the sign: `72.37`, `72,37 %`. */
export const percentage = z.preprocess(
  (value) => (typeof value === 'string' ? withoutSign(value.trim()) : value),
  decimal.refine((percent) => percent <= 100, {
    error: ({ input }) => `${String(input)} is above 100: a percentage goes from 0 to 100`,
  }),
);

/** Reads each row by the schema of its fields; every faulty field of every row is named. */
export const readRows = <T extends z.ZodType>(
  rows: readonly FileRow[],
  schema: T,
): { read: { row: number; value: z.output<T> }[]; problems: RowProblem[] } => {
  if (rows.length === 0) return { read: [], problems: [{ row: 0, field: '', problem: 'holds no rows' }] };
  const parsed = rows.map(({ row, record }) => ({ row, result: schema.safeParse(record) }));
  return {
    read: parsed.flatMap(({ row, result }) => (result.success ? [{ row, value: result.data }] : [])),
    problems: parsed.flatMap(({ row, result }) =>
      (result.error?.issues ?? []).map(({ path, message }) => ({ row, field: path.join('.'), problem: message })),
    ),
  };
};

/** A problem for each row whose key an earlier row has already. */
export const repeated = <T>(
  read: readonly { row: number; value: T }[],
  field: string,
  keyOf: (value: T) => string,
): RowProblem[] => {
  const first = new Map<string, number>();
  return read.flatMap(({ row, value }) => {
    const key = keyOf(value);
    const before = first.get(key);
    if (before !== undefined) return [{ row, field, problem: `${key} stands in row ${before} already` }];
    first.set(key, row);
    return [];
  });
};

/** A problem for each unit that the province does not know, at the first row that names it. */
export const unknownUnits = (
  read: readonly { row: number; value: { code: string } }[],
  units: ReadonlySet<string>,
): RowProblem[] =>
  [...Map.groupBy(read, ({ value }) => value.code)].flatMap(([code, rows]) =>
    units.has(code)
      ? []
      : [{ row: rows[0]?.row ?? 0, field: 'code', problem: `${code} is not a unit of this province` }],
  );
