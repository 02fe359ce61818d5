import { updatesTable } from '../domain/exchange-fields.ts';
import { type FileImport, type ImportCounts, noCounts } from '../domain/file-import.ts';
import type { Instant } from '../domain/time.ts';
import { readTable, UnreadableFile } from '../lib/files/read-table.ts';
import { importIdOf } from '../lib/import-ids.ts';
import type { Clock, FileImports, Problem, Problems } from '../ports.ts';
import type { Row } from './read-rows.ts';
import type { makeTakeIn } from './take-in.ts';

/** So many rows are taken in, and told of, at a time. */
const batchSize = 500;

/** A file that came into the bucket; `size` in bytes. */
export type Dropped = { file: string; cameAt: Instant; size: number };

type DropPorts = {
  takeIn: ReturnType<typeof makeTakeIn>;
  problems: Problems;
  imports: Pick<FileImports, 'tell'>;
  clock: Clock;
  report: (importId: string, counts: ImportCounts) => void;
};

/** The bytes as they come, and how many of them have. */
const measured = (bytes: AsyncIterable<Uint8Array>) => {
  const read = { bytes: 0 };
  const pass = async function* () {
    for await (const chunk of bytes) {
      read.bytes += chunk.length;
      yield chunk;
    }
  };
  return { read, bytes: pass() };
};

type Step = Pick<FileImport, 'state' | 'percent' | 'endedAt'>;

/** A file on its way: what it has come to so far, and to whom that is told. */
type Reading = Dropped & {
  id: string;
  counts: ImportCounts;
  tell: (step: Step) => Promise<FileImport>;
};

const begin = ({ imports }: DropPorts, dropped: Dropped): Reading => {
  const { file, cameAt: at } = dropped;
  const id = importIdOf(file, at);
  const counts = { ...noCounts };
  const name = file.split('/').at(-1) ?? file;
  return { ...dropped, id, counts, tell: (step) => imports.tell({ id, file, name, at, counts, ...step }) };
};

/** Takes in what was read, and counts it; what was found wrong before its rows could be read is kept. */
const makeFlush =
  ({ takeIn, problems, clock }: DropPorts, { file, id, counts }: Reading) =>
  async ({ units, at }: Pick<FileImport, 'units' | 'at'>, rows: Row[], found: Problem[]): Promise<void> => {
    const intake = await takeIn(file, rows, { cameAt: at, importId: id, units });
    await problems.keep(found, clock.now(), at);
    const spoilt = new Set(found.map(({ row }) => row).filter((row) => row > 1)).size;
    counts.rows += rows.length + spoilt;
    counts.applied += intake.applied;
    counts.repeated += intake.repeated;
    counts.stale += intake.stale;
    counts.rejected += intake.rejected + spoilt;
    counts.problems += intake.problems.length + found.length;
    rows.length = 0;
    found.length = 0;
  };

/** Reads the file to its end, or as far as it can be read. */
const readAll = async (
  ports: DropPorts,
  reading: Reading,
  arriving: AsyncIterable<Uint8Array>,
): Promise<FileImport['state']> => {
  const { file, size, tell } = reading;
  const { read, bytes } = measured(arriving);
  // A workbook is there as a whole before its first row is.
  const percentRead = () => (size > 0 && file.endsWith('.csv') ? Math.floor((100 * read.bytes) / size) : undefined);
  const flush = makeFlush(ports, reading);
  const announced = await tell({ state: 'reading' });
  const rows: Row[] = [];
  const found: Problem[] = [];
  let state: FileImport['state'] = 'done';
  try {
    for await (const one of readTable(file, bytes, updatesTable)) {
      if ('problem' in one) found.push(one.problem);
      else rows.push(one);
      if (rows.length + found.length < batchSize) continue;
      await flush(announced, rows, found);
      await tell({ state: 'reading', percent: percentRead() });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    found.push({ file, row: 0, field: '', problem: error.message });
    state = 'unreadable';
  }
  await flush(announced, rows, found);
  return state;
};

/**
 * A dropped file of updates, read row by row and taken in batch by batch, so that its size does not matter. How far it
 * has come is told at the start, after each batch and at the end, also where the reading breaks off. Repeatable: what
 * was applied is a repeat then.
 */
export const makeDrop =
  (ports: DropPorts) =>
  async (dropped: Dropped, arriving: AsyncIterable<Uint8Array>): Promise<void> => {
    const reading = begin(ports, dropped);
    const { id, counts, tell } = reading;
    try {
      const state = await readAll(ports, reading, arriving);
      await tell({ state, endedAt: ports.clock.now() });
    } catch (error) {
      // As far as the database can be reached; the error counts, and with it the file comes again.
      await tell({ state: 'interrupted' }).catch(() => undefined);
      throw error;
    }
    ports.report(id, counts);
  };
