import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keptProblem } from '../domain/kept-problem.ts';
import { firstOf } from '../domain/sound-text.ts';
import { dayOf } from '../domain/time.ts';
import { logger } from '../lib/logger.ts';
import { isOutage } from '../lib/outage.ts';
import type { Problem, Problems } from '../ports.ts';
import type { Documents } from './documents.ts';
import { expiresAfter } from './expiry.ts';

const putsAtOnce = 25;

/** In bytes. A sort key takes 1,024, row and field included; the bucket takes names as long. */
const longestFile = 975;
/** In letters, of four bytes at most. */
const beginning = 200;

/** Under which name a file's problems are kept: its own, or of one that is too long its beginning and a hash. */
export const keptUnder = (file: string): string =>
  Buffer.byteLength(file) <= longestFile
    ? file
    : `${firstOf(file, beginning)}…${createHash('sha256').update(file).digest('base64url')}`;

/**
 * Problems of intake, by the day they or their file came; the same problem found again is the same item. They are kept
 * without the values that they are about (docs/adr/0058), for so many days.
 */
export const dynamoProblems = (documents: Documents, table: string, days: number): Problems => ({
  keep: async (problems, now, cameAt = now) => {
    const expiresAt = expiresAfter(now, days);
    const put = async (found: Problem): Promise<void> => {
      const problem = keptProblem(found);
      const id = `${keptUnder(problem.file)}#${String(problem.row).padStart(7, '0')}#${problem.field}`;
      const Item = { type: `problem#${dayOf(cameAt)}`, id, value: problem, keptAt: now, expiresAt };
      try {
        await documents.send(new PutCommand({ TableName: table, Item }));
      } catch (error) {
        // One that cannot be kept must not cost the rows beside it; its sender is told of it all the same.
        if (isOutage(error)) throw error;
        logger.error('a problem could not be kept', { row: problem.row, field: problem.field });
      }
    };
    for (let next = 0; next < problems.length; next += putsAtOnce)
      await Promise.all(problems.slice(next, next + putsAtOnce).map(put));
  },
});
