import type { ReadRow } from '../lib/files/read-table.ts';
import type { Problem } from '../ports.ts';
import type { Row } from './read-rows.ts';

/** So many rows are taken in, and told of, at a time; fewer where they hold much text, for a batch is in memory. */
const mostRows = 500;
const mostCharacters = 2_000_000;

const charactersIn = (record: Readonly<Record<string, string>>): number =>
  Object.values(record).reduce((sum, text) => sum + text.length, 0);

type Batch = { rows: Row[]; found: Problem[]; characters: number };

const empty = (): Batch => ({ rows: [], found: [], characters: 0 });

/** Gathers rows, and what is wrong with others, until there are enough of them to be taken in. */
export const makeBatch = () => {
  let batch = empty();
  return {
    add: (one: ReadRow): void => {
      if ('problem' in one) batch.found.push(one.problem);
      else {
        batch.rows.push(one);
        batch.characters += charactersIn(one.record);
      }
    },
    isFull: (): boolean => batch.rows.length + batch.found.length >= mostRows || batch.characters >= mostCharacters,
    /** What was gathered; the next batch begins empty. */
    take: (): Batch => {
      const taken = batch;
      batch = empty();
      return taken;
    },
  };
};
