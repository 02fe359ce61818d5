import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { lookAtDates } from '../../functions/domain/date-order.ts';
import { updatesTable } from '../../functions/domain/exchange-fields.ts';
import { exactTime } from '../../functions/domain/exchange-record.ts';
import { dayOf, type Instant, plusDays } from '../../functions/domain/time.ts';
import { readTable } from '../../functions/lib/files/read-table.ts';
import { UnreadableFile } from '../../functions/lib/files/unreadable-file.ts';
import type { Problem } from '../../functions/ports.ts';
import type { MovableClock } from './clock.ts';
import { PlainFault } from './plain-fault.ts';
import type { Platform } from './platform.ts';

export type Row = { file: string; row: number; record: Record<string, string> };
/** `warnings` are of rows that were read all the same. */
export type ReadFiles = { rows: Row[]; problems: Problem[]; warnings: Problem[]; unreadable: boolean };

/** Reads files of updates whole, for they are to be put in order. What cannot be read is a problem, and said so. */
export const readFiles = async (paths: readonly string[]): Promise<ReadFiles> => {
  const read: ReadFiles = { rows: [], problems: [], warnings: [], unreadable: false };
  for (const path of paths) {
    const file = basename(path);
    const dates = lookAtDates();
    const rows: Row[] = [];
    try {
      for await (const one of readTable(file, createReadStream(path), updatesTable)) {
        if ('problem' in one) read.problems.push(one.problem);
        else {
          const { row, record, warnings = [] } = one;
          dates.look(row, record);
          rows.push({ file, row, record });
          read.warnings.push(...warnings.map((warning): Problem => ({ file, row, ...warning, severity: 'warning' })));
        }
      }
    } catch (error) {
      read.unreadable = true;
      const missing = error instanceof Error && 'code' in error;
      if (!missing && !(error instanceof UnreadableFile)) throw error;
      const problem = error instanceof UnreadableFile ? error.message : 'there is no such file, or it may not be read';
      read.problems.push({ file, row: 0, field: '', problem });
    }
    const wrong = dates.problem();
    if (wrong) {
      read.unreadable = true;
      read.problems.push({ file, row: 0, ...wrong });
    } else for (const row of rows) read.rows.push(row);
  }
  return read;
};

/** Empty where intake will refuse the time: such a row must not move the clock. */
const timeOf = ({ record }: Row): string => exactTime.safeParse(record.ThoiDiemCapNhat).data ?? '';

/** By time; rows of one moment in an order that the files' order does not touch, so that the result does not depend on it. */
export const inOrder = (rows: readonly Row[]): { at: string; row: Row }[] =>
  rows
    .map((row) => ({ at: timeOf(row), row, text: JSON.stringify(row.record) }))
    .toSorted((a, b) => (a.at === b.at ? (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) : a.at < b.at ? -1 : 1))
    .map(({ at, row }) => ({ at, row }));

export const problem = z.object({ file: z.string(), row: z.int(), field: z.string(), problem: z.string() });

/** A problem in one sentence. */
export const inWords = ({ file, row, field, problem: what }: Problem): string =>
  `${file}${row > 0 ? `, row ${row}` : ''}: ${field ? `${field} ` : ''}${what}`;

const answer = z.object({
  applied: z.int(),
  repeated: z.int(),
  stale: z.int(),
  rejected: z.int(),
  problems: z.array(problem),
});
const notTaken = z.object({ message: z.string() });
export type Fed = z.infer<typeof answer>;

/** Pushes rows as another system would, and tells the problems by the file and row they came from. */
const push = async (platform: Platform, rows: readonly Row[]): Promise<Fed> => {
  const body = JSON.stringify({ isUpdating: 'True', data: rows.map(({ record }) => record) });
  const response = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  if (response.status === 503) throw new PlainFault(notTaken.parse(await response.json()).message);
  if (!response.ok) throw new Error(`the push was answered ${response.status}: ${await response.text()}`);
  const fed = answer.parse(await response.json());
  const problems = fed.problems.map((problem) => {
    const from = rows[problem.row - 1];
    return from ? { ...problem, file: from.file, row: from.row } : problem;
  });
  return { ...fed, problems };
};

const mostAtOnce = 200;

/** Rows of the same minute go in together: no schedule and no quiet hour begins within a minute. */
const byMinute = (ordered: readonly { at: string; row: Row }[]): { at: string; rows: Row[] }[] => {
  const windows: { at: string; rows: Row[] }[] = [];
  for (const { at, row } of ordered) {
    const last = windows.at(-1);
    if (last && last.at.slice(0, 16) === at.slice(0, 16) && last.rows.length < mostAtOnce) {
      last.rows.push(row);
      last.at = at;
    } else windows.push({ at, rows: [row] });
  }
  return windows;
};

/** A longer silence between two updates is leapt over: a year that was mistyped must not be lived through quarter by quarter. */
const longestSilenceDays = 31;

const moveOn = async (platform: Platform, clock: MovableClock, to: Instant): Promise<void> => {
  const farthest = `${plusDays(dayOf(clock.now()), longestSilenceDays)}T23:59:59+07:00`;
  await platform.advanceTo(to < farthest ? to : farthest);
  if (to > farthest) clock.moveTo(to);
};

/** Runs rows through the platform in the order of their times, the clock moving along; everything due in between happens. */
export const feed = async (
  platform: Platform,
  clock: MovableClock,
  rows: readonly Row[],
  progress: (done: number) => void,
): Promise<Fed> => {
  const total: Fed = { applied: 0, repeated: 0, stale: 0, rejected: 0, problems: [] };
  let done = 0;
  for (const window of byMinute(inOrder(rows))) {
    if (window.at > clock.now()) await moveOn(platform, clock, window.at);
    const fed = await push(platform, window.rows);
    await platform.settle();
    total.applied += fed.applied;
    total.repeated += fed.repeated;
    total.stale += fed.stale;
    total.rejected += fed.rejected;
    total.problems.push(...fed.problems);
    done += window.rows.length;
    progress(done);
  }
  return total;
};
