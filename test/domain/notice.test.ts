import { expect, test } from 'vitest';
import type { DossierState, Status } from '../../functions/domain/dossier-state.ts';
import { punctuality } from '../../functions/domain/happenings.ts';
import { decideNotices, type NoticeDraft } from '../../functions/domain/notice.ts';
import { aDossier, afterRecords, aPolicy } from '../builders.ts';

const now = '2026-10-19T09:00:00+07:00';
const at = (status: Status, changes: Partial<DossierState> = {}) =>
  aDossier({ status, updatedAt: now, entered: { received: 1, processing: 1, [status]: 1 }, ...changes });
const decide = (before: DossierState | undefined, after: DossierState, when = now) =>
  decideNotices(before, after, aPolicy(), when);
const kinds = (drafts: NoticeDraft[]) => drafts.map(({ kind }) => kind);
const running = aDossier();

test.each([
  ['is heard of for the first time as received', undefined, at('received'), ['receipt']],
  ['is heard of for the first time as processing', undefined, at('processing'), ['receipt']],
  ['is registered', undefined, at('registered'), []],
  ['goes from registered to received', at('registered', { entered: { registered: 1 } }), at('received'), ['receipt']],
  ['goes from received to processing', at('received'), at('processing'), []],
  ['is not accepted', at('received'), at('not-accepted'), ['intake-refusal']],
  ['needs a supplement', running, at('supplement-requested'), ['supplement-request']],
  ['needs a payment', running, at('payment-requested'), ['payment-request']],
  ['needs a payment that was made', running, at('payment-requested', { paidAt: now }), []],
  ['needs a payment of nothing', running, at('payment-requested', { fee: 0 }), []],
  ['is supplemented, same date', at('supplement-requested'), at('processing'), []],
  ['is finished before its day', running, at('finished', { finishedAt: now }), ['early-completion']],
  [
    'is finished without a due date',
    aDossier({ dueAt: undefined }),
    at('finished', { dueAt: undefined }),
    ['completion'],
  ],
  ['is finished on its day', running, at('finished', { finishedAt: '2026-10-23T17:59:00+07:00' }), ['completion']],
  [
    'is finished after its day',
    running,
    at('finished', { finishedAt: '2026-10-24T07:00:00+07:00' }),
    ['late-completion'],
  ],
  ['is returned at the counter', at('finished'), at('returned'), ['survey-invitation']],
  ['is returned by post', at('finished'), at('returned', { handover: 'post' }), ['dispatch', 'survey-invitation']],
  ['is withdrawn', running, at('withdrawn'), ['withdrawal']],
  ['is stopped', running, at('stopped'), ['stop']],
  ['goes back from finished to processing', at('finished'), at('processing'), ['correction']],
  ['goes back from returned to received', at('returned'), at('received'), ['correction']],
  ['goes back from returned to finished', at('returned'), at('finished'), ['early-completion']],
  [
    'goes back to work over a stop after a result',
    at('stopped', { entered: { finished: 1, stopped: 1 } }),
    running,
    ['correction'],
  ],
  ['goes back to work after a stop without a result', at('stopped'), running, ['receipt']],
  ['goes back to work after it was withdrawn', at('withdrawn'), running, ['receipt']],
  ['goes back from processing to received', running, at('received'), []],
  ['goes back from processing to registered', running, at('registered'), []],
] as const)('a dossier that %s', (_, before, after, expected) => {
  expect(kinds(decide(before, after))).toEqual(expected);
  expect(decide(after, after)).toEqual([]);
});

test.each([
  ['later while running', 'processing', 'processing', '2026-10-30', ['delay-apology']],
  ['earlier while running', 'processing', 'processing', '2026-10-21', ['reschedule']],
  ['by hours of the same day', 'processing', 'processing', '2026-10-23', []],
  ['later as it comes back from a supplement', 'supplement-requested', 'processing', '2026-10-30', ['reschedule']],
  ['later as it comes back from a payment', 'payment-requested', 'processing', '2026-10-30', ['reschedule']],
  ['as it is finished', 'processing', 'finished', '2026-10-30', ['early-completion']],
] as const)('a due date moved %s', (_, from, to, day, expected) => {
  const after = at(to, { dueAt: `${day}T11:00:00+07:00`, dueChanges: 1 });
  expect(kinds(decide(at(from), after))).toEqual(expected);
});

test('an apology carries the reason and both dates, and waits for the leader', () => {
  const after = aDossier({ dueAt: '2026-10-30T16:30:00+07:00', reason: 'Chờ kết quả xác minh', updatedAt: now });
  expect(decide(running, after)).toEqual([
    expect.objectContaining({
      id: 'delay-apology#2026-10-23#sms',
      state: 'awaiting-approval',
      facts: expect.objectContaining({
        formerDueAt: '2026-10-23T16:30:00+07:00',
        dueAt: '2026-10-30T16:30:00+07:00',
        reason: 'Chờ kết quả xác minh',
      }),
    }),
  ]);
});

test.each(['intake-refusal', 'supplement-request', 'stop', 'correction', 'delay-apology'] as const)(
  'a %s leaves only when approved',
  (kind) => {
    const changes = {
      'intake-refusal': [running, at('not-accepted')],
      'supplement-request': [running, at('supplement-requested')],
      stop: [running, at('stopped')],
      correction: [at('finished'), at('processing')],
      'delay-apology': [running, aDossier({ dueAt: '2026-11-02T16:30:00+07:00', updatedAt: now })],
    } as const;
    const [before, after] = changes[kind];
    expect(decide(before, after).map(({ kind: k, state }) => [k, state])).toEqual([[kind, 'awaiting-approval']]);
  },
);

test('short news goes over the first channel that works, what asks the citizen to act goes over every one', () => {
  const both = { contactable: ['email', 'sms'] } satisfies Partial<DossierState>;
  expect(decide(running, at('finished', both)).map(({ channel }) => channel)).toEqual(['sms']);
  expect(decide(running, at('payment-requested', both)).map(({ channel }) => channel)).toEqual(['sms', 'email']);
});

test.each([
  ['nobody can be reached', { contactable: [] }, 'không có số điện thoại hay thư điện tử dùng được'],
  [
    'the number cannot be used',
    { contactable: [], unusable: { 'applicant.phone': 'unreadable' as const } },
    'Số điện thoại của người nộp ở nguồn không nhắn tin được.',
  ],
  ['the citizen wants none', { contactable: ['sms'], declined: ['sms'] }, 'the citizen wants no notices'],
] as const)('a notice is kept for the call list where %s', (_, reach, reason) => {
  const drafts = decide(
    undefined,
    at('received', {
      contactable: [...reach.contactable],
      declined: 'declined' in reach ? [...reach.declined] : [],
      unusable: 'unusable' in reach ? reach.unusable : undefined,
    }),
  );
  expect(drafts).toEqual([expect.objectContaining({ id: 'receipt#1#none', state: 'suppressed', reason })]);
});

test('a change of long ago is kept and told to nobody', () => {
  const drafts = decide(undefined, at('received', { updatedAt: '2024-03-01T08:00:00+07:00' }));
  expect(drafts.map(({ state, reason }) => [state, reason])).toEqual([
    ['superseded', 'no news any more: the change is 962 days old'],
  ]);
});

test('the same change gives the same ids however often it is heard; a second round gives new ones', () => {
  const rounds = [
    { TrangThaiHoSo: 2 },
    { TrangThaiHoSo: 5, ThoiDiemCapNhat: '20261013090000' },
    { TrangThaiHoSo: 4, ThoiDiemCapNhat: '20261014090000' },
    { TrangThaiHoSo: 5, ThoiDiemCapNhat: '20261015090000' },
  ];
  const states = rounds.map((_, index) => afterRecords(...rounds.slice(0, index + 1)));
  const ids = states.map((after, index) => decide(states[index - 1], after).map(({ id }) => id));
  expect(ids).toEqual([['receipt#1#sms'], ['supplement-request#1#sms'], [], ['supplement-request#2#sms']]);
});

test.each([
  ['the working day before it is due', '2026-10-22T07:00:00+07:00', ['due-soon-alert']],
  ['two days before', '2026-10-21T07:00:00+07:00', []],
  ['on the day itself, if not before', '2026-10-23T17:00:00+07:00', ['due-soon-alert']],
  ['the day after', '2026-10-24T07:00:00+07:00', ['overdue-alert', 'delay-apology']],
] as const)('staff are warned of a running dossier %s', (_, when, expected) => {
  expect(kinds(decide(running, running, when))).toEqual(expected);
});

test('a dossier due on Monday is warned of on Friday', () => {
  const state = aDossier({ dueAt: '2026-10-26T16:30:00+07:00' });
  const drafts = decide(state, state, '2026-10-23T07:00:00+07:00');
  expect(drafts.map(({ id, audience, unit }) => [id, audience, unit])).toEqual([
    ['due-soon-alert#2026-10-26#email', 'staff', 'H21.134'],
  ]);
});

test.each([
  ['four working days', '2026-10-23T09:00:00+07:00', []],
  ['five working days', '2026-10-26T09:00:00+07:00', ['collection-reminder']],
  ['three weeks', '2026-11-09T09:00:00+07:00', []],
] as const)('a result that waited %s is recalled to mind or not', (_, when, expected) => {
  const state = at('finished', { finishedAt: now });
  expect(kinds(decide(state, state, when))).toEqual(expected);
  const byPost = at('finished', { finishedAt: now, handover: 'post' });
  expect(decide(byPost, byPost, when)).toEqual([]);
});

test('a finish that was recorded days later is recalled to mind five working days after the record', () => {
  const state = at('finished', { finishedAt: '2026-10-06T09:00:00+07:00', updatedAt: now });
  expect(kinds(decide(state, state, now))).toEqual([]);
  expect(kinds(decide(state, state, '2026-10-26T09:00:00+07:00'))).toEqual(['collection-reminder']);
});

test.each([
  ['2026-10-22', '2026-10-23', 'early'],
  ['2026-10-23', '2026-10-23', 'on-time'],
  ['2026-10-24', '2026-10-23', 'late'],
  ['2026-10-24', undefined, 'on-time'],
] as const)('finished on %s and due on %s is %s', (finished, due, expected) => {
  expect(punctuality(finished, due)).toBe(expected);
});

test('a due day that was over before the receipt is not promised to anybody', () => {
  const [draft] = decide(undefined, at('received', { dueAt: '2026-10-01T16:30:00+07:00' }));
  expect(draft).toMatchObject({ kind: 'receipt', facts: { dueAt: undefined } });
});

const beforeTet = '2026-02-13T16:00:00+07:00'; // the last working day: the office is closed until Sunday the 22nd
const firstDayAfter = '2026-02-23T08:00:00+07:00';

test.each<[string, Status, string, string, boolean]>([
  ['payment request, told on the first working day after Tết', 'payment-requested', beforeTet, firstDayAfter, true],
  ['supplement request, told on the first after Tết', 'supplement-requested', beforeTet, firstDayAfter, true],
  ['result, told on the first working day after Tết', 'finished', beforeTet, firstDayAfter, true],
  ['request of seven working days ago', 'payment-requested', beforeTet, '2026-03-03T08:00:00+07:00', true],
  ['request of eight working days ago', 'payment-requested', beforeTet, '2026-03-04T08:00:00+07:00', false],
  ['result of two working days ago, Tết between', 'finished', beforeTet, '2026-02-24T08:00:00+07:00', true],
  ...(['not-accepted', 'stopped', 'finished', 'returned', 'withdrawn'] as const).flatMap(
    (status): [string, Status, string, string, boolean][] => [
      ['change of the day before the last one before Tết', status, '2026-02-12T16:00:00+07:00', firstDayAfter, true],
      ['change of eight working days ago', status, beforeTet, '2026-03-04T08:00:00+07:00', false],
    ],
  ),
  [
    'request of an ordinary week ago',
    'payment-requested',
    '2026-10-12T08:00:00+07:00',
    '2026-10-20T08:00:00+07:00',
    true,
  ],
  [
    'result of more than seven ordinary working days ago',
    'finished',
    '2026-10-12T08:00:00+07:00',
    '2026-10-22T08:00:00+07:00',
    false,
  ],
])('a %s, is news: %#', (_, status, updatedAt, when, isNews) => {
  const after = at(status, { updatedAt, finishedAt: updatedAt, receivedAt: undefined, fee: 115_000 });
  const [draft] = decide(running, after, when);
  expect(draft?.state !== 'superseded').toBe(isNews);
  if (status === 'payment-requested') expect(draft?.facts.fee).toBe(115_000);
});

test.each<[string, Partial<DossierState>, string]>([
  ['the day before its receipt', { finishedAt: '2026-10-11T16:00:00+07:00' }, 'completion'],
  ['an hour before its receipt', { finishedAt: '2026-10-12T07:30:00+07:00' }, 'completion'],
  [
    'before it was handed in',
    { finishedAt: '2026-10-09T00:00:00+07:00', receivedAt: undefined, submittedAt: now },
    'completion',
  ],
  [
    'before its receipt, with a date that was over',
    { finishedAt: '2026-10-11T16:00:00+07:00', dueAt: '2026-10-10T16:30:00+07:00' },
    'completion',
  ],
  ['the day of its receipt, without an hour', { finishedAt: '2026-10-12T00:00:00+07:00' }, 'early-completion'],
  ['an hour after its receipt', { finishedAt: '2026-10-12T09:30:00+07:00' }, 'early-completion'],
  [
    'before the first step of the work, where no receipt was said',
    { finishedAt: '2026-10-01T09:30:00+07:00', receivedAt: undefined },
    'completion',
  ],
  [
    'after it was handed in, before the first step of the work',
    { finishedAt: '2026-10-12T07:30:00+07:00', receivedAt: undefined, submittedAt: '2026-10-11T09:00:00+07:00' },
    'completion',
  ],
  [
    'before it was known at all',
    { finishedAt: '2026-10-01T09:30:00+07:00', receivedAt: undefined, path: [{ status: 'finished', at: now }] },
    'early-completion',
  ],
])('a dossier whose finish is dated %s is told of so', (_, said, kind) => {
  expect(kinds(decide(running, at('finished', said)))).toEqual([kind]);
});
