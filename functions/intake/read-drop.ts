import { lookAtDates } from '../domain/date-order.ts';
import { updatesTable } from '../domain/exchange-fields.ts';
import { type FileImport, type ImportCounts, mostKeptProblems, noCounts, readBefore } from '../domain/file-import.ts';
import type { Instant } from '../domain/time.ts';
import { readTable } from '../lib/files/read-table.ts';
import { UnreadableFile } from '../lib/files/unreadable-file.ts';
import { importIdOf } from '../lib/import-ids.ts';
import type { Clock, FileImports, Problems } from '../ports.ts';
import { makeBatch } from './row-batch.ts';
import type { makeTakeIn } from './take-in.ts';

/** A file that came into the bucket; `size` in bytes, `version` tells it from others under its name. */
export type Dropped = { file: string; cameAt: Instant; version: string; size: number };

type DropPorts = {
  /** Takes rows in and keeps what is wrong with them in `problems`. */
  takeInto: (problems: Problems) => ReturnType<typeof makeTakeIn>;
  problems: Problems;
  imports: Pick<FileImports, 'find' | 'tell'>;
  clock: Clock;
  report: (importId: string, counts: ImportCounts) => void;
};

/** The bytes as they come; `read` counts how many of them have. */
async function* measured(bytes: AsyncIterable<Uint8Array>, read: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    read.bytes += chunk.length;
    yield chunk;
  }
}

/** Keeps the first so many problems, and passes over the others. */
const keepingAtMost = (most: number, { keep }: Problems): Problems => {
  let left = most;
  return {
    keep: async (found, ...when) => {
      const kept = found.slice(0, left);
      left -= kept.length;
      await keep(kept, ...when);
    },
  };
};

/** The file's bytes from its beginning; it is read twice. */
export type OpenFile = () => Promise<AsyncIterable<Uint8Array>>;

/**
 * What the days of a file say of it as a whole, before its first row is taken. Where the file cannot be read to its end,
 * what was read of it counts: the second reading tells the rest.
 */
const problemOfDates = async (file: string, open: OpenFile) => {
  const dates = lookAtDates();
  try {
    for await (const one of readTable(file, await open(), updatesTable))
      if ('record' in one) dates.look(one.row, one.record);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return dates.problem();
};

/**
 * A dropped file of updates, read row by row and taken in batch by batch, so that its size does not matter. How far it
 * has come is told at the start, after each batch and at the end, and also that it was broken off: a fault of ours is
 * thrown on, so that the file is tried again. Repeatable: what was applied is a repeat then, and what an earlier reading
 * has counted is not counted again. A file that was read to its end and is delivered once more is left alone. All its days
 * are looked at before: a file that has them month first is refused whole.
 */
export const makeDrop =
  ({ takeInto, problems, imports, clock, report }: DropPorts) =>
  async ({ file, cameAt, version, size }: Dropped, open: OpenFile): Promise<void> => {
    const read = { bytes: 0 };
    // A workbook is there as a whole before its first row is.
    const percentRead = () => (size > 0 && file.endsWith('.csv') ? Math.floor((100 * read.bytes) / size) : undefined);
    const id = importIdOf(file, cameAt, version);
    const before = readBefore(await imports.find(id), version);
    if (before?.endedAt !== undefined) return;
    const counts = { ...(before?.counts ?? noCounts) };
    // Counts are told where a batch ends, and batches end at the same rows in each reading.
    let counted = counts.rows;
    const name = file.split('/').at(-1) ?? file;
    const tell = (of: Pick<FileImport, 'state' | 'percent' | 'endedAt'>) =>
      imports.tell({ id, file, name, at: cameAt, version, counts, toldAt: clock.now(), ...of });
    const keeping = keepingAtMost(mostKeptProblems, problems);
    const takeIn = takeInto(keeping);
    const batch = makeBatch();

    const flush = async ({ units, at }: Pick<FileImport, 'units' | 'at'>) => {
      const { rows, found } = batch.take();
      const intake = await takeIn(file, rows, { cameAt: at, importId: id, units });
      await keeping.keep(found, clock.now(), at);
      const spoilt = new Set(found.map(({ row }) => row).filter((row) => row > 1)).size;
      if (counted > 0) {
        counted -= rows.length + spoilt;
        return;
      }
      counts.rows += rows.length + spoilt;
      counts.applied += intake.applied;
      counts.repeated += intake.repeated;
      counts.stale += intake.stale;
      counts.rejected += intake.rejected + spoilt;
      counts.warned += intake.warned;
      counts.problems += intake.problems.length + found.length;
    };

    /** Takes the rows in as they are read; answers whether the file could be read to its end. */
    const readInto = async (sent: FileImport): Promise<'done' | 'unreadable'> => {
      try {
        const wrong = await problemOfDates(file, open);
        if (wrong) {
          batch.add({ problem: { file, row: 0, ...wrong } });
          return 'unreadable';
        }
        for await (const one of readTable(file, measured(await open(), read), updatesTable)) {
          batch.add(one);
          if (!batch.isFull()) continue;
          await flush(sent);
          await tell({ state: 'reading', percent: percentRead() });
        }
        return 'done';
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        batch.add({ problem: { file, row: 0, field: '', problem: error.message } });
        return 'unreadable';
      }
    };

    try {
      const sent = await tell({ state: 'reading' });
      const state = await readInto(sent);
      await flush(sent);
      await tell({ state, endedAt: clock.now() });
    } catch (error) {
      // What failed may be the very store that is told; the fault itself is what matters then.
      await tell({ state: 'interrupted' }).catch(() => undefined);
      throw error;
    }
    report(id, counts);
  };
