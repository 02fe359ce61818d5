import { heardOfNotice } from '../domain/counted.ts';
import type { Notice } from '../domain/notice.ts';
import type { Change } from '../lib/batches.ts';
import type { Tally } from '../ports.ts';

/** Counts the SMS that carriers took, as the notices' stream tells it. */
export const makeTallyNotices =
  ({ tally }: { tally: Tally }) =>
  (changes: readonly Change<Notice>[]): Promise<void> =>
    tally.count(changes.flatMap(heardOfNotice));
