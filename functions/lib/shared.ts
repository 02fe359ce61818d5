/** Asks for a key that come while its answer is under way get that one answer; nothing is remembered after it came. */
export const shared = <T>(read: (key: string) => Promise<T>) => {
  const open = new Map<string, Promise<T>>();
  return (key = ''): Promise<T> => {
    const value = open.get(key) ?? read(key).finally(() => open.delete(key));
    open.set(key, value);
    return value;
  };
};
