import { forbiddenBy, forbiddenSentence } from './apology.ts';
import { type DossierState, phaseOf } from './dossier-state.ts';
import { sameDay } from './due-date.ts';
import type { Notice } from './notice.ts';
import type { NoticeState } from './notice-life.ts';
import type { Policy } from './policy.ts';
import { dayOf, type Instant } from './time.ts';

/** Why a draft was closed that the dossier's change made untrue; a leader's own note never reads so. */
export const closedByChange = 'the dossier has changed';

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

/** A correction that was closed before anybody approved it, and is owed again: the dossier is back at work once more. */
export const isOwedAgain = (stored: Notice, draft: Notice): boolean =>
  draft.kind === 'correction' &&
  draft.state === 'awaiting-approval' &&
  stored.state === 'superseded' &&
  stored.letter === undefined &&
  stored.acceptedAt === undefined;

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
