import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { RowProblem } from '../../domain/file-rows.ts';
import type { Refused } from '../../domain/matter.ts';
import type { Refusal, RefusalCode } from '../../domain/sentence.ts';
import { refused } from '../refusals.ts';

const statuses: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  'not-found': 404,
  'no-right': 403,
  'own-draft': 403,
  faulty: 422,
  'forbidden-by-rule': 422,
  'not-waiting': 409,
  'no-longer-true': 409,
  changed: 409,
};

/** The domain's "no" as the API says it. */
export const toRefused = ({ code, sentence, faults }: Refusal) => {
  const told = faults?.map(({ field, sentence: { vi, en } }) => ({ field, problem: `${vi} / ${en}` }));
  return refused(statuses[code], code, sentence.vi, sentence.en, told);
};

/** More than anybody reads at once; the sentence says how many there are. */
const mostFaults = 100;

/** A file or an entry that was not taken in, with each fault in its row and field. */
export const toFaulty = (problems: readonly RowProblem[]) => {
  const many = problems.length > mostFaults ? `${problems.length}` : '';
  return refused(
    422,
    'faulty',
    `Có ${problems.length} lỗi nên chưa có gì được ghi${many && `, dưới đây là ${mostFaults} lỗi đầu`}.`,
    `There are ${problems.length} faults, so nothing was taken in${many && `; the first ${mostFaults} are below`}.`,
    problems.slice(0, mostFaults),
  );
};

/** What was asked for; a refusal is thrown, and answered where all are. */
export const asAnswer = <T extends object>(result: (T & { ok: true }) | Refused): Omit<T, 'ok'> => {
  if (!result.ok) throw toRefused(result.refusal);
  const { ok: _, ...answer } = result;
  return answer;
};
