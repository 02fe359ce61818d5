import * as z from 'zod';

export const noticeState = z.enum([
  'drafted',
  'awaiting-approval',
  'queued',
  'held',
  'sending',
  'accepted',
  'delivered',
  'undeliverable',
  'failed',
  'superseded',
  'suppressed',
  'rejected',
  'unknown',
  'gathered',
]);
export type NoticeState = z.infer<typeof noticeState>;

/** Every legal step of a notice; the store enforces it with a conditional write. What is not here does not happen. */
export const transitions: Readonly<Record<NoticeState, readonly NoticeState[]>> = {
  drafted: ['awaiting-approval', 'queued', 'superseded'],
  'awaiting-approval': ['queued', 'rejected', 'superseded'],
  queued: ['sending', 'held', 'superseded', 'suppressed'],
  held: ['queued', 'superseded'],
  sending: ['accepted', 'queued', 'undeliverable', 'failed', 'unknown', 'superseded', 'suppressed'],
  accepted: ['delivered', 'undeliverable'],
  delivered: [],
  undeliverable: [],
  failed: ['queued'],
  superseded: [],
  suppressed: [],
  rejected: ['drafted'],
  unknown: ['accepted', 'delivered', 'undeliverable', 'queued'],
  // Told in a digest of its unit, which its reason names.
  gathered: [],
};

export const mayMove = (from: NoticeState, to: NoticeState): boolean => transitions[from].includes(to);
