import type { NoticeFacts, NoticeKind } from './notice-kind.ts';

/*
 * A fee that was asked for and is none after all. No message says so: somebody calls before the citizen pays.
 */

/** Whether it takes a request to pay back. */
export const takesFeeBack = ({ kind, facts }: { kind: NoticeKind; facts: NoticeFacts }): boolean =>
  kind === 'payment-request' && facts.fee === 0;

/** What the officer who calls has to say. */
export const feeTakenBack = {
  vi: 'Gọi để báo người dân không phải nộp phí nữa: nguồn đã bỏ phí sau khi có yêu cầu nộp.',
  en: 'Call to say that there is no fee to pay: the source took it back after it was asked for.',
} as const;
