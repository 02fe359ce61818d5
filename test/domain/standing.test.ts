import { describe, expect, test } from 'vitest';
import { answer, answered, isAsked } from '../../functions/domain/satisfaction.ts';
import { standingOf } from '../../functions/domain/standing.ts';
import { aDossier, aNotice } from '../builders.ts';

const now = '2026-10-13T09:00:00+07:00';
const stopped = aDossier({ status: 'stopped', entered: { stopped: 1 }, reason: 'chưa ai duyệt' });
const stop = (changes: Parameters<typeof aNotice>[0]) =>
  aNotice({
    ...{ id: 'stop#1#sms', kind: 'stop', occurrence: '1', approver: 'controller' },
    ...{ facts: { reason: 'Người nộp đã mất.' }, ...changes },
  });

describe('what nobody has approved is not shown', () => {
  test.each(['drafted', 'awaiting-approval', 'rejected', 'escalated'] as const)('%s: it is being checked', (state) => {
    expect(standingOf(stopped, [stop({ state })], now)).toMatchObject({ stand: 'being-checked', reason: undefined });
  });

  test('approved, with its reason as it was approved and not as the source said it', () => {
    const standing = standingOf(stopped, [stop({ state: 'queued', seal: 'seal' })], now);
    expect(standing).toMatchObject({ stand: 'stopped', reason: 'Người nộp đã mất.' });
  });

  test('over one channel approved, over the next not yet: it is out', () => {
    const told = [
      stop({ state: 'undeliverable', seal: 'seal' }),
      stop({ id: 'stop#1#email', state: 'awaiting-approval' }),
    ];
    expect(standingOf(stopped, told, now).stand).toBe('stopped');
  });

  test('closed unsaid: the status stands without a reason', () => {
    expect(standingOf(stopped, [stop({ state: 'superseded' })], now)).toMatchObject({
      stand: 'stopped',
      reason: undefined,
    });
    expect(standingOf(stopped, [], now)).toMatchObject({ stand: 'stopped', reason: undefined });
  });

  test('what was approved in an earlier round is not shown for this one', () => {
    const again = aDossier({ status: 'supplement-requested', entered: { 'supplement-requested': 2 } });
    const first = aNotice({
      ...{ kind: 'supplement-request', occurrence: '1', approver: 'controller', seal: 'seal', state: 'delivered' },
      facts: { missing: 'Giấy khai sinh' },
    });
    expect(standingOf(again, [first], now)).toMatchObject({ stand: 'supplement', missing: undefined });
  });
});

describe('dates', () => {
  test('a day that has passed is late until it is put off', () => {
    const late = aDossier({ dueAt: '2026-10-12T16:30:00+07:00' });
    expect(standingOf(late, [], now).stand).toBe('overdue');
    expect(standingOf(late, [], '2026-10-12T20:00:00+07:00').stand).toBe('in-work');
  });

  const signed = aNotice({
    ...{ id: 'delay-apology#2026-10-12#sms', kind: 'delay-apology', occurrence: '2026-10-12', approver: 'leader' },
    ...{ state: 'accepted', seal: 'seal' },
    facts: { formerDueAt: '2026-10-12T16:30:00+07:00', dueAt: '2026-10-23T16:30:00+07:00', reason: 'Chờ đo đạc.' },
  });

  test('a signed apology is shown as long as its date holds', () => {
    const { apology } = standingOf(aDossier(), [signed], now);
    expect(apology).toMatchObject({ formerDueAt: '2026-10-12T16:30:00+07:00', reason: 'Chờ đo đạc.' });
    expect(standingOf(aDossier(), [signed], '2026-10-24T09:00:00+07:00').apology).toBeUndefined();
    expect(standingOf(aDossier({ dueAt: '2026-10-20T16:30:00+07:00' }), [signed], now).apology).toBeUndefined();
  });

  test('an apology that waits for its signature is not shown', () => {
    const waiting = { ...signed, seal: undefined, state: 'awaiting-approval' as const };
    expect(standingOf(aDossier(), [waiting], now).apology).toBeUndefined();
  });

  test('a result after its day is late, one on its day is not', () => {
    const finished = { status: 'finished', finishedAt: '2026-10-12T09:00:00+07:00' } as const;
    expect(standingOf(aDossier({ ...finished, dueAt: '2026-10-09T16:30:00+07:00' }), [], now).late).toBe(true);
    expect(standingOf(aDossier({ ...finished, dueAt: '2026-10-12T08:00:00+07:00' }), [], now).late).toBe(false);
  });
});

test('a fee is named while it is owed', () => {
  const asked = { status: 'payment-requested', entered: { 'payment-requested': 1 }, fee: 115_000 } as const;
  expect(standingOf(aDossier(asked), [], now)).toMatchObject({ stand: 'payment', fee: 115_000 });
  expect(standingOf(aDossier({ ...asked, paidAt: now }), [], now)).toMatchObject({ stand: 'in-work', fee: undefined });
  expect(standingOf(aDossier({ ...asked, fee: 0 }), [], now).stand).toBe('in-work');
});

test('a result announced by mistake is taken back once that is approved', () => {
  const back = aDossier({ entered: { received: 1, processing: 2, finished: 1 } });
  const correction = aNotice({
    kind: 'correction',
    occurrence: '1',
    approver: 'controller',
    state: 'awaiting-approval',
  });
  expect(standingOf(back, [correction], now).corrected).toBe(false);
  expect(standingOf(back, [{ ...correction, state: 'accepted', seal: 'seal' }], now).corrected).toBe(true);
});

test('the survey is asked of returned dossiers, and two of its three answers count as satisfied', () => {
  expect(isAsked(aDossier({ status: 'returned' }))).toBe(true);
  expect(isAsked(aDossier({ status: 'finished' }))).toBe(false);
  expect(answer.options.map((one) => answered('H1', one, now).satisfied)).toEqual([true, true, false]);
  expect(answered('H1', 'dissatisfied', now)).toEqual({
    code: 'H1',
    answeredAt: now,
    answer: 'dissatisfied',
    satisfied: false,
  });
});
