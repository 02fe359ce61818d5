import { setTimeout as sleep } from 'node:timers/promises';

/** Lets `act` begin at most `perSecond` times a second in this process, in the order of the calls. */
export const paced = <T>(act: (item: T) => Promise<void>, perSecond: number) => {
  let next = 0;
  return async (item: T): Promise<void> => {
    const now = performance.now();
    const start = Math.max(now, next);
    next = start + 1000 / perSecond;
    if (start > now) await sleep(start - now);
    await act(item);
  };
};
