import * as z from 'zod';
import { driveDigest } from './digest-facts.ts';

/** What a notice tells (domain: table of changes and notices). Alerts and digests go to staff, all others to the citizen; a nudge is the campaign's, and counts as advertising. */
export const noticeKind = z.enum([
  'receipt',
  'intake-refusal',
  'supplement-request',
  'payment-request',
  'reschedule',
  'delay-apology',
  'early-completion',
  'completion',
  'late-completion',
  'dispatch',
  'survey-invitation',
  'collection-reminder',
  'withdrawal',
  'stop',
  'correction',
  'due-soon-alert',
  'overdue-alert',
  'drive-digest',
  'nudge',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

export const isForStaff = (kind: NoticeKind): boolean =>
  kind === 'due-soon-alert' || kind === 'overdue-alert' || kind === 'drive-digest';

/**
 * Must a citizen whom no message reaches be called, or sent a letter? A receipt was given by hand; a survey and a
 * parcel's number are not worth a call; who withdrew knows it.
 */
export const isWorthACall = (kind: NoticeKind): boolean => {
  switch (kind) {
    case 'receipt':
    case 'survey-invitation':
    case 'dispatch':
    case 'withdrawal':
    case 'due-soon-alert':
    case 'overdue-alert':
    case 'drive-digest':
    case 'nudge':
      return false;
    case 'intake-refusal':
    case 'supplement-request':
    case 'payment-request':
    case 'reschedule':
    case 'delay-apology':
    case 'early-completion':
    case 'completion':
    case 'late-completion':
    case 'collection-reminder':
    case 'stop':
    case 'correction':
      return true;
    default:
      return kind satisfies never;
  }
};

/** A dossier as a digest for staff lists it. */
export const listedDossier = z.object({
  code: z.string(),
  procedureName: z.string().optional(),
  dueAt: z.string().optional(),
});

/** What a notice says beside the dossier's code. No personal data: this is stored, logged and shown to approvers. */
export const noticeFacts = z.object({
  procedureName: z.string().optional(),
  dueAt: z.string().optional(),
  formerDueAt: z.string().optional(),
  finishedAt: z.string().optional(),
  fee: z.int().optional(),
  missing: z.string().optional(),
  reason: z.string().optional(),
  trackingNumber: z.string().optional(),
  /** How the citizen gets the result: who gets it by post must not travel for it. */
  handover: z.enum(['counter', 'post', 'electronic']).optional(),
  /** In a digest: all that it tells of. */
  dossiers: z.array(listedDossier).optional(),
  /** In a drive's digest: its figures. */
  digest: driveDigest.optional(),
  /** The fee for who applies online, and until when. */
  offer: z.object({ fee: z.int(), formerFee: z.int(), to: z.string() }).optional(),
});
export type NoticeFacts = z.infer<typeof noticeFacts>;
