import { expect, test } from 'vitest';
import type { Notice } from '../../functions/domain/notice.ts';
import { noticeKind } from '../../functions/domain/notice-kind.ts';
import type { NoticeState } from '../../functions/domain/notice-life.ts';
import { callsReplacedBy, dependsOnOthers, newsOf, owesCorrection, owesLaterWay } from '../../functions/domain/told.ts';
import { aNotice } from '../builders.ts';

const day = { finishedAt: '2026-10-20T10:00:00+07:00' };
const nextDay = { finishedAt: '2026-10-21T10:00:00+07:00' };
const one = (kind: Notice['kind'], occurrence: string, state: NoticeState, changes: Partial<Notice> = {}): Notice =>
  aNotice({ id: `${kind}#${occurrence}#sms`, kind, occurrence, state, facts: day, ...changes });
const ready = (occurrence: string, state: NoticeState, changes: Partial<Notice> = {}) =>
  one('completion', occurrence, state, changes);
const back = (occurrence: string, state: NoticeState, changes: Partial<Notice> = {}) =>
  one('correction', occurrence, state, changes);

test.each<[sentence: string, others: Notice[], news: string]>([
  ['the first was told the same day', [ready('1', 'accepted')], 'no-news'],
  ['the first has arrived', [ready('1', 'delivered')], 'no-news'],
  ['the first was told by a call', [ready('1', 'failed', { toCall: false })], 'no-news'],
  ['the first was told for another day', [ready('1', 'accepted', { facts: nextDay })], 'news'],
  ['the first is being sent', [ready('1', 'sending')], 'wait'],
  ['the first is being sent for another day', [ready('1', 'sending', { facts: nextDay })], 'news'],
  ['the first may have been taken', [ready('1', 'unknown')], 'call'],
  ['the first waits, and will not be true', [ready('1', 'queued')], 'news'],
  ['the first is held, and will not be true', [ready('1', 'held')], 'news'],
  ['the first was refused', [ready('1', 'undeliverable')], 'news'],
  ['the first failed and nobody has called', [ready('1', 'failed', { toCall: true })], 'news'],
  ['the first was no longer true', [ready('1', 'superseded')], 'news'],
  ['the first was told and taken back', [ready('1', 'accepted'), back('1', 'accepted')], 'news'],
  ['it is being taken back', [ready('1', 'accepted'), back('1', 'sending')], 'wait'],
  ['it may have been taken back', [ready('1', 'accepted'), back('1', 'unknown')], 'call'],
  ['it was not taken back after all', [ready('1', 'accepted'), back('1', 'superseded')], 'no-news'],
  ['it was taken back by a call', [ready('1', 'accepted'), back('1', 'failed', { toCall: false })], 'news'],
  [
    'it was told over one channel of two',
    [ready('1', 'unknown'), ready('1', 'accepted', { channel: 'email' })],
    'no-news',
  ],
])('a second completion, where %s: %j %s', (_, others, news) => {
  expect(newsOf(ready('2', 'sending'), others)).toBe(news);
});

test('a third completion looks back over the second, which said nothing new', () => {
  const third = ready('3', 'sending');
  expect(newsOf(third, [ready('1', 'accepted'), ready('2', 'superseded')])).toBe('no-news');
  expect(newsOf(third, [ready('1', 'accepted'), ready('2', 'superseded'), back('2', 'accepted')])).toBe('news');
});

test.each<[sentence: string, others: Notice[], news: string, isOwed: boolean]>([
  ['the completion was told', [ready('1', 'accepted')], 'news', true],
  ['it may have been taken', [ready('1', 'unknown')], 'news', true],
  ['it is being sent', [ready('1', 'sending')], 'wait', true],
  ['it waits, and will not be true', [ready('1', 'held')], 'no-news', false],
  ['it was no longer true', [ready('1', 'superseded')], 'no-news', false],
  ['there was none', [], 'no-news', false],
])('a correction, where %s: %j %s', (_, others, news, isOwed) => {
  expect([newsOf(back('1', 'sending'), others), owesCorrection(back('1', 'queued'), others)]).toEqual([news, isOwed]);
});

test('a result that is set back a second time is taken back though its second completion said nothing', () => {
  const told = [ready('1', 'accepted'), ready('2', 'superseded')];
  expect(owesCorrection(back('2', 'queued'), told)).toBe(true);
  expect(newsOf(back('2', 'sending'), told)).toBe('news');
  expect(newsOf(back('2', 'sending'), [...told, back('1', 'accepted')])).toBe('no-news');
});

test.each<[string, Notice[], string]>([
  ['the end was told', [aNotice({ kind: 'stop', id: 'stop#1#sms', state: 'accepted' })], 'news'],
  ['neither the end nor a receipt was told', [aNotice({ state: 'superseded' })], 'news'],
  ['the end was not told, but a receipt', [aNotice({ state: 'accepted' })], 'no-news'],
  ['the first receipt is still to go', [aNotice({ state: 'held' })], 'wait'],
  ['the end is being handed over', [aNotice({ kind: 'stop', id: 'stop#1#sms', state: 'sending' })], 'wait'],
])('a second receipt, where %s: %s', (_, told, news) => {
  expect(newsOf(aNotice({ id: 'receipt#2#sms', occurrence: '2' }), told)).toBe(news);
});

test('a second receipt and a first date that came after it never wait for each other', () => {
  const again = aNotice({ id: 'receipt#2#sms', occurrence: '2', state: 'queued', version: 5, facts: {} });
  const facts = { dueAt: '2026-10-23T16:30:00+07:00' };
  const dated = aNotice({ id: 'receipt#1.6#sms', occurrence: '1.6', state: 'queued', version: 6, facts });
  expect(newsOf(again, [again, dated])).toBe('news');
  expect(newsOf(dated, [again, dated])).toBe('wait');
  expect(newsOf(dated, [aNotice({ ...again, state: 'accepted' }), dated])).toBe('news');
});

test.each(['queued', 'held', 'sending'] as const)(
  'a first date waits for a receipt that is %s and may say it',
  (state) => {
    const receipt = aNotice({ state, version: 1, facts: {} });
    const facts = { dueAt: '2026-10-23T16:30:00+07:00' };
    const dated = aNotice({ id: 'receipt#1.2#sms', occurrence: '1.2', state: 'queued', version: 2, facts });
    expect(newsOf(dated, [receipt, dated])).toBe('wait');
    expect(newsOf(dated, [aNotice({ ...receipt, state: 'accepted', facts }), dated])).toBe('no-news');
    expect(newsOf(dated, [aNotice({ ...receipt, state: 'accepted' }), dated])).toBe('news');
  },
);

test('corrections, new dates and lists depend on other notices, and in later rounds completions, receipts, withdrawals, parcels and fees', () => {
  const dependent = (occurrence: string) =>
    noticeKind.options.filter((kind) => dependsOnOthers(aNotice({ kind, occurrence })));
  expect(dependent('1').toSorted()).toEqual([
    'completion',
    'correction',
    'delay-apology',
    'early-completion',
    'intake-refusal',
    'late-completion',
    'reschedule',
    'stop',
    'supplement-request',
  ]);
  expect(dependent('2').toSorted()).toEqual(
    [
      'receipt',
      'early-completion',
      'completion',
      'late-completion',
      'dispatch',
      'payment-request',
      'withdrawal',
      'correction',
      'reschedule',
      'delay-apology',
      'intake-refusal',
      'supplement-request',
      'stop',
    ].toSorted(),
  );
  for (const kind of noticeKind.options.filter((of) => of !== 'correction')) {
    expect(newsOf(aNotice({ kind }), [])).toBe('news');
    expect(owesCorrection(aNotice({ kind }), [])).toBe(true);
  }
});

const at = (handover: 'counter' | 'post' | undefined, unit = 'H48.105') => ({ facts: { ...day, handover }, unit });
const toPost = ready('1.6', 'sending', at('post'));

test.each<[sentence: string, notice: Notice, others: Notice[], news: string]>([
  ['by post, after "come"', toPost, [ready('1', 'accepted', at('counter'))], 'news'],
  ['by post, after "come" of another kind', toPost, [one('late-completion', '1', 'accepted', at('counter'))], 'news'],
  ['by post, as it was told', toPost, [ready('1', 'accepted', at('post', 'H48.01'))], 'no-news'],
  [
    'at another place',
    ready('1.6', 'sending', at('counter')),
    [ready('1', 'accepted', at(undefined, 'H48.01'))],
    'news',
  ],
  ['at the same place', ready('1.6', 'sending', at('counter')), [ready('1', 'accepted', at(undefined))], 'no-news'],
  ['by post, while "come" is being sent', toPost, [ready('1', 'sending', at('counter'))], 'wait'],
  ['by post, as it may have been told', toPost, [ready('1', 'unknown', at('post'))], 'call'],
  ['by post, where "come" may have been told', toPost, [ready('1', 'unknown', at('counter'))], 'news'],
  ['which somebody says anew since', ready('1', 'sending', at('counter')), [toPost], 'no-news'],
  ['which said nothing new', ready('1', 'sending', at('counter')), [{ ...toPost, state: 'superseded' }], 'news'],
  [
    'by post and back at the counter, told before a slip',
    ready('2.9', 'sending', at('counter')),
    [ready('1', 'accepted', at('counter')), ready('2', 'superseded'), ready('2.8', 'superseded', at('post'))],
    'no-news',
  ],
  [
    'at the counter, told before a slip that was taken back',
    ready('2.9', 'sending', at('counter')),
    [ready('1', 'accepted', at('counter')), back('1', 'accepted'), ready('2', 'superseded')],
    'news',
  ],
])('a result %s', (_, notice, others, news) => {
  expect(newsOf(notice, others)).toBe(news);
});

test('another way to a result is told unless the result was old news, and takes its call from the list', () => {
  const old = ready('1', 'superseded', { reason: 'no news any more: the change is 30 days old' });
  const call = ready('1', 'undeliverable', { toCall: true });
  expect([owesLaterWay(toPost, [old]), owesLaterWay(toPost, [call]), owesLaterWay(toPost, [])]).toEqual([
    false,
    true,
    true,
  ]);
  expect([callsReplacedBy(toPost, [call, old]), callsReplacedBy(ready('2.6', 'queued'), [call])]).toEqual([[call], []]);
});
