/*
 * Which time of its kind a notice is. `2`: of the second round of its status. `2.7`: told again within that round, for
 * version 7 of the dossier brought what was not known before.
 */

/** The occurrence of what the dossier's `version` adds within a round. */
export const laterInRound = (round: number, version: number): string => `${round}.${version}`;

/** NaN where it counts no rounds, but names a day. */
export const roundIn = (occurrence: string): number => Number(occurrence.split('.', 1)[0]);

const versionIn = (occurrence: string): number => Number(occurrence.split('.')[1] ?? 0);

export const isLaterInRound = (occurrence: string): boolean => versionIn(occurrence) > 0;

/** Whether one was decided before another of its kind. */
export const isEarlier = (one: string, other: string): boolean =>
  roundIn(one) < roundIn(other) || (roundIn(one) === roundIn(other) && versionIn(one) < versionIn(other));
