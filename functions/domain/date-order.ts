import { type ExchangeField, timeFields } from './exchange-fields.ts';
import type { FieldProblem } from './field-problem.ts';
import { quote } from './time.ts';
import { dayOrderOf } from './written-time.ts';

type Seen = { monthFirst?: { row: number; text: string }; hasDayFirst: boolean };

/**
 * Looks at the days of a file, row by row, before the first of them is taken: where a column can only be month first,
 * its other days were swapped in silence. Keeps one day of each column, whatever the file's length.
 */
export const lookAtDates = () => {
  const columns = new Map<ExchangeField, Seen>();
  return {
    look: (row: number, record: Readonly<Record<string, unknown>>): void => {
      for (const field of timeFields) {
        const text = record[field];
        if (typeof text !== 'string') continue;
        const order = dayOrderOf(text);
        if (order === undefined || order === 'either') continue;
        const seen = columns.get(field) ?? { hasDayFirst: false };
        if (order === 'day-first') columns.set(field, { ...seen, hasDayFirst: true });
        else columns.set(field, { ...seen, monthFirst: seen.monthFirst ?? { row, text } });
      }
    },
    /** What is wrong with the file as a whole, if anything: one odd day among others is its row's fault alone. */
    problem: (): FieldProblem | undefined => {
      for (const [field, { monthFirst, hasDayFirst }] of columns) {
        if (!monthFirst || hasDayFirst) continue;
        const { row, text } = monthFirst;
        return {
          field,
          problem: `in row ${row} ${quote(text)} has the month first, so nothing of the file was taken: write the day first, such as 23/10/2026`,
        };
      }
      return undefined;
    },
  };
};
