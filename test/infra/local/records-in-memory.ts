import type { Records } from '../../../infra/local/kept-records.ts';

/** Records that outlive what writes them, as those in a file do. */
export const recordsInMemory = <T>(): Records<T> => {
  const kept = new Map<string, T>();
  return {
    all: () => [...kept.values()],
    put: (key, value) => {
      kept.set(key, value);
    },
    remove: (key) => {
      kept.delete(key);
    },
  };
};
