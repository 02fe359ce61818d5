import { type DossierState, phaseOf, type Status } from './dossier-state.ts';
import { dayOf, type Instant } from './time.ts';

type Due = Pick<DossierState, 'dueAt' | 'dueChanges' | 'putOff' | 'saidDueAt' | 'overdueSince'>;

export const sameDay = (a: Instant | undefined, b: Instant | undefined): boolean => (a && dayOf(a)) === (b && dayOf(b));

export const hasRun = ({ entered }: Pick<DossierState, 'entered'>): boolean =>
  entered.received !== undefined || entered.processing !== undefined;

type Promise = Pick<DossierState, 'dueAt' | 'status' | 'entered'>;

/** A promised day moved later while the office works on it: a delay, which owes an apology. All else is a new date. */
export const isPutOff = (before: Promise, after: Pick<DossierState, 'dueAt' | 'status'>): boolean =>
  before.dueAt !== undefined &&
  after.dueAt !== undefined &&
  hasRun(before) &&
  dayOf(after.dueAt) > dayOf(before.dueAt) &&
  phaseOf(before.status) === 'running' &&
  phaseOf(after.status) === 'running';

/**
 * The due date after an update that says `said`, or nothing. A source that goes on saying the date of before a signed
 * apology says nothing new: it has not heard of it yet. Any other date is its word and counts.
 */
export const dueAfter = (state: DossierState | undefined, status: Status, said: Instant | undefined): Due => {
  if (!state) return { dueAt: said, dueChanges: 0, putOff: 0 };
  const isOldWord = said !== undefined && state.saidDueAt !== undefined && sameDay(said, state.saidDueAt);
  const dueAt = isOldWord ? state.dueAt : (said ?? state.dueAt);
  const moved = state.dueAt !== undefined && !sameDay(state.dueAt, dueAt);
  return {
    dueAt,
    dueChanges: state.dueChanges + (moved ? 1 : 0),
    putOff: state.putOff + (isPutOff(state, { dueAt, status }) ? 1 : 0),
    saidDueAt: moved ? undefined : state.saidDueAt,
    overdueSince: !moved && phaseOf(status) === 'running' ? state.overdueSince : undefined,
  };
};

/** The dossier once a signed apology has moved its date. The source's clock is its own: `updatedAt` stays. */
export const putOff = (state: DossierState, dueAt: Instant): DossierState => ({
  ...state,
  dueAt,
  dueChanges: state.dueChanges + 1,
  putOff: state.putOff + 1,
  saidDueAt: state.dueAt,
  overdueSince: undefined,
  version: state.version + 1,
});

/** The day it was promised for is over and the office still works on it. */
export const isOverdue = ({ status, dueAt }: DossierState, now: Instant): boolean =>
  phaseOf(status) === 'running' && dueAt !== undefined && dayOf(dueAt) < dayOf(now);

/** The dossier marked as overdue, or undefined where there is nothing to mark. */
export const markOverdue = (state: DossierState, now: Instant): DossierState | undefined =>
  isOverdue(state, now) && !state.overdueSince
    ? { ...state, overdueSince: now, version: state.version + 1 }
    : undefined;
