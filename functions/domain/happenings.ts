import { addWorkingDays } from './calendar.ts';
import { type DossierState, phaseOf } from './dossier-state.ts';
import { hasRun, isPutOff, sameDay } from './due-date.ts';
import type { NoticeFacts, NoticeKind } from './notice-kind.ts';
import { laterInRound } from './occurrence.ts';
import type { Policy } from './policy.ts';
import { at, type Day, dayOf, type Instant, plusDays } from './time.ts';

/** Something to tell, before it is known to whom and how. */
export type Happening = { kind: NoticeKind; occurrence: string; facts?: NoticeFacts };

/** Early, on time or late by calendar day, as the national statistics count it. No due date counts as kept. */
export const punctuality = (finished: Day, due: Day | undefined): 'early' | 'on-time' | 'late' => {
  if (due === undefined || finished === due) return 'on-time';
  return finished < due ? 'early' : 'late';
};

const completionKinds = { early: 'early-completion', 'on-time': 'completion', late: 'late-completion' } as const;

/** A finish that is dated before its receipt is a slip in its source: how well the promise was kept is not known. */
export const isBeforeReceipt = ({ finishedAt, receivedAt, submittedAt, path }: DossierState): boolean => {
  const begun = receivedAt ?? path.find(({ status }) => phaseOf(status) === 'running')?.at ?? submittedAt;
  if (!finishedAt || !begun || finishedAt >= begun) return false;
  const isDayOnly = at(dayOf(finishedAt), '00:00') === finishedAt;
  return !(isDayOnly && dayOf(finishedAt) === dayOf(begun));
};

/** How a dossier that is done kept its promised day; a finish that cannot be counts as kept. */
export const punctualityOf = (state: DossierState): ReturnType<typeof punctuality> =>
  isBeforeReceipt(state)
    ? 'on-time'
    : punctuality(dayOf(state.finishedAt ?? state.updatedAt), state.dueAt && dayOf(state.dueAt));

/** The first time the office takes the dossier in. One that was finished or ended before and comes back is no news of that kind. */
const isFirstReceipt = (before: DossierState | undefined): boolean =>
  !before || (!hasRun(before) && (phaseOf(before.status) !== 'ended' || before.status === 'not-accepted'));

const endsWithoutResult = ['withdrawn', 'stopped', 'not-accepted'] as const;

/** How often a dossier has ended without a result. */
const endings = ({ entered }: DossierState): number =>
  endsWithoutResult.reduce((sum, status) => sum + (entered[status] ?? 0), 0);

/** Taken up again after it had ended without a result: the citizen believes that nobody works on it. */
const isTakenUpAgain = (before: DossierState | undefined): before is DossierState =>
  before !== undefined &&
  before.entered.finished === undefined &&
  endsWithoutResult.some((status) => status === before.status);

/** A day that was over before the receipt is no promise to tell anybody. */
export const promisedDay = ({ dueAt, updatedAt }: DossierState): NoticeFacts => ({
  dueAt: dueAt && dayOf(dueAt) >= dayOf(updatedAt) ? dueAt : undefined,
});

/** That the result is ready, kept, early or late, and how the citizen gets it. */
export const completionOf = (after: DossierState, occurrence: string): Happening => ({
  kind: completionKinds[punctualityOf(after)],
  occurrence,
  facts: { finishedAt: after.finishedAt, handover: after.handover },
});

/** What entering a status has to tell. */
export const ofStatus = (before: DossierState | undefined, after: DossierState): Happening[] => {
  if (before?.status === after.status) return [];
  const occurrence = String(after.entered[after.status] ?? 1);
  switch (after.status) {
    case 'posting':
    case 'registered':
      return [];
    case 'received':
    case 'processing':
      if (isFirstReceipt(before)) return [{ kind: 'receipt', occurrence: '1', facts: promisedDay(after) }];
      return isTakenUpAgain(before)
        ? [{ kind: 'receipt', occurrence: String(1 + endings(before)), facts: promisedDay(after) }]
        : [];
    case 'not-accepted':
      return [{ kind: 'intake-refusal', occurrence, facts: { reason: after.reason } }];
    case 'supplement-requested':
      return [{ kind: 'supplement-request', occurrence, facts: { missing: after.missing ?? after.reason } }];
    case 'payment-requested':
      return after.paidAt || after.fee === 0
        ? []
        : [{ kind: 'payment-request', occurrence, facts: { fee: after.fee } }];
    case 'withdrawn':
      return [{ kind: 'withdrawal', occurrence }];
    case 'stopped':
      return [{ kind: 'stop', occurrence, facts: { reason: after.reason } }];
    case 'finished':
      // Also back from returned: a completion that had not left yet gave way then. Who was told already hears nothing (told.ts).
      return [completionOf(after, occurrence)];
    case 'returned':
      return [
        ...(after.handover === 'post'
          ? [{ kind: 'dispatch' as const, occurrence, facts: { trackingNumber: after.trackingNumber } }]
          : []),
        { kind: 'survey-invitation', occurrence: '1' },
      ];
    default:
      return after.status satisfies never;
  }
};

/** A promised day that no record had said before: it is told as the receipt would have told it. */
const ofFirstDate = (after: DossierState): Happening[] => {
  const facts = promisedDay(after);
  return facts.dueAt ? [{ kind: 'receipt', occurrence: laterInRound(1, after.version), facts }] : [];
};

/**
 * A promised day that is another than the citizen was told last (`known`). Later while the office works on it is a delay
 * and owes an apology; all else is a new date. Also one that comes with a slip back from an end.
 */
export const ofDueDate = (
  before: DossierState | undefined,
  after: DossierState,
  known: Instant | undefined = before?.dueAt,
): Happening[] => {
  if (!before || !after.dueAt || !hasRun(before) || phaseOf(after.status) === 'ended') return [];
  if (!known) return before.dueAt ? [] : ofFirstDate(after);
  if (sameDay(known, after.dueAt)) return [];
  const isBack = phaseOf(before.status) === 'ended';
  if (!isBack && sameDay(before.dueAt, after.dueAt)) return [];
  const facts = { formerDueAt: known, reason: after.reason };
  const isSlip = before.status === 'finished' || before.status === 'returned';
  const promised = { dueAt: known, status: isSlip ? ('processing' as const) : before.status, entered: before.entered };
  return isPutOff(promised, after)
    ? [{ kind: 'delay-apology', occurrence: dayOf(known), facts }]
    : [{ kind: 'reschedule', occurrence: String(after.dueChanges), facts }];
};

/** Whether a parcel was sent of a result that had been taken back, or that nobody had announced: it has no finish of its own. */
const isSentWithoutFinish = ({ status, path }: DossierState): boolean => {
  if (status !== 'returned') return false;
  const sinceFinish = path.slice(path.findLastIndex((step) => step.status === 'finished') + 1);
  const isFinishKnown = sinceFinish.length < path.length;
  return !isFinishKnown || sinceFinish.some((step) => phaseOf(step.status) !== 'ended');
};

/** A result that was announced and is none after all. */
export const ofStepBack = (before: DossierState | undefined, after: DossierState): Happening[] => {
  // Also over a stop or a refusal that came between: the citizen still takes the result for ready.
  const announced = before !== undefined && phaseOf(before.status) === 'ended' && before.entered.finished !== undefined;
  if (!before || !(announced || before.status === 'returned') || phaseOf(after.status) === 'ended') return [];
  const round = before.entered.finished ?? 1;
  const occurrence = isSentWithoutFinish(before) ? laterInRound(round, after.version) : String(round);
  return [{ kind: 'correction', occurrence }];
};

/** What the passing of time brings while nothing changes. Staff are warned of a due date; the citizen is reminded of a result that waits. */
export const ofTime = (state: DossierState, policy: Policy, today: Day): Happening[] => {
  if (phaseOf(state.status) === 'running' && state.dueAt) {
    const due = dayOf(state.dueAt);
    if (due < today)
      return [
        { kind: 'overdue-alert', occurrence: due },
        // Written for the officer, who knows the reason and the new date.
        { kind: 'delay-apology', occurrence: due, facts: { formerDueAt: state.dueAt, dueAt: undefined } },
      ];
    // Today as well: what came in after yesterday's last mail. The id is the same, so nobody is warned twice.
    if (due <= addWorkingDays(today, 1, policy.calendar)) return [{ kind: 'due-soon-alert', occurrence: due }];
  }
  if (state.status === 'finished' && state.finishedAt && state.handover !== 'post' && state.handover !== 'electronic') {
    // The citizen heard of it no earlier than the source recorded it, which can be days after the finish.
    const [, heard = state.finishedAt] = [state.finishedAt, state.updatedAt].toSorted();
    const reminder = addWorkingDays(dayOf(heard), policy.collectionReminderAfter, policy.calendar);
    if (today >= reminder && today <= plusDays(reminder, policy.newsDays))
      return [
        {
          kind: 'collection-reminder',
          occurrence: String(state.entered.finished ?? 1),
          facts: { finishedAt: state.finishedAt },
        },
      ];
  }
  return [];
};
