import type { Problems } from '../ports.ts';

/** So many problems of a push are kept. Its sender has more of them in the answer. */
export const mostKeptOfPush = 500;

/**
 * Keeps the first problems of a push. Where they cannot be kept it only reports that: the records are taken in, and the
 * sender has the problems in the answer, so a push is never to be sent again for it.
 */
export const problemsOfPush = ({ keep }: Problems, reportFailure: (error: unknown) => void): Problems => ({
  keep: async (found, ...when) => {
    try {
      await keep(found.slice(0, mostKeptOfPush), ...when);
    } catch (error) {
      reportFailure(error);
    }
  },
});
