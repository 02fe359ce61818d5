import type { AuditEntry } from '../functions/domain/audit.ts';
import type { Settings, StoredSetting } from '../functions/ports.ts';

/** The registry's settings in memory, with the store's guard; proofs go to `audit`. */
export const fakeSettings = (
  audit: { write(entry: AuditEntry): Promise<void> },
  given: Readonly<Record<string, unknown>> = {},
) => {
  const stored = new Map<string, StoredSetting>();
  const keyOf = (type: string, id: string) => `${type} ${id}`;
  for (const [key, value] of Object.entries(given))
    stored.set(key, { id: key.slice(key.indexOf(' ') + 1), value, version: 0 });
  const port: Settings = {
    find: async (type, id) => stored.get(keyOf(type, id)),
    all: async (type, prefix = '') =>
      [...stored]
        .filter(([key]) => key.startsWith(`${type} ${prefix}`))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, one]) => one),
    save: async ({ type, id, version, value, beside }, entry) => {
      if ((stored.get(keyOf(type, id))?.version ?? 0) !== version) return 'overtaken';
      const { by, at } = entry;
      if (value === undefined) stored.delete(keyOf(type, id));
      else stored.set(keyOf(type, id), { id, value, version: version + 1, by, at });
      if (beside) stored.set(keyOf(beside.type, beside.id), { id: beside.id, value: beside.value, version: 1, by, at });
      await audit.write(entry);
      return 'done';
    },
  };
  return { ...port, stored };
};
