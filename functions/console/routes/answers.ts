import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refused } from '../../domain/matter.ts';
import type { Refusal, RefusalCode } from '../../domain/sentence.ts';
import { refused } from '../refusals.ts';

const statuses: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  'not-found': 404,
  'no-right': 403,
  'own-draft': 403,
  'own-draft-alone': 409,
  faulty: 422,
  'forbidden-by-rule': 422,
  'not-waiting': 409,
  'no-longer-true': 409,
  changed: 409,
};

/** The domain's "no" as the API says it. */
export const toRefused = ({ code, sentence, faults, rows }: Refusal) => {
  const told = faults?.map(({ field, sentence: { vi, en } }) => ({ field, problem: `${vi} / ${en}` }));
  return refused(statuses[code], code, sentence.vi, sentence.en, told ?? (rows && [...rows]));
};

/** What was asked for; a refusal is thrown, and answered where all are. */
export const asAnswer = <T extends object>(result: (T & { ok: true }) | Refused): Omit<T, 'ok'> => {
  if (!result.ok) throw toRefused(result.refusal);
  const { ok: _, ...answer } = result;
  return answer;
};
