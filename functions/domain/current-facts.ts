import type { DossierState } from './dossier-state.ts';
import type { Notice } from './notice.ts';
import type { NoticeFacts } from './notice-kind.ts';
import { withSourceText } from './source-text.ts';
import { dayOf } from './time.ts';

/** A value of now, where there is one: what a record leaves out keeps what was known. */
const orFormer = <T>(now: T | undefined, former: T | undefined): T | undefined => now ?? former;

/** A day that is over by the last word on the dossier is no promise to tell anybody. */
const promiseOf = ({ dueAt, updatedAt }: DossierState): string | undefined =>
  dueAt && dayOf(dueAt) >= dayOf(updatedAt) ? dueAt : undefined;

/**
 * What a notice says, as the dossier is when its turn comes: a fee, a date, a parcel's number or where a result waits may
 * have been put right since it was decided on, minutes or a night before. What a person has approved stays as it is.
 */
export const currentFacts = (
  { kind, facts, approver, seal }: Pick<Notice, 'kind' | 'facts' | 'approver' | 'seal'>,
  state: DossierState,
): NoticeFacts => {
  if (approver !== undefined || seal !== undefined) return facts;
  switch (kind) {
    case 'receipt':
      return { ...facts, dueAt: promiseOf(state) };
    case 'reschedule':
    case 'correction':
      return { ...facts, dueAt: orFormer(state.dueAt, facts.dueAt) };
    case 'payment-request':
      return { ...facts, fee: orFormer(state.fee, facts.fee) };
    case 'early-completion':
    case 'completion':
    case 'late-completion':
      return { ...facts, handover: orFormer(state.handover, facts.handover) };
    case 'dispatch':
      return { ...facts, trackingNumber: orFormer(state.trackingNumber, facts.trackingNumber) };
    case 'intake-refusal':
    case 'supplement-request':
    case 'stop':
      return withSourceText({ kind, facts }, state);
    case 'delay-apology':
    case 'collection-reminder':
    case 'survey-invitation':
    case 'withdrawal':
    case 'due-soon-alert':
    case 'overdue-alert':
    case 'drive-digest':
    case 'nudge':
      return facts;
    default:
      return kind satisfies never;
  }
};
