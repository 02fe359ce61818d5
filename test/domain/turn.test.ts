import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notice } from '../../functions/domain/notice.ts';
import { noticeState } from '../../functions/domain/notice-life.ts';
import { plusMinutes } from '../../functions/domain/time.ts';
import { isStalled, laneOf, lookAgainAt, stalledBefore, turnOf } from '../../functions/domain/turn.ts';
import { aNotice } from '../builders.ts';

const now = '2026-10-12T08:30:00+07:00';
const ago = (minutes: number) => plusMinutes(now, -minutes);

test.each<[sentence: string, notice: Partial<Notice>, stalled: boolean]>([
  ['queued a quarter of an hour ago', { state: 'queued', stateAt: ago(15) }, true],
  ['queued a moment before that', { state: 'queued', stateAt: ago(14) }, false],
  ['put off for an hour, ten minutes ago', { state: 'queued', stateAt: ago(70), tryAgainAt: ago(10) }, false],
  ['put off until twenty minutes ago', { state: 'queued', stateAt: ago(80), tryAgainAt: ago(20) }, true],
  ['held until tomorrow', { state: 'held', stateAt: ago(600), releaseAt: '2026-10-13T07:00:00+07:00' }, false],
  ['held until an hour ago', { state: 'held', stateAt: ago(600), releaseAt: ago(60) }, true],
  ['claimed five minutes ago', { state: 'sending', stateAt: ago(5) }, false],
  ['claimed an hour ago', { state: 'sending', stateAt: ago(60) }, true],
])('a notice that was %s: %o is stalled: %s', (_, notice, stalled) => {
  expect(isStalled(aNotice(notice), now)).toBe(stalled);
});

test('what has had its turn, or waits for a person, is never stalled', () => {
  const stalled = noticeState.options.filter((state) => isStalled(aNotice({ state, stateAt: ago(100_000) }), now));
  expect(stalled).toEqual(['queued', 'held', 'sending']);
});

const minutes = fc.integer({ min: 0, max: 3000 });
const anyNotice = fc
  .record({
    state: fc.constantFrom('queued', 'held'),
    since: minutes,
    release: fc.option(minutes),
    again: fc.option(minutes),
  })
  .map(({ state, since, release, again }) =>
    aNotice({
      state: state === 'held' ? 'held' : 'queued',
      stateAt: ago(since),
      ...(release !== null && { releaseAt: ago(release - 1000) }),
      ...(again !== null && { tryAgainAt: ago(again - 1000) }),
    }),
  );

test('whatever waits is stalled from a quarter of an hour after its turn on, and never before', () => {
  fc.assert(
    fc.property(anyNotice, (notice) => {
      const turn = turnOf(notice);
      expect(isStalled(notice, plusMinutes(turn, 14))).toBe(false);
      expect(isStalled(notice, plusMinutes(turn, 15))).toBe(true);
      expect(isStalled(notice, now)).toBe(turn <= stalledBefore(now));
    }),
  );
});

test('a campaign message has its own lane, and what was handed on is looked at an hour later', () => {
  expect([laneOf({ kind: 'nudge' }), laneOf({ kind: 'receipt' })]).toEqual(['bulk', 'now']);
  expect(lookAgainAt(now)).toBe('2026-10-12T09:30:00+07:00');
});
