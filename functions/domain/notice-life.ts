import * as z from 'zod';

export const noticeState = z.enum([
  'drafted',
  'escalated',
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
  // Open ones to themselves where another unit answers for the dossier now.
  drafted: ['drafted', 'awaiting-approval', 'escalated', 'superseded'],
  // A rule forbids it: the unit's leader decides what is to be done, and settles it. The rule may change, too.
  escalated: ['superseded', 'escalated', 'awaiting-approval'],
  // To itself where what it says was written anew.
  'awaiting-approval': ['queued', 'rejected', 'superseded', 'awaiting-approval', 'escalated', 'suppressed'],
  // Back to the approver where the source puts right what it says.
  queued: ['sending', 'held', 'superseded', 'suppressed', 'awaiting-approval'],
  held: ['queued', 'superseded', 'awaiting-approval'],
  // Back to the approver where the words are no longer those that were approved.
  sending: [
    'accepted',
    'queued',
    'undeliverable',
    'failed',
    'unknown',
    'superseded',
    'suppressed',
    'awaiting-approval',
  ],
  accepted: ['delivered', 'undeliverable'],
  delivered: [],
  undeliverable: [],
  failed: ['queued'],
  // An apology that was closed unsigned and is owed after all: to a person, never straight to the citizen.
  superseded: ['awaiting-approval', 'escalated', 'drafted'],
  suppressed: [],
  rejected: ['rejected', 'awaiting-approval', 'escalated', 'superseded'],
  unknown: ['accepted', 'delivered', 'undeliverable', 'queued'],
  // Told in a digest of its unit, which its reason names.
  gathered: [],
};

/** Not decided on yet: it waits for a person and says nothing to anybody. */
export const isOpen = (state: NoticeState): boolean =>
  state === 'drafted' || state === 'escalated' || state === 'awaiting-approval' || state === 'rejected';

export const mayMove = (from: NoticeState, to: NoticeState): boolean => transitions[from].includes(to);
