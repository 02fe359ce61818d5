import { type DossierState, phaseOf, reachOf } from './dossier-state.ts';
import { sameDay } from './due-date.ts';
import type { Notice, NoticeDraft } from './notice.ts';
import { isWorthACall } from './notice-kind.ts';
import { isOpen, type NoticeState } from './notice-life.ts';
import { roundIn } from './occurrence.ts';
import type { Policy } from './policy.ts';
import { at, dayOf, type Instant, plusDays, plusMinutes, timeOfDay } from './time.ts';

/** The end of the quiet hours if `now` lies in them. */
export const quietUntil = (now: Instant, { from, to }: Policy['quietHours']): Instant | undefined => {
  const time = timeOfDay(now);
  if (time >= from) return at(plusDays(dayOf(now), 1), to);
  return time < to ? at(dayOf(now), to) : undefined;
};

const retryMinutes = [1, 5, 15, 60] as const;

/** When to try again after the `attempts`-th try came to nothing; undefined when the tries are used up. */
export const retryAt = (attempts: number, now: Instant): Instant | undefined => {
  const minutes = retryMinutes[attempts - 1];
  return minutes === undefined ? undefined : plusMinutes(now, minutes);
};

const isOfRound = (occurrence: string, state: DossierState): boolean =>
  roundIn(occurrence) === (state.entered[state.status] ?? 1);

type Said = Pick<Notice, 'kind' | 'occurrence' | 'facts' | 'state'> & Partial<Pick<Notice, 'approver'>>;

/** Is what the notice says still so? Decided anew when its turn comes: minutes, a night or an approval later. */
export const isStillTrue = (
  { kind, occurrence, facts, state: noticeState, approver }: Said,
  state: DossierState,
): boolean => {
  const phase = phaseOf(state.status);
  switch (kind) {
    case 'receipt':
      return phase === 'running' || phase === 'paused';
    case 'intake-refusal':
      return state.status === 'not-accepted' && isOfRound(occurrence, state);
    case 'supplement-request':
      return state.status === 'supplement-requested' && isOfRound(occurrence, state);
    case 'payment-request':
      // Who approved it saw its fee; what nobody approved says the fee of now (`current-facts.ts`).
      return (
        state.status === 'payment-requested' &&
        isOfRound(occurrence, state) &&
        !state.paidAt &&
        (state.fee === 0) === (facts.fee === 0) &&
        (approver === undefined || facts.fee === state.fee)
      );
    case 'reschedule':
      return (phase === 'running' || phase === 'paused') && sameDay(state.dueAt, facts.dueAt);
    case 'delay-apology':
      // Until it is signed, the date that it wants to move is the dossier's.
      return (
        (phase === 'running' || phase === 'paused') &&
        (sameDay(state.dueAt, facts.dueAt) || (isOpen(noticeState) && sameDay(state.dueAt, facts.formerDueAt)))
      );
    case 'early-completion':
    case 'completion':
    case 'late-completion':
    case 'collection-reminder':
      return state.status === 'finished' && isOfRound(occurrence, state);
    case 'dispatch':
      return state.status === 'returned' && isOfRound(occurrence, state);
    case 'survey-invitation':
      return state.status === 'returned';
    case 'withdrawal':
      return state.status === 'withdrawn' && isOfRound(occurrence, state);
    case 'stop':
      return state.status === 'stopped' && isOfRound(occurrence, state);
    case 'correction':
      // Of several finishes that were taken back, the correction of the last one speaks for all.
      return (phase === 'running' || phase === 'paused') && roundIn(occurrence) === (state.entered.finished ?? 1);
    case 'due-soon-alert':
    case 'overdue-alert':
      return phase === 'running' && sameDay(state.dueAt, facts.dueAt);
    case 'drive-digest':
      return true; // figures of a day that is over
    case 'nudge':
      return phase === 'running' || phase === 'paused' || state.status === 'finished' || state.status === 'returned';
    default:
      return kind satisfies never;
  }
};

const lost: readonly NoticeState[] = ['undeliverable', 'failed', 'unknown'];
/** Nothing comes of these, but that is nobody's loss: the citizen's wish, or a channel that was closed for another. */
const silent: readonly NoticeState[] = ['suppressed', 'superseded'];

/**
 * The notice to be put on the call list because no channel has reached the citizen or will: of what tells the same as
 * `notice`, all is lost, and nobody has been called or is to be called yet. The same one for whoever asks.
 */
export const toBeCalled = ({ kind, occurrence, audience }: Notice, told: readonly Notice[]): Notice | undefined => {
  if (audience === 'staff' || !isWorthACall(kind)) return undefined;
  const same = told.filter((other) => other.kind === kind && other.occurrence === occurrence);
  const isUnreached = same.every(({ state }) => lost.includes(state) || silent.includes(state));
  return isUnreached && same.every(({ toCall }) => toCall === undefined)
    ? same.toSorted((a, b) => (a.id < b.id ? -1 : 1)).find(({ state }) => lost.includes(state))
    : undefined;
};

/**
 * Whether a notice that failed by our own fault may be sent after the mend: while it is still so, and nobody was told of
 * it by hand. `told`: all notices of its dossier, of which another channel's stands for it on the call list.
 */
export const maySendAgain = (notice: Notice, told: readonly Notice[], state: DossierState | undefined): boolean => {
  const { kind, occurrence, facts } = notice;
  if (notice.state !== 'failed' || !notice.ourFault) return false;
  const same = told.filter((other) => other.kind === kind && other.occurrence === occurrence);
  if (same.some(({ toCall }) => toCall === false)) return false;
  // Staff's mails of several dossiers, or of a day that is over, stay as true as they were.
  if (facts.dossiers || facts.digest) return true;
  return state !== undefined && isStillTrue(notice, state);
};

/** The same news over the citizen's next channel, after this one was refused for good. */
export const overNextChannel = (
  notice: Notice,
  state: DossierState,
  policy: Policy,
  now: Instant,
): NoticeDraft | undefined => {
  // Advertising goes to a number that has not turned it down, and nowhere else.
  if (notice.audience === 'staff' || notice.channel === 'none' || notice.kind === 'nudge') return undefined;
  const reach = reachOf(state);
  // Also one of before: the citizen may be reached over it only since. One that was tried already has its notice.
  const next = policy.channelOrder.find((channel) => channel !== notice.channel && reach.includes(channel));
  if (!next) return undefined;
  const { dossier, kind, occurrence, audience, unit, decidingUnit, language, facts } = notice;
  const { version, decidedAt, letter, approver, draftedBy, rewrittenBy } = notice;
  return {
    ...{ dossier, kind, occurrence, audience, unit, decidingUnit, language, facts },
    ...{ version, decidedAt, letter, approver, draftedBy, rewrittenBy },
    // The refusal is what it answers to: before it there was nothing to do over this channel.
    arrivedAt: now,
    id: `${kind}#${occurrence}#${next}`,
    channel: next,
    // Its words over this channel were not shown to whoever approved the others.
    state: approver ? 'awaiting-approval' : 'queued',
    stateAt: now,
    attempts: 0,
  };
};
