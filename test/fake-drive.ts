import type { Drive } from '../functions/domain/drive.ts';
import type { FrozenFigures } from '../functions/domain/frozen.ts';
import { type NudgeMark, unmarked } from '../functions/domain/nudge.ts';
import type { Day } from '../functions/domain/time.ts';
import type { Drives, FrozenDays, NudgeMarks, OptOuts } from '../functions/ports.ts';

/** Ports of a drive kept in memory, with the stores' promises. */

export const fakeDrives = (...drives: Drive[]): Pick<Drives, 'all' | 'find'> => ({
  all: async () => drives,
  find: async (id) => {
    const drive = drives.find((one) => one.id === id);
    return drive && { drive, version: 1 };
  },
});

export const fakeFrozenDays = (days: ReadonlyMap<Day, readonly FrozenFigures[]> = new Map()) => {
  const stored = new Map([...days].map(([day, figures]) => [day, [...figures]]));
  const saved: string[] = [];
  const port: FrozenDays = {
    day: async (day) => stored.get(day) ?? [],
    ofUnit: async (unit, from, to) =>
      [...stored].flatMap(([day, all]) => {
        const figures = all.find((one) => one.unit === unit);
        return figures && day >= from && day <= to ? [{ day, figures }] : [];
      }),
    save: async (day, figures) => {
      const units = new Map([...(stored.get(day) ?? []), ...figures].map((one) => [one.unit, one]));
      stored.set(day, [...units.values()]);
      saved.push(...figures.map(({ unit }) => `${day} ${unit}`));
    },
  };
  return { ...port, stored, saved };
};

export const fakeNudgeMarks = () => {
  const stored = new Map<string, { mark: NudgeMark; version: number }>();
  const port: NudgeMarks = {
    hashOf: async (phone) => `hash of ${phone}`,
    find: async (hash) => stored.get(hash) ?? { mark: unmarked, version: 0 },
    save: async (hash, mark, version) => {
      if ((stored.get(hash)?.version ?? 0) !== version) return 'overtaken';
      stored.set(hash, { mark, version: version + 1 });
      return 'done';
    },
  };
  return { ...port, stored };
};

export const fakeOptOuts = (...hashes: string[]) => {
  const stored = new Set(hashes);
  const port: OptOuts = {
    has: async (hash) => stored.has(hash),
    add: async (hash) => {
      stored.add(hash);
    },
  };
  return { ...port, stored };
};

/** All that the drive's actions ask for, with nothing in it. */
export const fakeDrivePorts = () => ({
  drives: { ...fakeDrives(), save: async () => 'done' as const },
  driveWork: { tasks: async () => [], difficulties: async () => [], save: async () => 'done' as const },
  frozenDays: fakeFrozenDays(),
  portalDays: { imported: async () => [], day: async () => [], ofUnit: async () => [], save: async () => {} },
  history: { find: async () => ({ terms: [], version: 0 }), save: async () => 'done' as const },
  tally: { day: async () => [], now: async () => [], unitDays: async () => [] },
  smsPrices: async () => [],
  nudgeMarks: fakeNudgeMarks(),
  optOuts: fakeOptOuts(),
});
