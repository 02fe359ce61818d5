import { type Account, indicatorFigures, rankedUnits } from '../domain/account.ts';
import { type Drive, phaseOn } from '../domain/drive.ts';
import { type Gap, gapsOf } from '../domain/drive-gaps.ts';
import { type Day, dayOf, plusDays } from '../domain/time.ts';
import { cached } from '../lib/cached.ts';
import { makeStandings, type StandingPorts } from '../lib/standings.ts';
import type { Clock, Drives } from '../ports.ts';

export type DriveBoardPorts = StandingPorts & { drives: Pick<Drives, 'all' | 'find'>; clock: Clock };

export type BoardUnit = { unit: string; name: string; rank?: number; total?: number; climbed?: number | undefined };

/** What everybody may know of a drive: units and their figures, nobody's name. */
export type DriveBoard = {
  drive: Pick<Drive, 'id' | 'name' | 'from' | 'to' | 'indicators'>;
  today: Day;
  phase: string;
  /** Whose figures: the portal's where it has published some, else ours; and of which day. */
  account: Account;
  on: Day | undefined;
  /** Ranks are compared with those of this day. */
  since: Day | undefined;
  /** By rank; those without one by name at the end. */
  units: BoardUnit[];
  /** Who lacks most first. */
  gaps: Gap[];
};

const minutesKept = 5;

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const vietnamese = new Intl.Collator('vi');

/** The one that is running, else the last that has begun, else the next. `all` has the latest first. */
const currentOf = <T extends { from: Day; to: Day }>(all: readonly T[], today: Day): T | undefined => {
  const begun = all.filter(({ from }) => from <= today);
  return begun.find(({ to }) => to >= today) ?? begun[0] ?? all.at(-1);
};

/**
 * A drive for everybody, by its id or the current one; undefined where there is none. Read once in five minutes, however
 * many ask: it changes once a day.
 */
export const makeDriveBoard = (ports: DriveBoardPorts) => {
  const { drives, clock } = ports;
  const { on, namesOn } = makeStandings(ports);
  const all = cached(() => drives.all(), minutesKept);

  const boardOf = async (id: string): Promise<DriveBoard | undefined> => {
    const drive = (await drives.find(id))?.drive;
    if (!drive) return undefined;
    const today = dayOf(clock.now());
    const day = earlier(today, drive.to);
    const published = await on('published', day);
    const account = published.day ? 'published' : 'computed';
    const stood = published.day ? published : await on('computed', day);
    const before = stood.day ? await on(account, plusDays(stood.day, -7)) : stood;
    const { nameOf } = await namesOn(day, stood);
    const ranks = new Map(rankedUnits(stood.units, nameOf).map((one) => [one.unit, one]));
    const former = new Map(rankedUnits(before.units, nameOf).map(({ unit, rank }) => [unit, rank]));
    const units = drive.units.map((unit): BoardUnit => {
      const [ranked, was] = [ranks.get(unit), former.get(unit)];
      const climbed = ranked && was !== undefined ? was - ranked.rank : undefined;
      return { unit, name: nameOf(unit), ...(ranked && { rank: ranked.rank, total: ranked.total, climbed }) };
    });
    const last = Number.POSITIVE_INFINITY;
    return {
      ...{ drive, today, account, on: stood.day, since: before.day, phase: phaseOn(drive, day).phase.name },
      units: units.toSorted((a, b) =>
        a.rank === b.rank ? vietnamese.compare(a.name, b.name) : (a.rank ?? last) - (b.rank ?? last),
      ),
      gaps: gapsOf(drive, indicatorFigures(drive, stood.units), day).rows.toSorted(
        (a, b) => (b.gap ?? Number.NEGATIVE_INFINITY) - (a.gap ?? Number.NEGATIVE_INFINITY),
      ),
    };
  };

  const kept = cached(boardOf, minutesKept);
  return async (id?: string): Promise<DriveBoard | undefined> => {
    const known = await all('all');
    // Only ids that there are: what strangers ask for is not remembered.
    const wanted = id === undefined ? currentOf(known, dayOf(clock.now())) : known.find((one) => one.id === id);
    return wanted && kept(wanted.id);
  };
};
