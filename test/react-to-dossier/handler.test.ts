import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { makeReactToDossier } from '../../functions/react-to-dossier/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';
import { anApology, aRequest, delayReason, lan, newDue, oldDue, signature } from '../people.ts';

const now = '2026-10-20T09:00:00+07:00';
const finished = aDossier({ status: 'finished', updatedAt: now, finishedAt: now, entered: { finished: 1 } });

const setUp = (notices = fakeNotices(), dossiers = fakeDossiers()) => {
  const queue = fakeQueue();
  const reports: [version: number, added: string[]][] = [];
  const report = ({ version }: DossierState, added: readonly Notice[]) => {
    reports.push([version, added.map(({ id }) => id)]);
  };
  return {
    reports,
    notices,
    queue,
    react: makeReactToDossier({
      notices,
      queue,
      policies: fakePolicies(),
      dossiers,
      clock: aClock(now),
      report,
    }),
  };
};

test('a finished dossier puts its notice and hands it to the queue; the same change again makes no second one', async () => {
  const { react, notices, queue } = setUp();
  await react({ before: aDossier(), after: finished });
  await react({ before: aDossier(), after: finished });
  expect(notices.all().map(({ id, state }) => [id, state])).toEqual([['early-completion#1#sms', 'queued']]);
  expect(queue.sent).toEqual([{ id: 'early-completion#1#sms' }, { id: 'early-completion#1#sms' }]); // healed, for the claim lets one through
});

test('a notice keeps which change it tells of and when that came in; it is reported as new once', async () => {
  const { react, notices, reports } = setUp();
  const change = { before: aDossier(), after: finished, at: '2026-10-20T08:59:57+07:00' };
  await react(change);
  await react(change);
  expect(notices.all()).toMatchObject([{ version: 2, arrivedAt: change.at, decidedAt: now }]);
  expect(reports).toEqual([
    [2, ['early-completion#1#sms']],
    [2, []],
  ]);
});

test('what needs an approval is not handed to the queue', async () => {
  const { react, notices, queue } = setUp();
  await react({ before: aDossier(), after: aDossier({ status: 'supplement-requested', updatedAt: now }) });
  expect([notices.all().map(({ state }) => state), queue.sent]).toEqual([['awaiting-approval'], []]);
});

test('a step back owes a correction only if the completion went out', async () => {
  const back = aDossier({ updatedAt: now });
  const held = aNotice({ id: 'completion#1#sms', kind: 'completion', state: 'held' });
  const silent = setUp(fakeNotices(aNotice({ state: 'accepted' }), held));
  await silent.react({ before: finished, after: back });
  expect(silent.notices.all()).toHaveLength(2);
  const told = setUp(fakeNotices(aNotice({ id: 'completion#1#sms', kind: 'completion', state: 'accepted' })));
  await told.react({ before: finished, after: back });
  expect(told.notices.all().map(({ id, state }) => [id, state])).toContainEqual([
    'correction#1#sms',
    'awaiting-approval',
  ]);
});

test.each<[string, Parameters<typeof aNotice>[0][], string | undefined]>([
  ['nothing at all', [], 'receipt#1#sms'],
  ['nothing: its result was held', [{ id: 'completion#1#sms', kind: 'completion', state: 'held' }], 'receipt#1#sms'],
  ['nothing: its receipt had given way', [{ id: 'receipt#1#sms', state: 'superseded' }], 'receipt#2#sms'],
  ['nothing, and its receipt is held', [{ id: 'receipt#1#sms', state: 'held' }], undefined],
  [
    'last that it was withdrawn',
    [
      { id: 'receipt#1#sms', state: 'accepted', acceptedAt: '2026-10-01T08:00:00+07:00' },
      { id: 'withdrawal#1#sms', kind: 'withdrawal', state: 'accepted', acceptedAt: '2026-10-02T08:00:00+07:00' },
      { id: 'completion#1#sms', kind: 'completion', state: 'held' },
    ],
    'receipt#2#sms',
  ],
  ['of its receipt', [{ id: 'receipt#1#sms', state: 'accepted' }], undefined],
])('back at work from an end, a citizen who has heard %s gets the receipt that is owed', async (_, told, id) => {
  const { react, notices } = setUp(fakeNotices(...told.map((one) => aNotice(one))));
  await react({ before: finished, after: aDossier({ updatedAt: now, version: 5 }) });
  const known = told.map((one) => one?.id);
  expect(notices.all().find((one) => one.kind === 'receipt' && !known.includes(one.id))?.id).toBe(id);
});

test('a change that is no news puts nothing: warnings of time are the sweep’s, gathered into its mails', async () => {
  const { react, notices } = setUp();
  const due = aDossier({ dueAt: '2026-10-20T16:30:00+07:00' });
  await react({ before: due, after: { ...due, fee: 100_000, version: 3 } });
  expect(notices.all()).toEqual([]);
});

test('an apology that a slip closed waits again, and one of a dossier that moved lies with its new unit', async () => {
  const closed = anApology({ state: 'superseded', reason: 'the dossier has changed' });
  const slipped = setUp(fakeNotices(closed));
  const running = aDossier({ dueAt: newDue, putOff: 1, updatedAt: now, version: 5 });
  await slipped.react({ before: { ...finished, dueAt: newDue }, after: running });
  expect(slipped.notices.all().find(({ kind }) => kind === 'delay-apology')?.state).toBe('awaiting-approval');
  const open = setUp(fakeNotices(anApology({ state: 'drafted' })));
  await open.react({ before: aDossier(), after: aDossier({ unit: 'H21.9', version: 3 }) });
  expect(open.notices.all()).toMatchObject([{ state: 'drafted', decidingUnit: 'H21.9' }]);
});

const silent = aDossier({ contactable: [], version: 1, updatedAt: now });
const reachable = { ...silent, contactable: ['sms' as const], version: 2 };

test('a contact that comes after the news brings it, once, and takes it off the call list', async () => {
  const { react, notices, queue, reports } = setUp();
  await react({ after: silent });
  expect(notices.all().map(({ id, state }) => [id, state])).toEqual([['receipt#1#none', 'suppressed']]);
  await react({ before: silent, after: reachable });
  await react({ before: silent, after: reachable });
  expect(notices.all().map(({ id, state }) => [id, state])).toEqual([
    ['receipt#1#none', 'suppressed'],
    ['receipt#1#sms', 'queued'],
  ]);
  expect(new Set(queue.sent.map(({ id }) => id))).toEqual(new Set(['receipt#1#sms']));
  expect(reports.map(([, added]) => added)).toEqual([['receipt#1#none'], ['receipt#1#sms'], []]);
});

test.each<[string, Parameters<typeof aNotice>[0], Partial<DossierState>, string[]]>([
  ['still to be called for: it is sent instead', { toCall: true }, {}, ['completion#1#sms queued', 'off the list']],
  ['told by a call: nothing more', { toCall: false }, {}, []],
  ['approved for nobody’s address: it stays with staff', { approver: 'controller', toCall: true }, {}, []],
  ['no news any more: nothing more', { toCall: true, decidedAt: '2026-10-07T08:30:00+07:00' }, {}, []],
  ['true no longer: struck off', { toCall: true, occurrence: '2' }, {}, ['off the list']],
  ['of somebody who wants no SMS: nothing more', { toCall: true }, { declined: ['sms'] }, []],
])('a result that could not be told, %s', async (_, stored, wishes, expected) => {
  const base = { id: 'completion#1#none', kind: 'completion', occurrence: '1', channel: 'none' } as const;
  const { react, notices } = setUp(fakeNotices(aNotice({ ...base, state: 'suppressed', decidedAt: now, ...stored })));
  const ready = { status: 'finished', entered: { finished: 1 }, updatedAt: now } as const;
  await react({ before: { ...silent, ...ready }, after: { ...reachable, ...ready, ...wishes } });
  const [former, ...fresh] = notices.all();
  const isOff = stored?.toCall === true && former?.toCall === undefined;
  expect([...fresh.map(({ id, state }) => `${id} ${state}`), ...(isOff ? ['off the list'] : [])]).toEqual(expected);
});

const undated = aNotice({
  id: 'delay-apology#2026-10-19#sms',
  kind: 'delay-apology',
  occurrence: '2026-10-19',
  facts: { formerDueAt: '2026-10-19T16:30:00+07:00' },
  state: 'drafted',
  approver: 'leader',
});

test('a draft without a date goes to the leader once the source says the date', async () => {
  const { react, notices } = setUp(fakeNotices(undated));
  const late = aDossier({ dueAt: '2026-10-19T16:30:00+07:00' });
  await react({
    before: late,
    after: { ...late, updatedAt: now, dueAt: '2026-10-26T16:30:00+07:00', reason: 'Chờ kết quả đo đạc', putOff: 1 },
  });
  expect(notices.all()).toMatchObject([
    { state: 'awaiting-approval', facts: { dueAt: '2026-10-26T16:30:00+07:00', reason: 'Chờ kết quả đo đạc' } },
  ]);
});

test('a dossier that is ready takes its draft from the desk and its call from the list', async () => {
  const call = aNotice({
    id: 'reschedule#1#none',
    kind: 'reschedule',
    channel: 'none',
    state: 'suppressed',
    toCall: true,
  });
  const { react, notices } = setUp(fakeNotices(undated, call));
  await react({ before: aDossier({ dueAt: '2026-10-19T16:30:00+07:00' }), after: finished });
  expect(notices.all().map(({ id, state, toCall }) => [id, state, toCall])).toEqual([
    ['delay-apology#2026-10-19#sms', 'superseded', undefined],
    ['reschedule#1#none', 'suppressed', undefined],
    ['early-completion#1#sms', 'queued', undefined],
  ]);
});

const moved = {
  before: aDossier(),
  after: aDossier({ updatedAt: now, dueAt: newDue, putOff: 1, dueChanges: 1, contactable: ['sms', 'email'] }),
};

test('the date that a signature moved owes no other apology, though the citizen has another channel since', async () => {
  const signed = anApology({ state: 'queued', letter: signature });
  const { react, notices, queue } = setUp(fakeNotices(signed));
  await react(moved);
  expect(notices.all()).toEqual([signed]);
  expect(queue.sent).toEqual([{ id: signed.id }]);
});

test('an apology that was closed is owed again when the source moves the date after all', async () => {
  const closed = anApology({ state: 'superseded', facts: { formerDueAt: oldDue }, reason: 'the dossier has changed' });
  const { react, notices } = setUp(fakeNotices(closed));
  await react(moved);
  expect(notices.all().map(({ id, state, facts }) => [id, state, facts.dueAt])).toEqual([
    ['delay-apology#2026-10-23#sms', 'awaiting-approval', newDue],
    ['delay-apology#2026-10-23#email', 'awaiting-approval', newDue],
  ]);
});

test('what lay before the leader as forbidden goes to be signed where the rule has changed', async () => {
  const { react, notices } = setUp(fakeNotices(anApology({ state: 'escalated', facts: { formerDueAt: oldDue } })));
  await react(moved);
  expect(notices.all()[0]).toMatchObject({ state: 'awaiting-approval', facts: { dueAt: newDue } });
});

test('another date than the officer wanted is the source’s word; the reason stays, and so does who wrote it', async () => {
  const { react, notices } = setUp(fakeNotices(anApology({ state: 'rejected', reason: 'quá xa' })));
  const dueAt = '2026-10-27T16:30:00+07:00';
  await react({ ...moved, after: { ...moved.after, dueAt, contactable: ['sms'] } });
  expect(notices.all()).toMatchObject([
    { state: 'awaiting-approval', draftedBy: lan.email, facts: { formerDueAt: oldDue, dueAt, reason: delayReason } },
  ]);
});

test('a change that is heard late closes nothing that came after it, and moves no date back', async () => {
  const stopped = aDossier({ status: 'stopped', entered: { processing: 1, stopped: 1 }, version: 3 });
  const stop = aNotice({ id: 'stop#1#sms', kind: 'stop', state: 'awaiting-approval', approver: 'controller' });
  const late = setUp(fakeNotices(stop), fakeDossiers(stopped));
  await late.react({ before: aDossier({ status: 'received', version: 1 }), after: aDossier() });
  expect(late.notices.all()).toEqual([stop]);

  const apology = anApology({ state: 'awaiting-approval', facts: { formerDueAt: oldDue, dueAt: newDue } });
  const putOff = setUp(fakeNotices(apology), fakeDossiers(aDossier({ dueAt: newDue, dueChanges: 2, putOff: 2 })));
  const between = '2026-10-26T16:30:00+07:00';
  await putOff.react({ before: aDossier({ dueAt: oldDue }), after: aDossier({ dueAt: between, putOff: 1 }) });
  expect(putOff.notices.all().find(({ id }) => id === apology.id)?.facts.dueAt).toBe(newDue);
});

test('another list is what the draft says; where it was approved just before, it is told by itself', async () => {
  const asks = { status: 'supplement-requested', entered: { 'supplement-requested': 1 }, updatedAt: now } as const;
  const change = {
    before: aDossier({ ...asks, missing: 'Bản sao hộ khẩu' }),
    after: aDossier({ ...asks, missing: 'Giấy khám sức khỏe', version: 3 }),
  };
  const draft = aRequest({ facts: { missing: 'Bản sao hộ khẩu' }, version: 2 });
  const waiting = setUp(fakeNotices(draft));
  await waiting.react(change);
  await waiting.react(change);
  expect(waiting.notices.all().map(({ id, facts }) => [id, facts.missing])).toEqual([[draft.id, 'Giấy khám sức khỏe']]);

  const stored = fakeNotices({ ...draft, state: 'queued', seal: 'sealed' });
  const approvedMeanwhile = setUp({ ...stored, ofDossier: async () => [draft] });
  await approvedMeanwhile.react(change);
  expect(approvedMeanwhile.notices.all().map(({ id, state }) => [id, state])).toEqual([
    [draft.id, 'queued'],
    ['supplement-request#1.3#sms', 'awaiting-approval'],
  ]);
});
