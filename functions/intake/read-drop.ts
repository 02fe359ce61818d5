import { updatesTable } from '../domain/exchange-fields.ts';
import { type FileImport, type ImportCounts, noCounts } from '../domain/file-import.ts';
import type { Instant } from '../domain/time.ts';
import { readTable } from '../lib/files/read-table.ts';
import { UnreadableFile } from '../lib/files/unreadable-file.ts';
import { importIdOf } from '../lib/import-ids.ts';
import type { Clock, FileImports, Problem, Problems } from '../ports.ts';
import type { makeTakeIn, Row } from './take-in.ts';

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

/**
 * A dropped file of updates, read row by row and taken in batch by batch, so that its size does not matter. How far it
 * has come is told at the start, after each batch and at the end. Repeatable: what was applied is a repeat then.
 */
export const makeDrop =
  ({ takeIn, problems, imports, clock, report }: DropPorts) =>
  async ({ file, cameAt, size }: Dropped, arriving: AsyncIterable<Uint8Array>): Promise<void> => {
    const { read, bytes } = measured(arriving);
    // A workbook is there as a whole before its first row is.
    const percentRead = () => (size > 0 && file.endsWith('.csv') ? Math.floor((100 * read.bytes) / size) : undefined);
    const counts = { ...noCounts };
    const id = importIdOf(file, cameAt);
    const tell = (of: Pick<FileImport, 'state' | 'percent' | 'endedAt'>) =>
      imports.tell({ id, file, name: file.split('/').at(-1) ?? file, at: cameAt, counts, ...of });
    const { units, at } = await tell({ state: 'reading' });
    const [rows, found]: [Row[], Problem[]] = [[], []];
    const flush = async () => {
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
    let state: FileImport['state'] = 'done';
    try {
      for await (const one of readTable(file, bytes, updatesTable)) {
        if ('problem' in one) found.push(one.problem);
        else rows.push(one);
        if (rows.length + found.length < batchSize) continue;
        await flush();
        await tell({ state: 'reading', percent: percentRead() });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      found.push({ file, row: 0, field: '', problem: error.message });
      state = 'unreadable';
    }
    await flush();
    await tell({ state, endedAt: clock.now() });
    report(id, counts);
  };
