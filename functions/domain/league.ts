import type { GroupScores } from './index-total.ts';
import { roundPoints } from './index766.ts';

/** A unit with its points on one day. */
export type Standing = { unit: string; name: string; total: number; scores: GroupScores };
export type Ranked = Standing & { rank: number };

const vietnamese = new Intl.Collator('vi');

/**
 * Higher total first. The portal orders equal totals by digits that it does not publish; here, among equals, the one
 * comes first that keeps its dates better (TDGQ), for that is what citizens feel; then by name as Vietnamese sorts it,
 * then by code, so that the same figures always give the same table.
 */
const compareStandings = (a: Standing, b: Standing): number =>
  roundPoints(b.total) - roundPoints(a.total) ||
  roundPoints(b.scores.TDGQ ?? 0) - roundPoints(a.scores.TDGQ ?? 0) ||
  vietnamese.compare(a.name, b.name) ||
  (a.unit < b.unit ? -1 : 1);

/** Ranks 1, 2, 3 and so on, without gaps or shared places, as the portal gives them. */
export const rankUnits = (standings: readonly Standing[]): Ranked[] =>
  standings.toSorted(compareStandings).map((standing, place) => ({ ...standing, rank: place + 1 }));

/** Since an earlier table: places climbed (fallen where negative), points gained (lost where negative). */
export type Change = { places: number; points: number };

export type LeagueRow = Ranked & {
  /** Absent where the unit did not stand in the earlier table. */
  daily?: Change;
  weekly?: Change;
};

const changeSince = (earlier: readonly Ranked[] | undefined): ((now: Ranked) => Change | undefined) => {
  const former = new Map(earlier?.map((row) => [row.unit, row]));
  return ({ unit, rank, total }) => {
    const was = former.get(unit);
    return was && { places: was.rank - rank, points: roundPoints(total - was.total) };
  };
};

/** The table of a day, best first, with what moved since the tables of the day and the week before. */
export const leagueTable = (
  today: readonly Standing[],
  { dayBefore, weekBefore }: { dayBefore?: readonly Ranked[]; weekBefore?: readonly Ranked[] } = {},
): LeagueRow[] => {
  const [daily, weekly] = [changeSince(dayBefore), changeSince(weekBefore)];
  return rankUnits(today).map((row) => ({ ...row, daily: daily(row), weekly: weekly(row) }));
};
