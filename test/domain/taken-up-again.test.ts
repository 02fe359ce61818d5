import { describe, expect, test } from 'vitest';
import type { Notice } from '../../functions/domain/notice.ts';
import { newsOf } from '../../functions/domain/told.ts';
import { aNotice } from '../builders.ts';

const ended = (state: Notice['state'], changes: Partial<Notice> = {}): Notice =>
  aNotice({ id: 'withdrawal#1#sms', kind: 'withdrawal', decidedAt: '2026-10-12T09:00:00+07:00', state, ...changes });
const again = aNotice({ id: 'receipt#2#sms', occurrence: '2', decidedAt: '2026-10-12T10:00:00+07:00' });

describe('a dossier that is taken up again', () => {
  test.each([
    ['is told so where its withdrawal was told', ended('accepted'), 'news'],
    ['is told so where nobody knows whether the withdrawal was told', ended('unknown'), 'news'],
    ['waits for the withdrawal that is being sent', ended('sending'), 'wait'],
    ['is told where nobody heard of the withdrawal, nor that it had been received', ended('superseded'), 'news'],
    ['says nothing where nobody heard of an end, but that it was received', aNotice({ state: 'accepted' }), 'no-news'],
    ['is told so where a stop was told', ended('accepted', { kind: 'stop' }), 'news'],
  ])('%s', (_, before, expected) => {
    expect(newsOf(again, [before, again])).toBe(expected);
  });
});

describe('a second withdrawal', () => {
  const second = ended('sending', { id: 'withdrawal#2#sms', occurrence: '2', decidedAt: '2026-10-12T11:00:00+07:00' });
  test.each([
    ['is no news right after the first', [ended('accepted')], 'no-news'],
    [
      'is news after the citizen heard that it was taken up again',
      [ended('accepted'), { ...again, state: 'accepted' as const }],
      'news',
    ],
    ['is no news where that never left', [ended('accepted'), { ...again, state: 'superseded' as const }], 'no-news'],
    ['is news where the first never left', [ended('superseded')], 'news'],
    ['waits for the first', [ended('sending')], 'wait'],
    ['waits for what is being sent since', [ended('accepted'), { ...again, state: 'sending' as const }], 'wait'],
  ])('%s', (_, told, expected) => {
    expect(newsOf(second, [...told, second])).toBe(expected);
  });
});

test('a parcel is told again only under another number', () => {
  const first = ended('accepted', { kind: 'dispatch', facts: { trackingNumber: 'EB111' } });
  const next = (trackingNumber: string): Notice =>
    ended('sending', { id: 'dispatch#2#sms', kind: 'dispatch', occurrence: '2', facts: { trackingNumber } });
  expect([newsOf(next('EB111'), [first]), newsOf(next('EB222'), [first])]).toEqual(['no-news', 'news']);
});
