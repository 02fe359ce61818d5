import * as z from 'zod';
import type { RowProblem } from './file-rows.ts';
import { type Day, formatDay, isDay, quote } from './time.ts';

/** District was a level until 30 June 2025; nothing here depends on it. */
export const unitLevel = z.enum(['province', 'department', 'district', 'commune']);
export type UnitLevel = z.infer<typeof unitLevel>;

const day = z.string().refine(isDay, 'is no day of the calendar: write it like 2025-07-01');

/**
 * A unit as it was over a stretch of days. One that changes its name, level or place under another has a term for each,
 * under the same code where it kept it. Source: the province's register; decrees on mergers.
 */
export const unitTerm = z.object({
  code: z.string(),
  name: z.string(),
  level: unitLevel,
  /** What a department is for, `giao thông vận tải`. */
  sector: z.string().optional(),
  /** Code of the unit above. */
  parent: z.string().optional(),
  /** First and last day; open where it always was, or still is. */
  from: day.optional(),
  to: day.optional(),
  /** Codes of the units that it grew out of on its first day; who followed whom is read from here alone. */
  predecessors: z.array(z.string()).default([]),
});
export type UnitTerm = z.infer<typeof unitTerm>;

const stands = ({ from, to }: UnitTerm, on: Day): boolean => (from ?? on) <= on && on <= (to ?? on);

/** The units of a day, each as it was then. */
export const unitsOn = (terms: readonly UnitTerm[], on: Day): UnitTerm[] => terms.filter((term) => stands(term, on));

/** Codes of the units that stood on any of these days. */
export const codesBetween = (terms: readonly UnitTerm[], first: Day, last: Day): Set<string> =>
  new Set(terms.filter(({ from, to }) => (from ?? first) <= last && first <= (to ?? last)).map(({ code }) => code));

/** A unit as it was on a day; undefined where it was not. */
export const unitOn = (terms: readonly UnitTerm[], code: string, on: Day): UnitTerm | undefined =>
  terms.find((term) => term.code === code && stands(term, on));

/**
 * The units of a report of that day, in the order of `codes`, named and placed as they were then: what was written of a
 * district stays a district's. A unit that was not yet or no longer is left out.
 */
export const unitsOfReport = (terms: readonly UnitTerm[], codes: readonly string[], on: Day): UnitTerm[] =>
  codes.flatMap((code) => unitOn(terms, code, on) ?? []);

const plain = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Units of a name on a day: `huyện Ia Grai` in 2024 and `xã Ia Grai` in 2026 are both found by `Ia Grai`, each on its day. */
export const unitsNamed = (terms: readonly UnitTerm[], name: string, on: Day): UnitTerm[] =>
  unitsOn(terms, on).filter((term) => ` ${plain(term.name)} `.includes(` ${plain(name)} `));

/** Walks from unit to unit until each of them stands on the day. */
const walk = (
  terms: readonly UnitTerm[],
  start: string,
  on: Day,
  next: (code: string) => readonly string[],
): UnitTerm[] => {
  const seen = new Set<string>();
  const found: UnitTerm[] = [];
  const open = [start];
  for (let code = open.shift(); code !== undefined; code = open.shift()) {
    if (seen.has(code)) continue;
    seen.add(code);
    const standing = unitOn(terms, code, on);
    if (standing) found.push(standing);
    else open.push(...next(code));
  }
  return found;
};

/** Who carries on the unit's work on a later day, through any number of mergers; itself where it still stands. */
export const successorsOn = (terms: readonly UnitTerm[], code: string, on: Day): UnitTerm[] =>
  walk(terms, code, on, (of) => terms.filter(({ predecessors }) => predecessors.includes(of)).map((term) => term.code));

/** Whose work of an earlier day the unit carries on; itself where it stood then. For "before and after" of a merger. */
export const predecessorsOn = (terms: readonly UnitTerm[], code: string, on: Day): UnitTerm[] =>
  walk(terms, code, on, (of) => terms.filter((term) => term.code === of).flatMap((term) => term.predecessors));

const overlaps = (a: UnitTerm, b: UnitTerm): boolean =>
  a.code === b.code && (a.from ?? '') <= (b.to ?? '9') && (b.from ?? '') <= (a.to ?? '9');

/** What does not fit together; `row` is the place in the list, from 1. */
export const faultsOfTerms = (terms: readonly UnitTerm[]): RowProblem[] => {
  const codes = new Set(terms.map(({ code }) => code));
  return terms.flatMap((term, n): RowProblem[] => {
    const { code, from, to, parent, predecessors } = term;
    const row = n + 1;
    const other = terms.slice(0, n).findIndex((former) => overlaps(former, term));
    const named = [
      ...(parent === undefined ? [] : [{ field: 'parent', unit: parent }]),
      ...predecessors.map((unit) => ({ field: 'predecessors', unit })),
    ];
    return [
      ...(from && to && to < from
        ? [{ row, field: 'to', problem: `lies before ${formatDay(from)}, its first day` }]
        : []),
      ...(other >= 0
        ? [{ row, field: 'from', problem: `${code} stands on these days in row ${other + 1} already` }]
        : []),
      ...named.flatMap(({ field, unit }) =>
        codes.has(unit) ? [] : [{ row, field, problem: `${quote(unit)} is not in the register` }],
      ),
    ];
  });
};
