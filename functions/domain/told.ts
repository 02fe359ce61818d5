import { sameDay } from './due-date.ts';
import { inHeardOrder, standingOf, strongest } from './heard.ts';
import type { Notice, NoticeDraft } from './notice.ts';
import { isEarlier, isLaterInRound } from './occurrence.ts';
import { saysSourceText } from './source-text.ts';
import { isDateUnderWay, newsOfDate } from './told-date.ts';
import {
  afterCorrections,
  beforeCompletion,
  beforeCorrection,
  isCompletion,
  isContradicted,
  otherEnds,
  roundOf,
  wasDecidedAfter,
} from './told-result.ts';
import { wayToResult } from './way-to-result.ts';
import { takesFeeBack } from './withdrawn-fee.ts';

/*
 * Whether a notice that is still true says anything new to its citizen, by what has become of the dossier's others
 * (docs/adr/0054, 0065).
 */

const repeatable: readonly string[] = ['withdrawal', 'dispatch', 'payment-request'];
const isRepeatable = ({ kind }: Pick<Notice, 'kind'>): boolean => repeatable.includes(kind);

/** A receipt once more, for the promised date that no record had said before. */
const isOfFirstDate = ({ kind, occurrence }: Notice): boolean => kind === 'receipt' && isLaterInRound(occurrence);

/** A new date that nobody signed. */
const isOfDate = (notice: Notice): boolean =>
  notice.kind === 'reschedule' ||
  isOfFirstDate(notice) ||
  (notice.kind === 'delay-apology' && notice.approver === undefined && notice.letter === undefined);

/** Whether other notices of the dossier have a say in whether this one may go. */
export const dependsOnOthers = (notice: Notice): boolean =>
  notice.kind === 'correction' ||
  isOfDate(notice) ||
  isLaterInRound(notice.occurrence) ||
  saysSourceText(notice) ||
  isCompletion(notice) ||
  (roundOf(notice) > 1 && (isRepeatable(notice) || notice.kind === 'receipt'));

/**
 * A second receipt tells that the dossier was taken up again: to who was told that it had ended, and to who never heard
 * that it had been received.
 */
const newsOfTakingUp = (notice: Notice, told: readonly Notice[]): News => {
  const ended = strongest(told.filter(({ kind }) => otherEnds.includes(kind)).map(standingOf));
  if (ended === 'in-flight') return 'wait';
  if (ended !== 'untold') return 'news';
  // Only older ones: a first date that was said after this receipt waits for it.
  const former = told.filter(
    (one) => one.kind === 'receipt' && roundOf(one) < roundOf(notice) && !wasDecidedAfter(one, notice),
  );
  if (former.some(({ state }) => state === 'queued' || state === 'held' || state === 'sending')) return 'wait';
  return strongest(former.map(standingOf)) === 'untold' ? 'news' : 'no-news';
};

/** A withdrawal, a parcel or a fee that was told and is told again: news only where the citizen heard something else since. */
const newsOfRepeat = (notice: Notice, told: readonly Notice[]): News => {
  const former = told.filter(
    (other) =>
      other.kind === notice.kind &&
      roundOf(other) < roundOf(notice) &&
      other.facts.trackingNumber === notice.facts.trackingNumber &&
      other.facts.fee === notice.facts.fee,
  );
  const standing = strongest(former.map(standingOf));
  if (standing === 'in-flight') return 'wait';
  if (standing !== 'told') return 'news';
  const since = told.filter(
    (other) =>
      other.audience === 'citizen' &&
      other.kind !== notice.kind &&
      other.kind !== 'survey-invitation' &&
      former.every((one) => wasDecidedAfter(other, one)),
  );
  const heard = strongest(since.map(standingOf));
  if (heard === 'in-flight') return 'wait';
  return heard === 'untold' ? 'no-news' : 'news';
};

/** Of one matter: the three completions tell the same, early, in time or late. */
const isSameMatter = (one: Pick<Notice, 'kind'>, other: Pick<Notice, 'kind'>): boolean =>
  one.kind === other.kind || (isCompletion(one) && isCompletion(other));

/** Whether a later notice of the same round stands for this one: it says what its source has put right, or taken back, since. */
const isReplaced = (notice: Notice, told: readonly Notice[]): boolean =>
  (saysSourceText(notice) || isCompletion(notice) || notice.kind === 'correction') &&
  told.some(
    (other) =>
      isSameMatter(other, notice) &&
      other.state !== 'superseded' &&
      roundOf(other) === roundOf(notice) &&
      isEarlier(notice.occurrence, other.occurrence),
  );

/** What a notice says that a record can bring later than its status. */
const laterFactsOf = (notice: Notice): string => {
  const { fee, trackingNumber, missing, reason, handover } = notice.facts;
  return isCompletion(notice)
    ? wayToResult(handover, notice.unit)
    : JSON.stringify([fee, trackingNumber, missing, reason]);
};

/** Whether a former notice counts for a later one: of its round, or a completion of the same result before a slip. */
const isFormerOf =
  (notice: Notice, told: readonly Notice[]) =>
  (other: Notice): boolean => {
    if (!isSameMatter(other, notice) || !isEarlier(other.occurrence, notice.occurrence)) return false;
    if (roundOf(other) === roundOf(notice)) return true;
    const corrections = told.filter((one) => one.kind === 'correction' && roundOf(one) < roundOf(notice));
    return (
      isCompletion(notice) &&
      sameDay(other.facts.finishedAt, notice.facts.finishedAt) &&
      afterCorrections(other, corrections) !== 'untold' &&
      !isContradicted(other, told)
    );
  };

/** What came later than its status, a fee or another list: news unless a notice before it has said the same. */
const newsOfLaterFact = (notice: Notice, told: readonly Notice[]): News => {
  const former = told.filter(isFormerOf(notice, told));
  if (former.some(({ state }) => state === 'queued' || state === 'held' || state === 'sending')) return 'wait';
  const last = inHeardOrder(former.filter((other) => standingOf(other) !== 'untold')).at(-1);
  if (!last || laterFactsOf(last) !== laterFactsOf(notice)) return 'news';
  return standingOf(last) === 'told' ? 'no-news' : 'call';
};

/** Calls that tell another way to a result than its latest notice does. */
export const callsReplacedBy = (draft: NoticeDraft, told: readonly Notice[]): Notice[] =>
  isCompletion(draft) && isLaterInRound(draft.occurrence)
    ? told.filter(
        (other) =>
          other.toCall === true &&
          isCompletion(other) &&
          roundOf(other) === roundOf(draft) &&
          isEarlier(other.occurrence, draft.occurrence),
      )
    : [];

const isOldNews = (reason: string | undefined): boolean => reason?.startsWith('no news any more: ') ?? false;

/** Another way to a result is news to who was told of the result, or is to be; a result that was old news stays so. */
export const owesLaterWay = (draft: NoticeDraft, told: readonly Notice[]): boolean => {
  if (!isCompletion(draft) || !isLaterInRound(draft.occurrence)) return true;
  const ofRound = told.filter((other) => isCompletion(other) && roundOf(other) === roundOf(draft));
  return ofRound.length === 0 || ofRound.some(({ state, reason }) => state !== 'superseded' || !isOldNews(reason));
};

/** A correction is owed only for a completion that the citizen was told, may have been told, or is being told now. */
export const owesCorrection = (draft: NoticeDraft, told: readonly Notice[]): boolean =>
  draft.kind !== 'correction' || beforeCorrection(draft, told) !== 'untold';

/** A call that takes a fee back is owed only where the citizen was asked to pay, or may have been, and not called since. */
export const owesFeeCall = (draft: NoticeDraft, told: readonly Notice[]): boolean => {
  if (!takesFeeBack(draft)) return true;
  const asked = told.filter(
    (one) => one.kind === draft.kind && roundOf(one) === roundOf(draft) && standingOf(one) !== 'untold',
  );
  const last = inHeardOrder(asked).at(-1);
  return last !== undefined && !takesFeeBack(last);
};

/** `wait`: what it depends on is being handed over right now. `call`: only a person can find out whether it is news. */
export type News = 'news' | 'wait' | 'no-news' | 'call';

/** Whether a notice that is still true says anything new, by what has become of the dossier's other notices. */
export const newsOf = (notice: Notice, told: readonly Notice[]): News => {
  if (!dependsOnOthers(notice)) return 'news';
  if (isOfDate(notice)) return newsOfDate(notice, told);
  if (isReplaced(notice, told)) return 'no-news';
  if (isLaterInRound(notice.occurrence) && notice.kind !== 'correction') return newsOfLaterFact(notice, told);
  if (saysSourceText(notice)) return 'news';
  if (notice.kind === 'receipt') return newsOfTakingUp(notice, told);
  if (isRepeatable(notice)) return newsOfRepeat(notice, told);
  const isCorrection = notice.kind === 'correction';
  const standing = isCorrection ? beforeCorrection(notice, told) : beforeCompletion(notice, told);
  switch (standing) {
    case 'in-flight':
      return 'wait';
    case 'told':
      return isCorrection ? 'news' : 'no-news';
    case 'doubtful':
      return isCorrection ? 'news' : 'call';
    case 'untold':
      return isCorrection ? 'no-news' : 'news';
    default:
      return standing satisfies never;
  }
};

/** Whether a notice that says a date may turn out to be no news when its turn comes: nothing may be left to it. */
const maySayNothing = (other: Notice, told: readonly Notice[]): boolean => {
  if (other.kind === 'correction') return beforeCorrection(other, told) !== 'told';
  return other.kind === 'receipt' && roundOf(other) > 1 && newsOfTakingUp(other, told) !== 'news';
};

/**
 * Whether a new date need not be told by itself: another notice that is still to go says it. A correction does so only
 * where it is certain that there is something to take back.
 */
export const isDateToldBeside = (draft: NoticeDraft, told: readonly Notice[]): boolean =>
  (draft.kind === 'reschedule' || draft.kind === 'delay-apology' || isOfFirstDate(draft)) &&
  isDateUnderWay(
    draft,
    told.filter((other) => !maySayNothing(other, told)),
  );
