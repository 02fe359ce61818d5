import * as z from 'zod';
import { type Contribution, contribution, differences, type Increment, storedContribution } from './campaign.ts';
import type { DossierState } from './dossier-state.ts';
import type { Notice } from './notice.ts';
import { dayOf, type Instant } from './time.ts';

/** A citizen's answer to the survey, as the citizen page keeps it beside the dossier's state. */
export const survey = z.object({ code: z.string(), answeredAt: z.string(), satisfied: z.boolean() });
export type Survey = z.infer<typeof survey>;

/** What is counted by itself: a dossier (`counted`, with its citizen's answer) or one SMS about it (`sms#…`). */
export type CountedKey = { dossier: string; what: string };

/** What stands in the counts for one thing. An answer may be heard of before its dossier: it counts once that does. */
export const counted = storedContribution.partial({ unit: true }).extend({
  version: z.int().default(0),
  counts: z.record(z.string(), z.number()).default({}),
  answer: survey.omit({ code: true }).optional(),
});
export type Counted = z.infer<typeof counted>;

/** What the tally hears of a thing: how it counts now, a citizen's answer, or that there is no such thing. */
export type Heard = CountedKey & ({ contribution: Contribution } | { answer: Survey } | { gone: true });

export const ofDossier = (dossier: string): CountedKey => ({ dossier, what: 'counted' });

/** SMS that a carrier took, and their parts, under the day it took them: they are paid for whether they arrive or not. */
const ofSms = ({ channel, acceptedAt, decidingUnit, parts = 1 }: Notice): Contribution => {
  const counts: Contribution['counts'] =
    channel === 'sms' && acceptedAt
      ? { [`${dayOf(acceptedAt)}#sms`]: 1, [`${dayOf(acceptedAt)}#smsParts`]: parts }
      : {};
  return { unit: decidingUnit, version: 1, counts };
};

export const isSameCounts = (a: Contribution['counts'], b: Contribution['counts']): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

/** A dossier as it is, for who reads it anew; `now` as for `contribution`. */
export const heardAsItIs = (dossier: DossierState, now: Instant): Heard => ({
  ...ofDossier(dossier.code),
  contribution: contribution(dossier, now),
});

/**
 * A change that counts as before is nothing to the tally, and need not even be looked up: whatever changed the counts
 * was, or will be, heard as a change of its own, and no older one replaces it.
 */
const isNews = (before: Contribution | undefined, after: Contribution): boolean => {
  const moved = before !== undefined && before.unit !== after.unit && Object.keys(after.counts).length > 0;
  return moved || !isSameCounts(before?.counts ?? {}, after.counts);
};

type Change<T> = { before?: T | undefined; after: T };

export const heardOfDossier = ({ before, after }: Change<DossierState>, now: Instant): Heard[] =>
  isNews(before && contribution(before, now), contribution(after, now)) ? [heardAsItIs(after, now)] : [];

export const heardOfNotice = ({ before, after }: Change<Notice>): Heard[] =>
  isNews(before && ofSms(before), ofSms(after))
    ? [{ dossier: after.dossier, what: `sms#${after.id}`, contribution: ofSms(after) }]
    : [];

export const heardOfSurvey = (answer: Survey): Heard[] => [{ ...ofDossier(answer.code), answer }];

/** What stands in the counts once `heard` is taken in: the newer version, the later answer; undefined for nothing. */
export const afterHearing = (former: Counted | undefined, heard: Heard): Counted | undefined => {
  if ('gone' in heard) return undefined;
  if ('answer' in heard) {
    const { answeredAt, satisfied } = heard.answer;
    const isOlder = former?.answer !== undefined && former.answer.answeredAt > answeredAt;
    return isOlder ? former : { version: 0, counts: {}, ...former, answer: { answeredAt, satisfied } };
  }
  return former && heard.contribution.version < former.version ? former : { ...former, ...heard.contribution };
};

/** With the answer, which belongs to a dossier that was received. */
const whole = (one: Counted | undefined): Contribution | undefined => {
  if (one?.unit === undefined) return undefined;
  const { unit, version, counts, answer } = one;
  if (!answer || Object.keys(counts).length === 0) return { unit, version, counts };
  const day = dayOf(answer.answeredAt);
  const said = { [`${day}#answered`]: 1, ...(answer.satisfied && { [`${day}#satisfied`]: 1 }) };
  return { unit, version, counts: { ...counts, ...said } };
};

/** What to add to the counts when `former` becomes `next`. */
export const incrementsBetween = (former: Counted | undefined, next: Counted | undefined): Increment[] => {
  const [before, after] = [whole(former), whole(next)];
  if (after) return differences(before && { ...before, version: after.version }, after);
  return before ? differences(before, { ...before, counts: {} }) : [];
};

export const isSameCounted = (a: Counted | undefined, b: Counted | undefined): boolean =>
  a?.unit === b?.unit &&
  a?.version === b?.version &&
  isSameCounts(a?.counts ?? {}, b?.counts ?? {}) &&
  a?.answer?.answeredAt === b?.answer?.answeredAt &&
  a?.answer?.satisfied === b?.answer?.satisfied;
