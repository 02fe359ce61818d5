import { sameDay } from './due-date.ts';
import { inHeardOrder, type Standing, standingOf } from './heard.ts';
import type { Notice, NoticeDraft } from './notice.ts';
import { isOpen } from './notice-life.ts';
import { closedByChange, untrueAtItsTurn } from './reopening.ts';
import type { Instant } from './time.ts';

/*
 * Which promised date the citizen knows. A new date is news where it is another than the one told last, whatever records
 * have said in between (docs/adr/0065).
 */

const kindsWithDate: readonly string[] = ['receipt', 'reschedule', 'delay-apology', 'correction'];
const saysDate = ({ kind, facts }: Notice): boolean => kindsWithDate.includes(kind) && facts.dueAt !== undefined;

const isSame = (a: Pick<Notice, 'kind' | 'occurrence'>, b: Pick<Notice, 'kind' | 'occurrence'>): boolean =>
  a.kind === b.kind && a.occurrence === b.occurrence;

/** A change that was old news, or that a leader settled, has been told in another way. */
const isLeftUntold = ({ state, reason }: Notice): boolean =>
  state !== 'superseded' || reason === closedByChange || reason === untrueAtItsTurn;

/** The date of before the first change that nobody was told of: the one on the citizen's paper. */
const dateOnPaper = (told: readonly Notice[]): Instant | undefined =>
  told
    .filter((one) => one.facts.formerDueAt !== undefined && isLeftUntold(one))
    .toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0) || (a.decidedAt < b.decidedAt ? -1 : 1))[0]?.facts
    .formerDueAt;

type HeardDate = { dueAt: Instant; standing: Standing };

/** Dates that may be the last one that the citizen has heard, the latest last: the certain one, and those in doubt since. */
const lastHeard = (told: readonly Notice[]): HeardDate[] => {
  const heard = inHeardOrder(told.filter(saysDate)).flatMap((one): HeardDate[] => {
    const standing = standingOf(one);
    return standing === 'untold' || one.facts.dueAt === undefined ? [] : [{ dueAt: one.facts.dueAt, standing }];
  });
  const certain = heard.findLastIndex(({ standing }) => standing === 'told');
  const paper = certain === -1 ? dateOnPaper(told) : undefined;
  return paper ? [{ dueAt: paper, standing: 'told' }, ...heard] : heard.slice(Math.max(certain, 0));
};

/** A correction that is approved, and still to go, says the date that its controller saw, whatever moves by then. */
const datesSealed = (told: readonly Notice[]): Instant[] =>
  told
    .filter(
      ({ kind, state, approver }) => kind === 'correction' && approver && (state === 'queued' || state === 'held'),
    )
    .flatMap(({ facts }) => facts.dueAt ?? []);

/**
 * The date that a dossier's new one is compared with: the last one that the citizen has heard, or may have heard, and that
 * is another. Where all that was heard is the new date, it is that date. `before`: the date that the record moves.
 */
export const dateToCompare = (
  told: readonly Notice[],
  before: Instant | undefined,
  after: Instant | undefined,
): Instant | undefined => {
  const heard = lastHeard(told);
  const isCertain = heard.some(({ standing }) => standing === 'told');
  const dates = [...(isCertain ? [] : [before]), ...heard.map(({ dueAt }) => dueAt), ...datesSealed(told)];
  return dates.findLast((date) => date && !sameDay(date, after)) ?? dates.at(-1);
};

/** Whether another date is being handed over just now: it may be heard after all that waits, so the draft's must follow it. */
const isOtherDateLeaving = (draft: Notice, told: readonly Notice[]): boolean =>
  told.some((other) => saysDate(other) && other.state === 'sending' && !sameDay(other.facts.dueAt, draft.facts.dueAt));

/** Whether another notice that is still to go says the draft's date: what waits for its turn, or is signed. */
export const isDateUnderWay = (draft: Notice, told: readonly Notice[]): boolean =>
  saysDate(draft) &&
  !isOtherDateLeaving(draft, told) &&
  told.some(
    (other) =>
      saysDate(other) &&
      !isSame(other, draft) &&
      sameDay(other.facts.dueAt, draft.facts.dueAt) &&
      (other.kind === 'correction'
        ? ['awaiting-approval', 'rejected'].includes(other.state)
        : ['queued', 'held', 'awaiting-approval'].includes(other.state) || isSignedAndAlive(other)),
  );

const isSignedAndAlive = ({ letter, state, toCall }: Notice): boolean =>
  letter !== undefined && (state !== 'superseded' || toCall === true);

/** How often the date was put off before the delay of this occurrence, as the citizen has heard it. */
export const timesPutOffBefore = (occurrence: string, told: readonly Notice[]): number =>
  new Set(
    told
      .filter((one) => one.kind === 'delay-apology' && one.occurrence !== occurrence && one.facts.dueAt !== undefined)
      .filter((one) => one.letter !== undefined || standingOf(one) !== 'untold' || !isLeftUntold(one))
      .map((one) => one.occurrence),
  ).size;

/** Whether a delay that nobody was told of yet has only grown, shrunk or come back: it is still the same one. */
export const isSameDelay = (occurrence: string, told: readonly Notice[]): boolean =>
  told.some(
    (one) =>
      one.kind === 'delay-apology' &&
      one.occurrence === occurrence &&
      one.letter === undefined &&
      one.facts.dueAt !== undefined &&
      standingOf(one) === 'untold' &&
      isLeftUntold(one),
  );

/**
 * What a notice of a new date waits for: a former one that is being handed over, or one of more news that says the date,
 * too. A receipt says the date of its turn, whatever it was decided on with.
 */
const isAwaited = (other: Notice, notice: Notice): boolean => {
  if (isSame(other, notice) || (other.version ?? 0) > (notice.version ?? 0)) return false;
  if (!saysDate(other) && other.kind !== 'receipt') return false;
  if (other.state === 'sending') return true;
  const saysItBefore = other.version !== notice.version && sameDay(other.facts.dueAt, notice.facts.dueAt);
  const isOfMoreNews = other.kind === 'receipt' || other.kind === 'correction';
  return (other.state === 'queued' || other.state === 'held') && (saysItBefore || isOfMoreNews);
};

/** Whether a notice says another date than the citizen has heard last. */
export const newsOfDate = (notice: Notice, told: readonly Notice[]): 'news' | 'wait' | 'no-news' | 'call' => {
  if (told.some((other) => isAwaited(other, notice))) return 'wait';
  const heard = lastHeard(told.filter((other) => !isSame(other, notice) && other.state !== 'sending'));
  const isOther = ({ dueAt }: HeardDate) => !sameDay(dueAt, notice.facts.dueAt);
  if (heard.length === 0 || heard.every(isOther)) return 'news';
  if (!heard.some(isOther)) return heard.some(({ standing }) => standing === 'told') ? 'no-news' : 'call';
  // In doubt since: whether this is the date they know, only a person can find out; another one is put right.
  const last = heard.at(-1);
  return last && isOther(last) ? 'news' : 'call';
};

/** A notice that cannot say the date of the draft any more: it went out, its turn is over, or it is signed for another. */
const isSpent = ({ state, letter, reason, facts }: Notice, draft: NoticeDraft): boolean => {
  if (state === 'superseded') return letter !== undefined || reason === untrueAtItsTurn;
  const waits = state === 'queued' || state === 'held';
  return !isOpen(state) && !(waits && sameDay(facts.dueAt, draft.facts.dueAt));
};

/**
 * The draft of a delay, under an occurrence of its own where an apology for the same former date is spent: the date was
 * moved, moved back, and is moved once more.
 */
export const asNewDelay = (draft: NoticeDraft, told: readonly Notice[]): NoticeDraft => {
  const isLeaving = isOtherDateLeaving(draft, told);
  const isTaken = (one: Notice) =>
    isSame(one, draft) && one.version !== draft.version && (isSpent(one, draft) || isLeaving);
  if (draft.kind !== 'delay-apology' || !told.some(isTaken)) return draft;
  const occurrence = `${draft.occurrence}.${draft.version}`;
  return { ...draft, occurrence, id: `${draft.kind}#${occurrence}#${draft.channel}` };
};
