import { epochOf } from '../domain/time.ts';
import type { Clock } from '../ports.ts';

/** Remembers what `read` answered for each key for `minutes`; a failed read is not remembered. */
export const cached = <T>(read: (key: string) => Promise<T>, minutes: number, clock: Clock) => {
  const known = new Map<string, { until: number; value: Promise<T> }>();
  return (key: string): Promise<T> => {
    const now = epochOf(clock.now());
    const hit = known.get(key);
    if (hit && now < hit.until) return hit.value;
    const value = read(key);
    known.set(key, { until: now + minutes * 60_000, value });
    value.catch(() => known.delete(key));
    return value;
  };
};
