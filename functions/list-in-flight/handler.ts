import type { LostNotices } from '../ports.ts';

/**
 * Enters the notices into the index of desks that an earlier version left on their way without an entry, so that
 * `find-stalled` finds them as well. Answers how many there are. May run twice; without `go` it only counts.
 */
export const makeListInFlight =
  ({ withoutPlace, givePlace }: Pick<LostNotices, 'withoutPlace' | 'givePlace'>) =>
  async (go: boolean): Promise<number> => {
    let count = 0;
    for await (const notice of withoutPlace()) {
      count += 1;
      if (go) await givePlace(notice);
    }
    return count;
  };
