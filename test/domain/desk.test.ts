import { expect, test } from 'vitest';
import { deskOf } from '../../functions/domain/desk.ts';
import { noticeState } from '../../functions/domain/notice-life.ts';
import { aNotice } from '../builders.ts';
import { anApology, aRequest } from '../people.ts';

test('what waits lies on the desk of whoever has to deal with it', () => {
  const apology = (state: 'drafted' | 'rejected' | 'escalated' | 'awaiting-approval') =>
    deskOf(anApology({ state, unit: 'H21.1', decidingUnit: 'H21.134' }));
  expect(apology('drafted')).toBe('officer#H21.134');
  expect(apology('rejected')).toBe('officer#H21.134');
  expect(apology('escalated')).toBe('leader#H21.134');
  expect(apology('awaiting-approval')).toBe('leader#H21.134');
  expect(deskOf(aRequest())).toBe('controller');
});

test('whom no message reached is called by the unit that the citizen knows, whatever became of the notice', () => {
  const lost = { toCall: true, unit: 'H21.1', decidingUnit: 'H21.134' };
  for (const state of ['suppressed', 'undeliverable', 'failed', 'unknown'] as const)
    expect(deskOf(aNotice({ ...lost, state }))).toBe('call#H21.1');
  expect(deskOf(aNotice({ ...lost, state: 'undeliverable', toCall: false }))).toBeUndefined();
});

test('what is on its way lies with whoever sends it, by its lane', () => {
  for (const state of ['queued', 'held', 'sending'] as const) {
    expect(deskOf(aNotice({ state }))).toBe('sender#now');
    expect(deskOf(aNotice({ state, kind: 'nudge' }))).toBe('sender#bulk');
  }
});

test('nothing else lies on a desk', () => {
  const lies = noticeState.options.filter((state) => deskOf(aNotice({ state, approver: 'leader' })) !== undefined);
  expect(lies).toEqual(['drafted', 'escalated', 'awaiting-approval', 'queued', 'held', 'sending', 'rejected']);
});
