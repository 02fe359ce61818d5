/** Looks up what was made for a name of the map; a name for which nothing was made is a fault of the stacks. */
export const byName = <T>(made: Iterable<readonly [name: string, made: T]>): ((name: string) => T) => {
  const all = new Map(made);
  return (name) => {
    const found = all.get(name);
    if (found === undefined) throw new Error(`Nothing was made for ${name}`);
    return found;
  };
};
