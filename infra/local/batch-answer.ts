import * as z from 'zod';

const batchAnswer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * Which records of a batch failed, read from the function's answer as Lambda reads it: nothing said means that all
 * went well; an identifier that is not of this batch means that all failed.
 */
export const failedOf = (answer: unknown, ids: readonly string[]): ReadonlySet<string> => {
  const parsed = batchAnswer.safeParse(answer);
  const failed = new Set(parsed.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  return parsed.success && [...failed].every((id) => ids.includes(id)) ? failed : new Set(ids);
};
