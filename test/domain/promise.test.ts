import { expect, test } from 'vitest';
import type { Notice } from '../../functions/domain/notice.ts';
import { clockStart, handoverSeconds, isLate, promise, verdictOn } from '../../functions/domain/promise.ts';
import { aNotice } from '../builders.ts';

const at = (time: string) => `2026-10-12T${time}+07:00`;
const decided = { decidedAt: at('08:30:05'), arrivedAt: at('08:30:00') };
/** Long after all that the cases tell of. */
const evening = at('20:00:00');

test.each<[string, Partial<Notice>, string]>([
  ['a change starts it when it came in, not when it was decided on', decided, at('08:30:00')],
  ['what time brings starts it when it is found', { decidedAt: at('09:00:00'), arrivedAt: undefined }, at('09:00:00')],
  ['held over night, it starts in the morning', { ...decided, releaseAt: at('07:00:00') }, at('07:00:00')],
  ['held for an approval, it starts with the signature', { ...decided, releaseAt: at('15:20:00') }, at('15:20:00')],
])('the clock: %s', (_case, notice, start) => {
  expect(clockStart(aNotice(notice))).toBe(start);
});

test('a hand-over within the minute is in time, a second more is late, and clocks that differ make no time negative', () => {
  const notice = aNotice(decided);
  expect(promise).toEqual({ share: 0.99, seconds: 60 });
  expect([at('08:30:04'), at('08:31:00'), at('08:31:01')].map((end) => handoverSeconds(notice, end))).toEqual([
    4, 60, 61,
  ]);
  expect([4, 60, 61].map(isLate)).toEqual([false, false, true]);
  expect(handoverSeconds(notice, at('08:29:58'))).toBe(0);
});

const accepted = { state: 'accepted', acceptedAt: at('08:30:40') } as const;

test.each<[string, Partial<Notice>, string]>([
  ['with the carrier after forty seconds', accepted, 'kept'],
  ['with the citizen, too', { ...accepted, state: 'delivered' }, 'kept'],
  ['with the carrier in time, though the number took it not', { ...accepted, state: 'undeliverable' }, 'kept'],
  ['with the carrier after six minutes, at the second try', { ...accepted, acceptedAt: at('08:36:01') }, 'broken'],
  ['held over night and sent at seven', { ...accepted, releaseAt: at('08:30:30') }, 'kept'],
  [
    'held over night and sent long after',
    { ...accepted, releaseAt: at('08:30:00'), acceptedAt: at('08:40:00') },
    'broken',
  ],
  ['given up after all tries', { state: 'failed' }, 'broken'],
  ['handed over, but nobody knows', { state: 'unknown' }, 'broken'],
  ['arrived after all, nobody knows when it left', { state: 'delivered' }, 'broken'],
  ['still in the queue in the evening', { state: 'queued' }, 'broken'],
  ['in the hands of a process in the evening', { state: 'sending' }, 'broken'],
  ['held until tomorrow', { state: 'held', releaseAt: '2026-10-13T07:00:00+07:00' }, 'open'],
  ['held until an hour ago', { state: 'held', releaseAt: at('19:00:00') }, 'broken'],
  ['a campaign message, however late', { ...accepted, kind: 'nudge', acceptedAt: at('19:00:00') }, 'none'],
  ['for a citizen without any channel', { state: 'suppressed', channel: 'none' }, 'none'],
  ['refused by the carrier at once', { state: 'undeliverable' }, 'none'],
  ['waiting for a signature', { state: 'awaiting-approval' }, 'none'],
  ['no longer true', { state: 'superseded' }, 'none'],
  ['told in a digest', { state: 'gathered' }, 'none'],
])('the promise: %s', (_case, notice, verdict) => {
  expect(verdictOn(aNotice({ ...decided, acceptedAt: undefined, ...notice }), evening)).toBe(verdict);
});

test('within its minute a notice on its way breaks nothing', () => {
  expect(verdictOn(aNotice({ ...decided, state: 'queued' }), at('08:30:59'))).toBe('open');
});
