import type { DossierState, Status } from './dossier-state.ts';
import { isOverdue, sameDay } from './due-date.ts';
import { punctualityOf } from './happenings.ts';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';
import type { NoticeFacts, NoticeKind } from './notice-kind.ts';
import { isOpen } from './notice-life.ts';
import { roundIn } from './occurrence.ts';
import { isStillTrue } from './sending.ts';
import type { Instant } from './time.ts';

export type Stand =
  | 'registered'
  | 'in-work'
  | 'overdue'
  /** Somebody must approve what is to be said of it. */
  | 'being-checked'
  | 'supplement'
  | 'payment'
  | 'ready'
  | 'returned'
  | 'not-accepted'
  | 'stopped'
  | 'withdrawn';

/** Where a dossier stands, as everybody who has its link may read it: nothing of it waits for approval or names a person. */
export type Standing = {
  stand: Stand;
  /** What is to be handed in, or why it was refused or stopped, as it was approved. */
  missing?: string | undefined;
  reason?: string | undefined;
  /** Due now, VND. */
  fee?: number | undefined;
  /** The result came after the day it was promised for. */
  late: boolean;
  /** The apology that moved the date which now holds. */
  apology?: (Pick<NoticeFacts, 'formerDueAt' | 'dueAt' | 'reason'> & { letter?: Letter | undefined }) | undefined;
  /** It was announced as finished by mistake. */
  corrected: boolean;
};

const told: Partial<Record<Status, NoticeKind>> = {
  'not-accepted': 'intake-refusal',
  'supplement-requested': 'supplement-request',
  'payment-requested': 'payment-request',
  stopped: 'stop',
};

const stands: Readonly<Record<Status, Stand>> = {
  ...{
    posting: 'registered',
    registered: 'registered',
    received: 'in-work',
    processing: 'in-work',
    'not-accepted': 'not-accepted',
  },
  ...{ 'supplement-requested': 'supplement', 'payment-requested': 'payment', withdrawn: 'withdrawn' },
  ...{ stopped: 'stopped', finished: 'ready', returned: 'returned' },
};

/** Whether what it says may be read by its citizen: nobody has to approve it, or somebody has. */
const isApproved = ({ approver, seal, state }: Notice): boolean => !isOpen(state) && (!approver || seal !== undefined);

const latest = (notices: readonly Notice[]): Notice | undefined =>
  notices.toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : 1)).at(-1);

const isPaid = ({ paidAt, fee }: DossierState): boolean => paidAt !== undefined || fee === 0;

const standOf = (state: DossierState, matter: readonly Notice[], now: Instant): Stand => {
  if (matter.some(({ state: of }) => isOpen(of)) && !matter.some(isApproved)) return 'being-checked';
  if (state.status === 'payment-requested' && isPaid(state)) return 'in-work';
  return isOverdue(state, now) ? 'overdue' : stands[state.status];
};

/**
 * What a citizen may read of a dossier. Requests, refusals and stops that their approver has not let go yet are not
 * shown: the dossier is being checked.
 */
export const standingOf = (state: DossierState, notices: readonly Notice[], now: Instant): Standing => {
  const round = state.entered[state.status] ?? 1;
  const matter = notices.filter(({ kind, occurrence }) => kind === told[state.status] && roundIn(occurrence) === round);
  const stand = standOf(state, matter, now);
  const facts = stand === 'being-checked' ? undefined : latest(matter.filter(isApproved))?.facts;
  const ofKind = (kind: NoticeKind) => latest(notices.filter((one) => one.kind === kind && isApproved(one)));
  const said = ofKind('delay-apology');
  const holds = stand !== 'overdue' && said?.facts.dueAt !== undefined && sameDay(said.facts.dueAt, state.dueAt);
  const correction = ofKind('correction');
  return {
    stand,
    missing: facts?.missing,
    reason: facts?.reason,
    fee: stand === 'payment' ? state.fee : undefined,
    late: (stand === 'ready' || stand === 'returned') && punctualityOf(state) === 'late',
    apology: holds && isStillTrue(said, state) ? { ...said.facts, letter: said.letter } : undefined,
    corrected: correction?.occurrence === String(state.entered.finished ?? 1) && isStillTrue(correction, state),
  };
};
