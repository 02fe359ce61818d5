import type { Drive, Figure } from './drive.ts';
import type { FrozenFigures } from './frozen.ts';
import { type GroupScores, totalOf } from './index-total.ts';
import {
  type CountedMetric,
  type Group,
  groupPoints,
  groups,
  isMetric,
  type Metric,
  partsOf,
  roundPoints,
  scoreGroup,
} from './index766.ts';
import { type Ranked, rankUnits } from './league.ts';
import type { PortalFigures } from './portal-figures.ts';
import { metricsOf, percentOf, type Sums } from './tally-metrics.ts';

/** Two accounts of the same units are kept beside each other: what we compute, and what the portal published. */
export type Account = 'computed' | 'published';

/** What the portal published of a unit on a day: its place in the table, its metrics, or both. */
export type PublishedUnit = { unit: string; table?: Ranked; figures?: PortalFigures };

/** A unit on a day by one account. */
export type UnitFigures = {
  unit: string;
  scores: GroupScores;
  /** Groups that we cannot compute and whose points are the portal's. */
  borrowed: readonly Group[];
  /** Where all six groups are known. */
  total?: number;
  /** Percent of single metrics. */
  percents: Partial<Record<Metric, number>>;
};

type Counts = Pick<CountedMetric, 'numerator' | 'denominator'>;

const ours = (sums: Sums): Map<Metric, Counts> =>
  new Map(metricsOf(sums).map(({ metric, numerator, denominator }) => [metric, { numerator, denominator }]));

/** As the portal counted, where it says so; a part published without counts is taken by its ratio. */
const theirs = (metric: Metric, figures: PortalFigures | undefined): Counts | undefined => {
  const { numerator, denominator, ratio } = figures?.metrics[metric] ?? {};
  if (numerator !== undefined && denominator !== undefined) return { numerator, denominator };
  return ratio === undefined ? undefined : { numerator: ratio, denominator: 100 };
};

/**
 * A unit by our own counts (`sums`, of the year so far), with the portal's for what dossiers cannot say or where we have
 * counted none. A group that lacks a part even so is borrowed whole from what the portal published, and said to be. Of
 * a unit that we have never heard of (no sums at all) nothing is taken for 0.
 */
export const computedFigures = (unit: string, sums: Sums, published?: PublishedUnit): UnitFigures => {
  const own = Object.keys(sums).length > 0 ? ours(sums) : new Map<Metric, Counts>();
  const scores: GroupScores = {};
  const borrowed: Group[] = [];
  for (const group of groups) {
    const parts = partsOf(group).flatMap((metric) => {
      const mine = own.get(metric);
      const counts = mine?.denominator ? mine : (theirs(metric, published?.figures) ?? mine);
      return counts ? [{ metric, ...counts }] : [];
    });
    const told = published?.table?.scores[group] ?? published?.figures?.scores[group];
    if (parts.length === partsOf(group).length) scores[group] = scoreGroup(group, parts);
    else if (told !== undefined) {
      scores[group] = told;
      borrowed.push(group);
    }
  }
  return { unit, scores, borrowed, total: totalOf(scores), percents: percentsOf(own) };
};

const percentsOf = (own: ReadonlyMap<Metric, Counts>): UnitFigures['percents'] =>
  Object.fromEntries(
    [...own].flatMap(([metric, counts]) => {
      const percent = percentOf(counts);
      return percent === undefined ? [] : [[metric, percent]];
    }),
  );

/** A unit as the portal published it. */
export const publishedFigures = ({ unit, table, figures }: PublishedUnit): UnitFigures => {
  const scores = table?.scores ?? figures?.scores ?? {};
  const percents = Object.entries(figures?.metrics ?? {}).flatMap(([metric, of]) =>
    of?.ratio === undefined || !isMetric(metric) ? [] : [[metric, of.ratio] as const],
  );
  return { unit, scores, borrowed: [], total: totalOf(scores), percents: Object.fromEntries(percents) };
};

/** A unit as its day was frozen. */
export const frozenUnit = ({ unit, scores, borrowed, total, sums }: FrozenFigures): UnitFigures => ({
  ...{ unit, scores, borrowed, total },
  percents: percentsOf(ours(sums)),
});

const isGroup = (id: string): id is Group => groups.some((group) => group === id);

/** Where a unit stands in an indicator: a group by its share of the most points, a metric by its own percentage. */
const standingIn = ({ scores, percents }: UnitFigures, indicator: string): number | undefined => {
  if (!isGroup(indicator)) return isMetric(indicator) ? percents[indicator] : undefined;
  const score = scores[indicator];
  return score === undefined ? undefined : roundPoints((score * 100) / groupPoints[indicator]);
};

/** The units' percentages of a drive's indicators; what is not known is left out. */
export const indicatorFigures = ({ indicators }: Pick<Drive, 'indicators'>, units: readonly UnitFigures[]): Figure[] =>
  units.flatMap((of) =>
    indicators.flatMap(({ id: indicator }) => {
      const percent = standingIn(of, indicator);
      return percent === undefined ? [] : [{ unit: of.unit, indicator, percent }];
    }),
  );

/** Ranks of those whose six groups are all known; the others have no total to rank by. */
export const rankedUnits = (units: readonly UnitFigures[], nameOf: (unit: string) => string): Ranked[] =>
  rankUnits(
    units.flatMap(({ unit, scores, total }) =>
      total === undefined ? [] : [{ unit, name: nameOf(unit), total, scores }],
    ),
  );
