/* Keys that come from outside: what every object has by birth, as `constructor`, is in no table of ours. */

/** The value under a key, or undefined where the table itself has none. */
export const ownValue = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** Whether the table itself has this key. */
export const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);
