/**
 * Remembers what `read` answered for each key for `minutes` of the process's own time, whatever the clock says; a failed
 * read is not remembered.
 */
export const cached = <T>(read: (key: string) => Promise<T>, minutes: number) => {
  const known = new Map<string, { until: number; value: Promise<T> }>();
  return (key: string): Promise<T> => {
    const now = performance.now();
    const hit = known.get(key);
    if (hit && now < hit.until) return hit.value;
    const value = read(key);
    known.set(key, { until: now + minutes * 60_000, value });
    value.catch(() => known.delete(key));
    return value;
  };
};
