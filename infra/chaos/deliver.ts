import type { Disturbance } from './disturbances.ts';
import { failuresIn, nothingDone, recordsOf } from './events.ts';
import type { FunctionPool } from './function-pool.ts';

type Handle = FunctionPool['handle'];
type Deliver = { handle: Handle; isOrdered: boolean };

/** Hands the parts of a batch over one after the other; in an ordered stream nothing follows what failed. */
const inParts = async (event: unknown, { death }: Disturbance, { handle, isOrdered }: Deliver): Promise<unknown> => {
  const records = recordsOf(event);
  const cut = Math.ceil(records.length / 2);
  const first = await handle({ Records: records.slice(0, cut) }, death);
  const failed = failuresIn(first);
  if (cut === records.length || (isOrdered && failed.length > 0)) return first;
  const rest = await handle({ Records: records.slice(cut) }).catch(() => nothingDone({ Records: records.slice(cut) }));
  return { batchItemFailures: [...failed, ...failuresIn(rest)] };
};

const twiceAtOnce = async (event: unknown, { death }: Disturbance, handle: Handle): Promise<unknown> => {
  const [one] = await Promise.allSettled([handle(event, death), handle(event)]);
  if (one.status === 'rejected') throw one.reason;
  return one.value;
};

/** Hands an event over in its disturbed way and answers for the function. */
export const deliver = async (event: unknown, disturbance: Disturbance, to: Deliver): Promise<unknown> => {
  const { delivery, death } = disturbance;
  switch (delivery) {
    case 'usual':
    case 'later':
      return to.handle(event, death);
    case 'lost':
      return nothingDone(event);
    case 'twice at once':
      return twiceAtOnce(event, disturbance, to.handle);
    case 'again': {
      const answer = await to.handle(event, death);
      await to.handle(event).catch(() => {});
      return answer;
    }
    case 'in parts':
      return inParts(event, disturbance, to);
    default:
      return delivery satisfies never;
  }
};
