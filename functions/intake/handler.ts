import * as z from 'zod';
import { problemSentence } from '../domain/problem-words.ts';
import type { Problem } from '../ports.ts';
import type { Row } from './read-rows.ts';
import type { makeTakeIn } from './take-in.ts';

type TakeIn = ReturnType<typeof makeTakeIn>;
/** What became of a push's records. */
export type PushCounts = Omit<Awaited<ReturnType<TakeIn>>, 'problems' | 'unfinished'> & {
  rows: number;
  unfinished?: number;
};
type Answer = { status: number; body: Readonly<Record<string, unknown>> };

/** One push may hold this many records; a sender with more pushes again. */
const mostRecords = 2_000;

/** The answer lists so many problems: a function answers with 6 MB at most. It counts all. */
export const mostListed = 2_000;

const push = z.object({ data: z.array(z.unknown()) });

const refused = (status: number, error_code: string, message: string): Answer => ({
  status,
  body: { error_code, message },
});

/** A problem as its sender reads it, in both languages. */
const answered = ({ severity, ...found }: Problem) => ({
  ...found,
  severity: severity ?? 'error',
  problemVi: problemSentence(found.problem).vi,
});

const outcomeOf = (rows: number, rejected: number, unfinished: number) => {
  if (unfinished > 0)
    return {
      error_code: '04',
      message: `the time was up before ${unfinished} of ${rows} records were taken in: send these rows again`,
    };
  return rejected === 0
    ? { error_code: '00', message: 'all records were taken in' }
    : { error_code: '01', message: `${rejected} of ${rows} records were refused` };
};

/**
 * The push of the national exchange, `{isUpdating, data: [record, …]}`. `error_code` 00: all taken in; 01: the bad
 * records are listed, the others taken in; 02: the body could not be read, nothing was taken in; 03: too many records; 04:
 * the time was up, the rows of `sendAgain` were not taken in or it is not known, the others are as they are told.
 * `isUpdating` changes nothing here: which record is newer is told by its own time.
 */
export const makePush =
  (takeIn: TakeIn, report: (source: string, counts: PushCounts) => void) =>
  async (sent: Buffer, requestId: string, stop?: AbortSignal): Promise<Answer> => {
    let json: unknown;
    try {
      json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(sent));
    } catch (error) {
      // It quotes the body, perhaps from the middle of a character.
      const why = error instanceof SyntaxError ? error.message.toWellFormed() : 'it is not UTF-8';
      return refused(400, '02', `the body is not JSON: ${why}`);
    }
    const parsed = push.safeParse(json);
    if (!parsed.success)
      return refused(400, '02', 'the body has no list named "data": send {"isUpdating": "True", "data": [record, …]}');
    const { data } = parsed.data;
    if (data.length > mostRecords)
      return refused(413, '03', `${data.length} records are too many for one push: send at most ${mostRecords}`);
    const rows: Row[] = data.map((record, index) => ({ row: index + 1, record }));
    const source = `push ${requestId}`;
    const { problems, unfinished, ...counts } = await takeIn(source, rows, { stop });
    report(source, { rows: rows.length, ...counts, unfinished: unfinished.length });
    const listed = problems.slice(0, mostListed);
    const body = {
      ...outcomeOf(rows.length, counts.rejected, unfinished.length),
      ...counts,
      sendAgain: unfinished,
      problems: listed.map(answered),
      problemsFound: problems.length,
      problemsNotListed: problems.length - listed.length,
    };
    return { status: 200, body };
  };
