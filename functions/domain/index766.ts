/**
 * The index of decision 766/QĐ-TTg: 100 points in six groups.
 *
 * The decision gives the most points of each part; how the national portal turns counts into points is not published.
 * The rules here were reverse-engineered from what it published of Gia Lai on 10 October 2026 (`test/data/gialai-766`)
 * and give each of its figures within 0.015:
 * - Most parts are proportional. Satisfaction is full from 90 %; reuse of data, procedures offered online, and both of
 *   the payment parts that count procedures from 80 %; online dossiers from 50 %.
 * - Nothing to count scores nothing: a unit without a dossier has 0 of 20 for timeliness, and the total is not scaled up
 *   for it. But without a petition nobody was left waiting or dissatisfied: those two parts are then full.
 * - The portal gives no counts for certified electronic copies, only 100 %; even a unit without a dossier has its 2 points.
 * - Published sums of digitisation differ from ours by up to 0.021, for the portal seems to add up parts it has rounded.
 */
export const groupPoints = { CKMB: 18, TDGQ: 20, ONLINE: 12, TTTT: 10, MDHL: 18, MDSH: 22 } as const;
export type Group = keyof typeof groupPoints;
/** In the order in which the decision has them. */
export const groups: readonly Group[] = ['CKMB', 'TDGQ', 'ONLINE', 'TTTT', 'MDHL', 'MDSH'];

type Rule = {
  group: Group;
  /** Most points; 0 for what the portal only tells. */
  points: number;
  /** The ratio from which the points are full, where that is not 1. */
  fullFrom?: number;
  /** Points where there was nothing to count. */
  ofNone?: number;
  /** Points where the portal gives no counts. */
  uncounted?: number;
};

/** Names as the portal publishes them, but for those of the last block, which it publishes without names. */
const rules = {
  PUBLISH_ON_TIME: { group: 'CKMB', points: 6 },
  PUBLIC_UPDATE_ON_TIME: { group: 'CKMB', points: 4 },
  PUBLIC_CONTENT_FULL: { group: 'CKMB', points: 2 },
  DOSSIER_SYNC: { group: 'CKMB', points: 6 },
  ON_TIME: { group: 'TDGQ', points: 20 },
  OVERDUE: { group: 'TDGQ', points: 0 },
  AVG_DAYS: { group: 'TDGQ', points: 0 },
  DOSSIER_RECEIVING_SATISFACTION: { group: 'MDHL', points: 6, fullFrom: 0.9 },
  PETITION_PROCESSING_ON_TIME: { group: 'MDHL', points: 6, ofNone: 6 },
  PETITION_HANDLING_SATISFACTION: { group: 'MDHL', points: 6, ofNone: 6 },
  PETITION_CLASSIFICATION_TTHC: { group: 'MDHL', points: 0 },
  PETITION_CLASSIFICATION_STAFF: { group: 'MDHL', points: 0 },
  ORIGINAL_RESULT_AVAILABLE: { group: 'MDSH', points: 6 },
  SO_HOA_GIAY_TO_GIAI_QUYET: { group: 'MDSH', points: 4 },
  REUSED_DIGITIZED_DATA: { group: 'MDSH', points: 2, fullFrom: 0.8 },
  SYNCED_WITH_DVCQG_PERSONAL_STORAGE: { group: 'MDSH', points: 4 },
  CITIZEN_DATA_CONNECTED_DOSSIER: { group: 'MDSH', points: 2 },
  CITIZEN_DATA_CONNECTED_FORMALITY: { group: 'MDSH', points: 2 },
  ELECTRONIC_CERTIFIED_COPY: { group: 'MDSH', points: 2, uncounted: 2 },
  ONLINE_PAYMENT_DOSSIERS: { group: 'TTTT', points: 6 },
  ONLINE_PAYMENT_PROCEDURES: { group: 'TTTT', points: 2, fullFrom: 0.8 },
  ONLINE_PAYMENT_PROCEDURES_ENABLED: { group: 'TTTT', points: 2, fullFrom: 0.8 },
  ONLINE_PROCEDURES: { group: 'ONLINE', points: 2, fullFrom: 0.8 },
  ONLINE_SERVICES_USED: { group: 'ONLINE', points: 4 },
  ONLINE_DOSSIERS: { group: 'ONLINE', points: 6, fullFrom: 0.5 },
} satisfies Record<string, Rule>;
export type Metric = keyof typeof rules;

export const metrics: readonly Metric[] = Object.keys(rules).filter((name): name is Metric =>
  Object.hasOwn(rules, name),
);

export const isMetric = (name: string): name is Metric => Object.hasOwn(rules, name);

/** Throws a RangeError for a name that the index does not know. */
export const ruleOf = (metric: string): Rule => {
  if (!isMetric(metric)) throw new RangeError(`The index has no metric ${metric}`);
  return rules[metric];
};

/** The metrics that a group's points are made of. */
export const partsOf = (group: Group): Metric[] =>
  metrics.filter((metric) => ruleOf(metric).group === group && ruleOf(metric).points > 0);

/** To two places, as published. A half goes up, also where binary fractions put it a hair below; there is no minus zero. */
export const roundPoints = (points: number): number => Math.round(Number((points * 100).toFixed(6))) / 100 + 0;

/**
 * Points of a metric, not rounded: its share `numerator / denominator` on the metric's own scale, never above its most
 * points. Counts that are absent (undefined or NaN) score as the portal scores them: see above. Throws a RangeError
 * for an unknown metric.
 */
export const scoreMetric = (metric: string, numerator: number | undefined, denominator: number | undefined): number => {
  const { points, fullFrom = 1, ofNone = 0, uncounted = 0 } = ruleOf(metric);
  if (numerator === undefined || !Number.isFinite(numerator)) return uncounted;
  if (denominator === undefined || !Number.isFinite(denominator)) return uncounted;
  return denominator > 0 ? Math.min(points, (points * numerator) / denominator / fullFrom) : ofNone;
};

export type CountedMetric = { metric: string; numerator: number | undefined; denominator: number | undefined };

/**
 * A group's points: the sum of its parts before rounding, rounded once to two places. Throws a RangeError for a metric
 * that is unknown or belongs to another group.
 */
export const scoreGroup = (group: Group, parts: readonly CountedMetric[]): number => {
  const stranger = parts.find(({ metric }) => ruleOf(metric).group !== group);
  if (stranger) throw new RangeError(`${stranger.metric} does not belong to ${group}`);
  return roundPoints(
    parts.reduce((sum, { metric, numerator, denominator }) => sum + scoreMetric(metric, numerator, denominator), 0),
  );
};
