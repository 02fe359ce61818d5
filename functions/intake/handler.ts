import * as z from 'zod';
import { updatesTable } from '../domain/exchange-fields.ts';
import { readTable, UnreadableFile } from '../lib/files/read-table.ts';
import type { Clock, Problem, Problems } from '../ports.ts';
import type { Intake, makeTakeIn, Row } from './take-in.ts';

type TakeIn = ReturnType<typeof makeTakeIn>;
type Answer = { status: number; body: Readonly<Record<string, unknown>> };

/** One push may hold this many records; a sender with more pushes again. */
const mostRecords = 2_000;
const batchSize = 500;

const push = z.object({ data: z.array(z.unknown()) });

const refused = (status: number, error_code: string, message: string): Answer => ({
  status,
  body: { error_code, message },
});

/**
 * The push of the national exchange, `{isUpdating, data: [record, …]}`. `error_code` 00: all taken in; 01: the bad
 * records are listed, the others taken in; 02: the body could not be read, nothing was taken in; 03: too many records.
 * `isUpdating` changes nothing here: which record is newer is told by its own time.
 */
export const makePush =
  (takeIn: TakeIn) =>
  async (body: Buffer, requestId: string): Promise<Answer> => {
    let json: unknown;
    try {
      json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch (error) {
      const why = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
      return refused(400, '02', `the body is not JSON: ${why}`);
    }
    const parsed = push.safeParse(json);
    if (!parsed.success)
      return refused(400, '02', 'the body has no list named "data": send {"isUpdating": "True", "data": [record, …]}');
    const { data } = parsed.data;
    if (data.length > mostRecords)
      return refused(413, '03', `${data.length} records are too many for one push: send at most ${mostRecords}`);
    const rows: Row[] = data.map((record, index) => ({ row: index + 1, record }));
    const intake = await takeIn(`push ${requestId}`, rows);
    const message =
      intake.rejected === 0 ? 'all records were taken in' : `${intake.rejected} of ${rows.length} records were refused`;
    return { status: 200, body: { error_code: intake.rejected === 0 ? '00' : '01', message, ...intake } };
  };

type DropPorts = {
  takeIn: TakeIn;
  problems: Problems;
  clock: Clock;
  report: (file: string, intake: Omit<Intake, 'problems'> & { problems: number }) => void;
};

/** A dropped file of updates, read row by row and taken in batch by batch, so that its size does not matter. */
export const makeDrop =
  ({ takeIn, problems, clock, report }: DropPorts) =>
  async (file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    const totals = { applied: 0, repeated: 0, stale: 0, rejected: 0, problems: 0 };
    let rows: Row[] = [];
    const found: Problem[] = [];
    const flush = async () => {
      const intake = await takeIn(file, rows);
      await problems.keep(found, clock.now());
      totals.applied += intake.applied;
      totals.repeated += intake.repeated;
      totals.stale += intake.stale;
      totals.rejected += intake.rejected + new Set(found.map(({ row }) => row).filter((row) => row > 1)).size;
      totals.problems += intake.problems.length + found.length;
      rows = [];
      found.length = 0;
    };
    try {
      for await (const read of readTable(file, bytes, updatesTable)) {
        if ('problem' in read) found.push(read.problem);
        else rows.push(read);
        if (rows.length + found.length >= batchSize) await flush();
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      found.push({ file, row: 0, field: '', problem: error.message });
    }
    await flush();
    report(file, totals);
  };
