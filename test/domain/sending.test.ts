import { expect, test } from 'vitest';
import type { Status } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { noticeKind } from '../../functions/domain/notice-kind.ts';
import { mayMove, type NoticeState, noticeState, transitions } from '../../functions/domain/notice-life.ts';
import {
  isStillTrue,
  maySendAgain,
  overNextChannel,
  quietUntil,
  retryAt,
  toBeCalled,
} from '../../functions/domain/sending.ts';
import { aDossier, aNotice, aPolicy } from '../builders.ts';

const now = '2026-10-12T08:30:00+07:00';

test.each([
  ['20:59:59', undefined],
  ['21:00:00', '2026-10-13T07:00:00+07:00'],
  ['23:59:59', '2026-10-13T07:00:00+07:00'],
  ['00:00:00', '2026-10-12T07:00:00+07:00'],
  ['06:59:59', '2026-10-12T07:00:00+07:00'],
  ['07:00:00', undefined],
])('at %s a notice waits until %s', (time, until) => {
  expect(quietUntil(`2026-10-12T${time}+07:00`, aPolicy().quietHours)).toBe(until);
});

test('a provider that says "later" is asked again after 1, 5, 15 and 60 minutes, then no more', () => {
  expect([1, 2, 3, 4, 5].map((attempts) => retryAt(attempts, now)?.slice(11, 16))).toEqual([
    '08:31',
    '08:35',
    '08:45',
    '09:30',
    undefined,
  ]);
});

test.each([
  ['receipt', 'processing', 'finished'],
  ['intake-refusal', 'not-accepted', 'received'],
  ['supplement-request', 'supplement-requested', 'processing'],
  ['payment-request', 'payment-requested', 'processing'],
  ['reschedule', 'processing', 'finished'],
  ['delay-apology', 'processing', 'finished'],
  ['early-completion', 'finished', 'processing'],
  ['completion', 'finished', 'returned'],
  ['late-completion', 'finished', 'returned'],
  ['dispatch', 'returned', 'processing'],
  ['survey-invitation', 'returned', 'processing'],
  ['collection-reminder', 'finished', 'returned'],
  ['withdrawal', 'withdrawn', 'processing'],
  ['stop', 'stopped', 'processing'],
  ['correction', 'processing', 'finished'],
  ['due-soon-alert', 'processing', 'finished'],
  ['overdue-alert', 'received', 'supplement-requested'],
  ['nudge', 'processing', 'withdrawn'],
] as const satisfies readonly (readonly [string, Status, Status])[])(
  'a %s is true while %s and no longer when %s',
  (kind, yes, no) => {
    const notice = aNotice({ kind });
    const state = (status: Status) => aDossier({ status, entered: { [status]: 1 } });
    expect([isStillTrue(notice, state(yes)), isStillTrue(notice, state(no))]).toEqual([true, false]);
  },
);

test('the table above names every kind but digests, whose days are over', () => {
  expect(noticeKind.options).toHaveLength(19);
  expect(isStillTrue(aNotice({ kind: 'drive-digest' }), aDossier())).toBe(true);
});

test('advertising that a number refused is not sent to an e-mail address', () => {
  const state = aDossier({ contactable: ['sms', 'email'] });
  expect(overNextChannel(aNotice({ kind: 'completion' }), state, aPolicy(), now)?.channel).toBe('email');
  expect(overNextChannel(aNotice({ kind: 'nudge' }), state, aPolicy(), now)).toBeUndefined();
});

test('a date that was moved again is not told, nor a request of a former round, nor a fee that was paid', () => {
  const moved = aDossier({ dueAt: '2026-11-02T16:30:00+07:00' });
  expect(isStillTrue(aNotice({ kind: 'delay-apology' }), moved)).toBe(false);
  const second = aDossier({ status: 'supplement-requested', entered: { 'supplement-requested': 2 } });
  expect(isStillTrue(aNotice({ kind: 'supplement-request' }), second)).toBe(false);
  const paid = aDossier({ status: 'payment-requested', paidAt: now });
  expect(isStillTrue(aNotice({ kind: 'payment-request' }), paid)).toBe(false);
});

test('refused news goes over another channel that reaches the citizen; one that was tried has its notice already', () => {
  const state = aDossier({ contactable: ['sms', 'email'] });
  expect(overNextChannel(aNotice({ providerId: 'x', attempts: 3 }), state, aPolicy(), now)).toEqual(
    aNotice({ id: 'receipt#1#email', channel: 'email', stateAt: now, arrivedAt: now }),
  );
  expect(overNextChannel(aNotice({ channel: 'email' }), state, aPolicy(), now)?.id).toBe('receipt#1#sms');
  expect(overNextChannel(aNotice(), aDossier(), aPolicy(), now)).toBeUndefined();
});

test('no state of a notice that has been told leads back to sending without a decision', () => {
  const final = noticeState.options.filter((state) => transitions[state].length === 0);
  expect(final).toEqual(['delivered', 'undeliverable', 'suppressed', 'gathered']);
  // All three wait for a person again.
  expect(transitions.superseded).toEqual(['awaiting-approval', 'escalated', 'drafted']);
  expect(mayMove('accepted', 'queued')).toBe(false);
  expect(mayMove('delivered', 'accepted')).toBe(false);
  expect(noticeState.options.filter((state) => mayMove(state, 'sending'))).toEqual(['queued']);
});

test.each<[sentence: string, states: NoticeState[], id: string | undefined]>([
  ['both are lost', ['undeliverable', 'failed'], 'completion#1#email'],
  ['one is lost and one was closed', ['superseded', 'unknown'], 'completion#1#sms'],
  ['one is lost and one is not wished', ['undeliverable', 'suppressed'], 'completion#1#email'],
  ['one has arrived', ['undeliverable', 'delivered'], undefined],
  ['one is taken', ['accepted', 'failed'], undefined],
  ['one is on its way', ['failed', 'sending'], undefined],
  ['one waits for the morning', ['held', 'undeliverable'], undefined],
  ['one waits for its approver', ['awaiting-approval', 'undeliverable'], undefined],
  ['none was ever sent', ['suppressed', 'superseded'], undefined],
])('of an e-mail and an SMS, where %s, the one to call for is %j %s', (_, states, id) => {
  const [email = 'queued', sms = 'queued'] = states;
  const one = (channel: 'sms' | 'email', state: NoticeState) =>
    aNotice({ id: `completion#1#${channel}`, kind: 'completion', channel, state });
  const told = [one('sms', sms), one('email', email)];
  const another = aNotice({ id: 'completion#2#sms', kind: 'completion', occurrence: '2', state: 'delivered' });
  for (const asked of told) expect(toBeCalled(asked, [another, ...told])?.id).toBe(id);
});

test('nobody is called for what is not worth it, for staff’s mails, or twice', () => {
  const lost = aNotice({ id: 'stop#1#sms', kind: 'stop', state: 'failed' });
  expect(toBeCalled(lost, [lost])).toEqual(lost);
  for (const kind of ['receipt', 'survey-invitation', 'dispatch', 'withdrawal'] as const)
    expect(toBeCalled({ ...lost, kind }, [{ ...lost, kind }])).toBeUndefined();
  expect(toBeCalled({ ...lost, audience: 'staff' }, [lost])).toBeUndefined();
  const mail = { ...lost, id: 'stop#1#email' };
  for (const toCall of [true, false]) expect(toBeCalled(lost, [lost, { ...mail, toCall }])).toBeUndefined();
});

test('the next channel keeps who drafted it, and waits where the first had to', () => {
  const state = aDossier({ contactable: ['sms', 'email'] });
  const drafted = aNotice({ approver: 'controller', draftedBy: 'lan@example.vn', seal: 'of the sms' });
  const next = overNextChannel(drafted, state, aPolicy(), now);
  expect(next).toMatchObject({ state: 'awaiting-approval', draftedBy: 'lan@example.vn', approver: 'controller' });
  expect(next?.seal).toBeUndefined();
});

test.each<[sentence: string, changes: Partial<Notice>, mail: Partial<Notice>, status: Status, may: boolean]>([
  ['failed by us', {}, {}, 'finished', true],
  ['failed by us and is on the call list', { toCall: true }, {}, 'finished', true],
  ['failed by us, and its citizen was called', { toCall: false }, {}, 'finished', false],
  ['failed by us, and its citizen was called for the other channel', {}, { toCall: false }, 'finished', false],
  ['failed by us, and the other channel waits on the call list', {}, { toCall: true }, 'finished', true],
  ['failed by us and is true no longer', {}, {}, 'processing', false],
  ['was given up by its carrier', { ourFault: undefined }, {}, 'finished', false],
  ['is in its queue again', { state: 'queued' }, {}, 'finished', false],
  ['may have left', { state: 'unknown' }, {}, 'finished', false],
])('a notice that %s %o is sent again: %s %s %s', (_, changes, other, status, may) => {
  const failed = aNotice({ id: 'completion#1#sms', kind: 'completion', state: 'failed', ourFault: true, ...changes });
  const mail = aNotice({ ...failed, id: 'completion#1#email', state: 'undeliverable', toCall: undefined, ...other });
  expect(maySendAgain(failed, [failed, mail], aDossier({ status }))).toBe(may);
});

test('a digest that failed by our fault may be sent again, a notice of a dossier that is gone may not', () => {
  const lost = { state: 'failed', ourFault: true } as const;
  expect(maySendAgain(aNotice({ kind: 'due-soon-alert', facts: { dossiers: [] }, ...lost }), [], undefined)).toBe(true);
  expect(maySendAgain(aNotice(lost), [], undefined)).toBe(false);
});
