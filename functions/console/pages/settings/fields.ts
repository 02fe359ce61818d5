import type { Sentence } from '../../../domain/sentence.ts';
import type { Word } from '../words.ts';

export type Option = { value: string; name: Sentence };

/** One value of a stored item by its path (`account.bin`), as a form asks for it. */
export type SingleField = {
  name: string;
  word: Word | Sentence;
  hint?: Word;
  /** `inOrder`: one choice stands for several values, with commas between. */
  as:
    | ('text' | 'number' | 'date' | 'time' | 'list' | 'flag')
    | { oneOf: readonly Option[]; inOrder?: true }
    | { someOf: readonly Option[] };
};
/** Several alike, each with these fields: a row is left out by clearing it. */
export type RowsField = {
  name: string;
  word: Word;
  hint?: Word;
  rows: readonly SingleField[];
  /** Empty rows behind those that there are; 1 where not said. */
  spare?: number;
};
export type FormField = SingleField | RowsField;

type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((of, name) => (isPlain(of) ? of[name] : undefined), value);

/** The item with another value at a path; without one, what is left empty goes with it. */
const withValue = (item: Plain, [name = '', ...rest]: readonly string[], value: unknown): Plain => {
  const { [name]: former, ...others } = item;
  const next = rest.length === 0 ? value : withValue(isPlain(former) ? former : {}, rest, value);
  const isEmpty = next === undefined || (rest.length > 0 && isPlain(next) && Object.keys(next).length === 0);
  return isEmpty ? others : { ...others, [name]: next };
};

/** What stands in a field of a form, for a value. */
const shownAs = (value: unknown): string[] => {
  if (value === undefined || value === false) return [];
  if (Array.isArray(value)) return value.map(String);
  return [value === true ? 'on' : String(value)];
};

/** A stored item as a form shows it: what is typed is shown the same way, so nothing is lost when it is faulty. */
export const filledOf = (fields: readonly FormField[], item: unknown): URLSearchParams => {
  const filled = new URLSearchParams();
  const put = (name: string, { as }: SingleField, value: unknown) => {
    const shown = shownAs(value);
    if (as === 'list') filled.set(name, shown.join(', '));
    else if (typeof as === 'object' && 'oneOf' in as) filled.set(name, shown.join(','));
    else for (const one of shown) filled.append(name, one);
  };
  for (const field of fields) {
    const value = valueAt(item, field.name);
    if (!('rows' in field)) put(field.name, field, value);
    else if (Array.isArray(value))
      for (const [n, row] of value.entries())
        for (const one of field.rows) put(`${field.name}.${n}.${one.name}`, one, valueAt(row, one.name));
  }
  return filled;
};

/** What a field says; a number that is none stays as it was typed, to be refused and shown. */
const typedAs = (sent: URLSearchParams, name: string, { as }: SingleField): unknown => {
  const text = (sent.get(name) ?? '').trim();
  if (as === 'flag') return text === '' ? undefined : true;
  if (as === 'list') return text.split(/[\s,;]+/).filter(Boolean);
  if (typeof as === 'object' && 'someOf' in as)
    return sent.getAll(name).map((one) => (/^\d+$/.test(one) ? Number(one) : one));
  if (text === '') return undefined;
  if (typeof as === 'object') return as.inOrder ? text.split(',') : text;
  const number = Number(text.replace(',', '.'));
  return as === 'number' && Number.isFinite(number) ? number : text;
};

const rowsIn = (sent: URLSearchParams, { name, rows }: RowsField): Plain[] => {
  const numbers = [...sent.keys()].flatMap((key) => {
    const n = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split('.')[0] : undefined;
    return n !== undefined && /^\d+$/.test(n) ? [Number(n)] : [];
  });
  return [...new Set(numbers)]
    .toSorted((a, b) => a - b)
    .map((n) =>
      rows.reduce<Plain>((row, one) => withValue(row, [one.name], typedAs(sent, `${name}.${n}.${one.name}`, one)), {}),
    )
    .filter((row) => Object.keys(row).length > 0);
};

/** The item with what a form sent; what the form does not ask for stays as it is in `item`. */
export const itemFrom = (fields: readonly FormField[], sent: URLSearchParams, item: unknown = {}): Plain =>
  fields.reduce<Plain>(
    (next, field) => {
      const rows = 'rows' in field ? rowsIn(sent, field) : undefined;
      const value = 'rows' in field ? (rows?.length === 0 ? undefined : rows) : typedAs(sent, field.name, field);
      return withValue(next, field.name.split('.'), value);
    },
    isPlain(item) ? item : {},
  );
