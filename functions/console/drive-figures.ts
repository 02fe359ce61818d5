import { type Account, indicatorFigures, rankedUnits } from '../domain/account.ts';
import { type Drive, phaseOn } from '../domain/drive.ts';
import { fallingBehind, paceDays } from '../domain/drive-pace.ts';
import { beforeAndAfter, driveTable, paceTable } from '../domain/drive-table.ts';
import { type GroupScores, sideBySide } from '../domain/index-total.ts';
import { type Group, groups, roundPoints } from '../domain/index766.ts';
import { leagueTable } from '../domain/league.ts';
import { refuse } from '../domain/matter.ts';
import { type Day, dayOf, plusDays } from '../domain/time.ts';
import { makeStandings, type StandingPorts } from '../lib/standings.ts';
import type { Clock, Drives } from '../ports.ts';
import { makeTrend } from './drive-trend.ts';

export type DriveFigurePorts = StandingPorts & { drives: Drives; clock: Clock };

const noDrive = refuse('not-found', { vi: 'Không có chiến dịch này.', en: 'There is no such drive.' });

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** Units of a drive are called what they were called in it, also years later. */
const dayIn = ({ from, to }: Drive, day: Day): Day => (day < from ? from : earlier(day, to));

/** What a leader asks of a drive and of the index. `day` is today unless said otherwise. */
export const makeDriveFigures = (ports: DriveFigurePorts) => {
  const { drives, clock } = ports;
  const { on, readings, unitDays, weeks, namesOn } = makeStandings(ports);
  const trend = makeTrend({ unitDays, weeks });
  const today = () => dayOf(clock.now());

  const ofDrive = async <T extends object>(id: string, act: (drive: Drive) => Promise<T>) => {
    const found = await drives.find(id);
    return found ? { ok: true as const, ...(await act(found.drive)) } : noDrive;
  };

  const table = async (account: Account, day: Day) => {
    const stood = await on(account, day);
    const { nameOf } = await namesOn(day, stood);
    return { ...stood, ranked: rankedUnits(stood.units, nameOf) };
  };

  return {
    /** Every unit and indicator: target, where it stands by both accounts, what is missing. */
    gaps: (id: string, day: Day = today()) =>
      ofDrive(id, async (drive) => {
        const [ours, theirs] = await Promise.all([on('computed', day), on('published', day)]);
        const { nameOf, levelOf } = await namesOn(dayIn(drive, day), theirs);
        const figures = {
          computed: indicatorFigures(drive, ours.units),
          published: indicatorFigures(drive, theirs.units),
        };
        const { rows, ...phase } = driveTable(drive, figures, day);
        const stands = { computedOn: ours.day, publishedOn: theirs.day };
        return {
          drive,
          day,
          ...stands,
          ...phase,
          rows: rows.map((row) => ({ ...row, name: nameOf(row.unit), level: levelOf(row.unit) })),
        };
      }),
    /** What will miss, or has missed, a target at the present pace, of all units or of one; who has to speed up most first. */
    behind: (
      id: string,
      account: Account,
      { day = today(), overDays = paceDays, unit }: { day?: Day; overDays?: number; unit?: string },
    ) =>
      ofDrive(id, async (drive) => {
        const units = drive.units.filter((one) => unit === undefined || one === unit);
        const [read, { nameOf, levelOf }] = await Promise.all([
          readings(drive, account, day, overDays),
          namesOn(dayIn(drive, day)),
        ]);
        const rows = paceTable({ ...drive, units }, read, day, overDays);
        const named = (unit: string) => ({ name: nameOf(unit), level: levelOf(unit) });
        const behind = fallingBehind(rows).map((row) => ({ ...row, ...named(row.unit) }));
        const unknown = rows.filter(({ outlook }) => outlook.verdict === 'unknown').length;
        return { drive, day, account, overDays, unknown, rows: behind };
      }),
    /** Before the drive, at its end or so far, and since. */
    beforeAndAfter: (id: string, account: Account, day: Day = today()) =>
      ofDrive(id, async (drive) => {
        const [before, end, after] = await Promise.all([
          on(account, plusDays(drive.from, -1)),
          on(account, earlier(drive.to, day)),
          day > drive.to ? on(account, day) : undefined,
        ]);
        const figures = {
          before: indicatorFigures(drive, before.units),
          end: indicatorFigures(drive, end.units),
          after: indicatorFigures(drive, after?.units ?? []),
        };
        const { nameOf, levelOf } = await namesOn(dayIn(drive, day), end);
        const named = (unit: string) => ({ name: nameOf(unit), level: levelOf(unit) });
        const rows = beforeAndAfter(drive, figures).map((row) => ({ ...row, ...named(row.unit) }));
        const { when } = phaseOn(drive, day);
        return { drive, account, when, beforeOn: before.day, endOn: end.day, afterOn: after?.day, rows };
      }),
    /** What the drive's units, or some of any, are called. */
    unitNames: async (id: string, codes?: readonly string[], day: Day = today()) => {
      const drive = (await drives.find(id))?.drive;
      const { nameOf } = await namesOn(drive ? dayIn(drive, day) : day);
      return (codes ?? drive?.units ?? []).map((unit) => ({ unit, name: nameOf(unit) }));
    },
    /** A unit's way through the drive's days, or that of all units; see `makeTrend`. */
    trend: (id: string, account: Account, { unit, day = today() }: { unit?: string | undefined; day?: Day } = {}) =>
      ofDrive(id, (drive) => trend(drive, account, { unit, day })),
    /** All units by rank, with what moved since the tables of the day and of the week before. */
    league: async (account: Account, day: Day = today()) => {
      const now = await table(account, day);
      const [dayBefore, weekBefore, { levelOf }] = await Promise.all([
        table(account, plusDays(now.day ?? day, -1)),
        table(account, plusDays(now.day ?? day, -7)),
        namesOn(day),
      ]);
      const publishedRank = new Map(now.published.map(({ unit, table: of }) => [unit, of?.rank]));
      const borrowed = new Map(now.units.map((one) => [one.unit, one.borrowed]));
      const rows = leagueTable(now.ranked, { dayBefore: dayBefore.ranked, weekBefore: weekBefore.ranked });
      return {
        ...{ account, day: now.day, dailySince: dayBefore.day, weeklySince: weekBefore.day },
        rows: rows.map((row) => ({
          ...row,
          level: levelOf(row.unit),
          publishedRank: publishedRank.get(row.unit),
          borrowed: [...(borrowed.get(row.unit) ?? [])],
        })),
      };
    },
    /** Each unit's groups as we compute them beside what the portal published; neither overwrites the other. */
    sideBySide: async (day: Day = today()) => {
      const [ours, theirs] = await Promise.all([on('computed', day), on('published', day)]);
      const { nameOf } = await namesOn(day, theirs);
      const own = new Map(ours.units.map((one) => [one.unit, one]));
      const published = new Map(theirs.units.map((one) => [one.unit, one]));
      const rows = [...new Set([...own.keys(), ...published.keys()])].toSorted().map((unit) => {
        const [mine, other] = [own.get(unit), published.get(unit)];
        const [a, b] = [mine?.total, other?.total];
        const compared = sideBySide(withoutBorrowed(mine), other?.scores ?? {});
        const isWhole = mine?.borrowed.length === 0;
        const total = { computed: isWhole ? a : undefined, published: b };
        const difference = isWhole && a !== undefined && b !== undefined ? roundPoints(a - b) : undefined;
        return { unit, name: nameOf(unit), groups: compared, total: { ...total, difference } };
      });
      return { day, computedOn: ours.day, publishedOn: theirs.day, rows };
    },
  };
};

/** What was borrowed from the portal is no account of ours. */
const withoutBorrowed = (of: { scores: GroupScores; borrowed: readonly Group[] } | undefined): GroupScores =>
  Object.fromEntries(
    groups.flatMap((group) => {
      const score = of?.borrowed.includes(group) ? undefined : of?.scores[group];
      return score === undefined ? [] : [[group, score]];
    }),
  );
