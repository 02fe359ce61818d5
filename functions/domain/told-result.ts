import { sameDay } from './due-date.ts';
import { type Standing, standingOf, strongest } from './heard.ts';
import type { Notice } from './notice.ts';
import { isEarlier, roundIn } from './occurrence.ts';

/*
 * What the citizen has been told of a result: by completions, by parcels on their way, and by the corrections that took
 * either back. Several of them can be on their way at once: a clerk's finger slips from 9 to 4 and back within seconds
 * (docs/adr/0054).
 */

const completions: readonly string[] = ['early-completion', 'completion', 'late-completion'];
export const isCompletion = ({ kind }: Pick<Notice, 'kind'>): boolean => completions.includes(kind);
export const roundOf = ({ occurrence }: Pick<Notice, 'occurrence'>): number => roundIn(occurrence);

/** What became of words that were heard, after those that may have taken them back. */
const afterTakingBack = (said: Standing, takenBack: Standing): Standing => {
  if (said === 'untold' || takenBack === 'untold') return said;
  return takenBack === 'told' ? 'untold' : takenBack;
};

/** A completion as it stands after the corrections of its round and of those after it. */
export const afterCorrections = (completion: Notice, corrections: readonly Notice[]): Standing =>
  afterTakingBack(
    standingOf(completion),
    strongest(corrections.filter((correction) => roundOf(correction) >= roundOf(completion)).map(standingOf)),
  );

/** By the versions of the dossier that they were decided on; what was stored before there were any goes by the time. */
export const wasDecidedAfter = (one: Notice, other: Notice): boolean =>
  one.version !== undefined && other.version !== undefined
    ? one.version > other.version
    : one.decidedAt > other.decidedAt;

/** A parcel as it stands after the corrections that were decided on after it. It counts its own rounds. */
const dispatchAfterCorrections = (dispatch: Notice, corrections: readonly Notice[]): Standing =>
  afterTakingBack(
    standingOf(dispatch),
    strongest(corrections.filter((one) => wasDecidedAfter(one, dispatch)).map(standingOf)),
  );

const standingBefore = (
  completed: readonly Notice[],
  dispatched: readonly Notice[],
  corrections: readonly Notice[],
): Standing =>
  strongest([
    ...completed.filter(isCompletion).map((one) => afterCorrections(one, corrections)),
    ...dispatched.map((one) => dispatchAfterCorrections(one, corrections)),
  ]);

/** Ends without a result. */
export const otherEnds: readonly string[] = ['withdrawal', 'stop', 'intake-refusal'];

/** Whether the citizen was told since that the dossier ended without a result. */
export const isContradicted = (completion: Notice, all: readonly Notice[]): boolean =>
  all.some(
    (other) =>
      otherEnds.includes(other.kind) && other.decidedAt > completion.decidedAt && standingOf(other) !== 'untold',
  );

/** What the citizen had heard of a completion's result before it: of the same day's, for another day is news. */
export const beforeCompletion = (notice: Notice, told: readonly Notice[]): Standing => {
  const same = told.filter(
    (other) =>
      roundOf(other) < roundOf(notice) &&
      sameDay(other.facts.finishedAt, notice.facts.finishedAt) &&
      !isContradicted(other, told),
  );
  const corrections = told.filter((one) => one.kind === 'correction' && roundOf(one) < roundOf(notice));
  return standingBefore(same, [], corrections);
};

/** What there is for a correction to take back: completions of its own round and of those before it, and parcels. */
export const beforeCorrection = (notice: Notice, told: readonly Notice[]): Standing => {
  const completed = told.filter((other) => roundOf(other) <= roundOf(notice));
  const dispatched = told.filter((other) => other.kind === 'dispatch' && !wasDecidedAfter(other, notice));
  const corrections = told.filter((one) => one.kind === 'correction' && isEarlier(one.occurrence, notice.occurrence));
  return standingBefore(completed, dispatched, corrections);
};
