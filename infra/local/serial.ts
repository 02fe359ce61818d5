/** Makes calls of `work` follow one another; each call starts after those before it have ended, also in failure. */
export const serial = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
};
