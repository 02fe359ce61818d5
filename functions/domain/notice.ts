import * as z from 'zod';
import { contactChannel } from './dossier-state.ts';
import { noticeState } from './notice-life.ts';

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
  'due-soon-alert',
  'overdue-alert',
  'correction',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

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
});
export type NoticeFacts = z.infer<typeof noticeFacts>;

export const notice = z.object({
  dossier: z.string(),
  /** A fact, not a random number: `kind#occurrence#channel`, so one event makes one notice however often it is heard. */
  id: z.string(),
  kind: noticeKind,
  occurrence: z.string(),
  /** `none`: nobody can be reached over any channel; the notice waits on the call list. */
  channel: z.enum([...contactChannel.options, 'none']),
  audience: z.enum(['citizen', 'staff']),
  unit: z.string(),
  language: z.string(),
  facts: noticeFacts,
  state: noticeState,
  /** Why it is in this state, where that is not plain. */
  reason: z.string().optional(),
  decidedAt: z.string(),
  stateAt: z.string(),
  /** How often a provider was asked. */
  attempts: z.int(),
  releaseAt: z.string().optional(),
  acceptedAt: z.string().optional(),
  providerId: z.string().optional(),
  /** Language and version of the words sent, `vi@1`. */
  words: z.string().optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  parts: z.int().optional(),
});
export type Notice = z.infer<typeof notice>;
export type NoticeDraft = Notice;
export type NoticeRef = Pick<Notice, 'dossier' | 'id'>;
