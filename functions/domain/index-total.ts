import { type Group, groups, roundPoints } from './index766.ts';

/** Points by group; a group that nobody could count is absent, which is not the same as 0. */
export type GroupScores = Partial<Record<Group, number>>;

/**
 * The index of a unit: the sum of its six rounded group scores, as all 298 published totals are. Undefined where a
 * group is absent, for a total of five groups would be taken for a bad one of six.
 */
export const totalOf = (scores: GroupScores): number | undefined => {
  const known = groups.flatMap((group) => scores[group] ?? []);
  return known.length === groups.length ? roundPoints(known.reduce((sum, score) => sum + score, 0)) : undefined;
};

const bands = [
  { from: 90, name: 'excellent' },
  { from: 80, name: 'good' },
  { from: 70, name: 'fair' },
  { from: 50, name: 'average' },
] as const;
export type Band = (typeof bands)[number]['name'] | 'weak';

/** What a total is called. The bounds are the decision's; the names are not verified. */
export const band = (total: number): Band => bands.find(({ from }) => total >= from)?.name ?? 'weak';

/** As the leaders' tables have it. */
export const bandNames: Readonly<Record<Band, string>> = {
  excellent: 'Xuất sắc',
  good: 'Tốt',
  fair: 'Khá',
  average: 'Trung bình',
  weak: 'Yếu',
};

/** A group as we count it and as the portal published it; neither replaces the other. `difference` is ours less theirs. */
export type SideBySide = { group: Group; computed?: number; published?: number; difference?: number };

export const sideBySide = (computed: GroupScores, published: GroupScores): SideBySide[] =>
  groups.map((group) => {
    const [ours, theirs] = [computed[group], published[group]];
    const difference = ours === undefined || theirs === undefined ? undefined : roundPoints(ours - theirs);
    return { group, computed: ours, published: theirs, difference };
  });
