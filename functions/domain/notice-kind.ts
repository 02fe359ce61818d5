import * as z from 'zod';

/** What a notice tells (domain: table of changes and notices). The alerts go to staff, all others to the citizen. */
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
]);
export type NoticeKind = z.infer<typeof noticeKind>;

export const isForStaff = (kind: NoticeKind): boolean => kind === 'due-soon-alert' || kind === 'overdue-alert';

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
});
export type NoticeFacts = z.infer<typeof noticeFacts>;
