import { digestsDue, isToldOf, type Period } from '../domain/digest-period.ts';
import { driveDigests, trendDays } from '../domain/drive-digest.ts';
import { type Day, dayOf, plusDays } from '../domain/time.ts';
import { unitOn } from '../domain/unit-history.ts';
import type {
  Clock,
  Dossiers,
  Drives,
  DriveWork,
  FrozenDays,
  NoticeQueue,
  Notices,
  Policies,
  UnitHistory,
  Units,
} from '../ports.ts';

export type WriteDigestsPorts = {
  drives: Pick<Drives, 'all' | 'find'>;
  frozenDays: Pick<FrozenDays, 'day'>;
  work: Pick<DriveWork, 'tasks' | 'difficulties'>;
  dossiers: Pick<Dossiers, 'runningOfUnit'>;
  history: Pick<UnitHistory, 'find'>;
  units: Units;
  notices: Pick<Notices, 'putOnce'>;
  queue: NoticeQueue;
  policies: Policies;
  clock: Clock;
};

const readsAtOnce = 20;

const inTurns = async <T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> => {
  const found: R[] = [];
  for (let next = 0; next < items.length; next += readsAtOnce)
    found.push(...(await Promise.all(items.slice(next, next + readsAtOnce).map(read))));
  return found;
};

/**
 * Writes the digests that are due today as notices, which leave as all others do. Each is written once, for its id says
 * drive and period; one that was written and not yet handed over is handed over now.
 */
export const makeWriteDigests = (ports: WriteDigestsPorts) => {
  const { drives, frozenDays, work, dossiers, history, units, notices, queue, policies, clock } = ports;
  // What this process has written need not be tried again a quarter of an hour later.
  const written = new Set<string>();

  const frozenFor = async (from: Day, { from: begins, to }: Period) => {
    const days = new Set([plusDays(begins, -1)]);
    for (let day = from > plusDays(to, -trendDays) ? from : plusDays(to, -trendDays); day <= to; day = plusDays(day, 1))
      days.add(day);
    return new Map(await inTurns([...days], async (day) => [day, await frozenDays.day(day)] as const));
  };

  /** Read from what is due, by unit: as many items as are due within the week. */
  const dueSoonIn = async (codes: readonly string[], today: Day) => {
    const counted = await inTurns(codes, async (unit) => {
      let count = 0;
      for await (const _ of dossiers.runningOfUnit(unit, today, plusDays(today, 6))) count += 1;
      return [unit, count] as const;
    });
    return new Map(counted);
  };

  const namesOf = async (codes: readonly string[], today: Day) => {
    const { terms } = await history.find();
    const names = await inTurns(
      codes,
      async (code) => [code, unitOn(terms, code, today)?.name ?? (await units.find(code)).name] as const,
    );
    const known = new Map(names);
    return (unit: string) => known.get(unit) ?? unit;
  };

  const write = async (id: string, period: Period, today: Day): Promise<void> => {
    const drive = (await drives.find(id))?.drive;
    if (!drive) return;
    const [frozen, dueSoon, nameOf, tasks, difficulties] = await Promise.all([
      frozenFor(drive.from, period),
      dueSoonIn(drive.units, today),
      namesOf(drive.units, today),
      work.tasks(id),
      work.difficulties(id),
    ]);
    const source = { drive, period, today, frozen, dueSoon, nameOf, tasks, difficulties };
    for (const digest of driveDigests(source, clock.now())) {
      const stored = await notices.putOnce(digest);
      if (stored.state === 'queued') await queue.send(stored);
    }
  };

  return async (): Promise<void> => {
    const today = dayOf(clock.now());
    const due = digestsDue(today, (await policies.of('province')).calendar);
    if (due.length === 0) return;
    for (const { id } of (await drives.all()).filter((drive) => isToldOf(drive, today)))
      for (const period of due) {
        if (written.has(`${id} ${period.key}`)) continue;
        await write(id, period, today);
        written.add(`${id} ${period.key}`);
      }
  };
};
