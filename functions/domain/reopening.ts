import { forbiddenBy, forbiddenSentence } from './apology.ts';
import { type DossierState, phaseOf } from './dossier-state.ts';
import { sameDay } from './due-date.ts';
import type { Notice } from './notice.ts';
import { isOpen, type NoticeState } from './notice-life.ts';
import type { Policy } from './policy.ts';
import { dayOf, type Instant } from './time.ts';

/** Why a draft was closed that the dossier's change made untrue; a leader's own note never reads so. */
export const closedByChange = 'the dossier has changed';

/** Why a notice was closed that was no longer so when it was to be sent. */
export const untrueAtItsTurn = 'no longer true when its turn came';

/**
 * Unsigned apologies that were closed when a dossier ended, and are owed again now that it is back at work with the date
 * they tell of: a clerk's finger slipped from 4 to 9 and back. Each with the state that it goes back to.
 */
export const apologiesToReopen = (
  told: readonly Notice[],
  before: DossierState | undefined,
  after: DossierState,
  policy: Policy,
  now: Instant,
): { stored: Notice; state: NoticeState; reason?: string }[] => {
  if (!before || phaseOf(before.status) !== 'ended' || phaseOf(after.status) !== 'running') return [];
  const rule = forbiddenBy(Math.max(0, after.putOff - 1), dayOf(now), policy.apologyRules);
  return told
    .filter(
      ({ kind, state, letter, reason, facts }) =>
        kind === 'delay-apology' &&
        state === 'superseded' &&
        letter === undefined &&
        reason === closedByChange &&
        facts.dueAt !== undefined &&
        facts.dueAt > now &&
        sameDay(facts.dueAt, after.dueAt),
    )
    .map((stored) =>
      rule
        ? { stored, state: 'escalated', reason: forbiddenSentence(rule).vi }
        : { stored, state: 'awaiting-approval' },
    );
};

/**
 * An apology that the sweep owes again: its draft was closed by a change, which was taken back since. `draft` is what the
 * sweep would write now. What an officer wrote waits for its leader as long as its date is ahead; all else is the
 * officer's to write. Undefined where the stored one stands: it is on its way, or signed, or its leader closed it.
 */
export const redrafted = (
  stored: Notice,
  draft: Notice,
  now: Instant,
): { state: NoticeState; changes: Partial<Notice> } | undefined => {
  if (stored.kind !== 'delay-apology' || stored.state !== 'superseded') return undefined;
  if (stored.letter !== undefined || stored.reason !== closedByChange) return undefined;
  const { decidingUnit, approver, reason } = draft;
  const { dueAt, ...facts } = stored.facts;
  const isWritten = stored.draftedBy !== undefined && dueAt !== undefined && dueAt > now;
  if (draft.state === 'drafted' && isWritten)
    return { state: 'awaiting-approval', changes: { decidingUnit, approver } };
  return { state: draft.state, changes: { decidingUnit, approver, reason, facts } };
};

/**
 * A correction that was closed before anybody approved it, and is owed again: the dossier is back at work once more. Or an
 * apology that a change closed, and that the next one asks for again: a date moved there, back, and there again.
 */
export const isOwedAgain = (stored: Notice, draft: Notice): boolean => {
  if (stored.state !== 'superseded' || stored.letter !== undefined || stored.acceptedAt !== undefined) return false;
  if (draft.kind === 'delay-apology') return stored.reason === closedByChange;
  return draft.kind === 'correction' && draft.state === 'awaiting-approval';
};

/** An apology that waits for a date, or says another one than the source does now: the source's counts. */
export const isRedated = (stored: Notice, draft: Notice): boolean =>
  draft.kind === 'delay-apology' &&
  draft.facts.dueAt !== undefined &&
  (draft.state === 'awaiting-approval' || draft.state === 'escalated') &&
  (isOpen(stored.state) || (stored.state === 'superseded' && !stored.letter)) &&
  !sameDay(stored.facts.dueAt, draft.facts.dueAt);

/** Unsigned apologies that tell of a date which the source has just taken back. */
export const retractedDelays = (
  told: readonly Notice[],
  before: DossierState | undefined,
  after: DossierState,
): Notice[] =>
  told.filter(
    ({ kind, state, letter, facts }) =>
      kind === 'delay-apology' &&
      isOpen(state) &&
      letter === undefined &&
      facts.dueAt !== undefined &&
      sameDay(facts.dueAt, before?.dueAt) &&
      !sameDay(facts.dueAt, after.dueAt),
  );

/** Notices that wait for the staff of the unit that a dossier has left: the new unit answers for them now. */
export const leftWithFormerUnit = (
  told: readonly Notice[],
  before: DossierState | undefined,
  after: DossierState,
): Notice[] =>
  before === undefined || before.unit === after.unit
    ? []
    : told.filter(
        ({ state, letter, decidingUnit }) =>
          decidingUnit !== after.unit &&
          letter === undefined &&
          (state === 'drafted' || state === 'awaiting-approval' || state === 'escalated' || state === 'rejected'),
      );

/** Corrections that nobody has approved yet, and that name another date than the dossier has by now. */
export const correctionsToRedate = (told: readonly Notice[], after: DossierState): Notice[] =>
  phaseOf(after.status) === 'ended'
    ? []
    : told.filter(
        ({ kind, state, letter, facts }) =>
          kind === 'correction' &&
          (state === 'awaiting-approval' || state === 'rejected') &&
          letter === undefined &&
          after.dueAt !== undefined &&
          !sameDay(facts.dueAt, after.dueAt),
      );
