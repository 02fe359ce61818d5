import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { makeReactToDossier } from '../../functions/react-to-dossier/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';
import { anApology, newDue, oldDue } from '../people.ts';

/* What a change owes, by what the citizen has been told before (docs/adr/0065). Each change is heard twice. */

const now = '2026-10-20T09:00:00+07:00';
const told = (changes: Partial<Notice>) => aNotice({ state: 'accepted', acceptedAt: now, version: 1, ...changes });

const receipt = told({ facts: { dueAt: oldDue } });
const moved = aDossier({ dueAt: newDue, dueChanges: 1, putOff: 1, updatedAt: now, version: 3 });
const back = aDossier({ dueAt: oldDue, dueChanges: 2, putOff: 1, updatedAt: now, version: 4 });
const delay = (changes: Partial<Notice>) =>
  anApology({ draftedBy: undefined, version: 3, facts: { formerDueAt: oldDue, dueAt: newDue }, ...changes });

const finished = aDossier({
  status: 'finished',
  updatedAt: now,
  finishedAt: now,
  entered: { received: 1, processing: 1, finished: 1 },
});
const slippedBack: DossierState = { ...moved, entered: { received: 1, processing: 2, finished: 1 } };
const completion = told({ id: 'completion#1#sms', kind: 'completion', facts: { finishedAt: now } });
const correction = (changes: Partial<Notice>) =>
  aNotice({ id: 'correction#1#sms', kind: 'correction', facts: { dueAt: newDue }, version: 3, ...changes });

const sent = aDossier({ status: 'returned', entered: { returned: 1 }, handover: 'post', updatedAt: now, version: 5 });
const parcel = told({ id: 'dispatch#1#sms', kind: 'dispatch', facts: {}, version: 5 });

const asked = aDossier({
  status: 'payment-requested',
  entered: { 'payment-requested': 1 },
  updatedAt: now,
  version: 5,
});
const request = (fee: number) => told({ id: 'payment-request#1#sms', kind: 'payment-request', facts: { fee } });

const undated = aDossier({ dueAt: undefined, updatedAt: now, version: 2 });
const back4: DossierState = { ...moved, dueAt: sent.dueAt, entered: { ...sent.entered, processing: 2 }, version: 7 };

test.each<[string, Notice[], DossierState, DossierState, string[]]>([
  [
    'a promised date that no record had said before',
    [told({ facts: {} })],
    undated,
    { ...undated, dueAt: newDue, version: 3 },
    ['receipt#1.3#sms queued'],
  ],
  [
    'a promised date that was over when it was said',
    [told({ facts: {} })],
    undated,
    { ...undated, dueAt: '2026-10-19T16:30:00+07:00', version: 3 },
    [],
  ],
  [
    'a promised date that came with the end',
    [told({ facts: {} })],
    undated,
    { ...undated, status: 'withdrawn', entered: { ...undated.entered, withdrawn: 1 }, dueAt: newDue, version: 3 },
    ['withdrawal#1#sms queued'],
  ],
  ['a parcel that was taken back', [receipt, parcel], sent, back4, ['correction#1.7#sms awaiting-approval']],
  ['a parcel that nobody heard of, and was taken back', [receipt], sent, back4, []],
  [
    'a parcel that was taken back already',
    [receipt, parcel, told({ id: 'correction#1.6#sms', kind: 'correction', version: 6 })],
    sent,
    back4,
    [],
  ],
  [
    'a parcel after a correction, taken back as well',
    [receipt, told({ id: 'correction#1.4#sms', kind: 'correction', version: 4 }), parcel],
    sent,
    back4,
    ['correction#1.7#sms awaiting-approval'],
  ],
  ['a delay taken back before it left', [receipt, delay({})], moved, back, ['delay-apology#2026-10-23#sms superseded']],
  [
    'a delay taken back that an officer had rewritten',
    [receipt, delay({ state: 'rejected', draftedBy: 'a@x.vn' })],
    moved,
    back,
    ['delay-apology#2026-10-23#sms superseded'],
  ],
  [
    'a delay taken back that was told',
    [receipt, delay({ state: 'delivered', acceptedAt: '2026-10-20T09:00:01+07:00' })],
    moved,
    back,
    ['reschedule#2#sms queued'],
  ],
  [
    'a delay that comes again',
    [receipt, delay({ state: 'superseded', reason: 'the dossier has changed' })],
    back,
    { ...moved, dueChanges: 3, putOff: 2, version: 5 },
    ['delay-apology#2026-10-23#sms awaiting-approval'],
  ],
  [
    'a new date with the slip back of a result that nobody heard of',
    [receipt],
    { ...finished, dueAt: oldDue },
    slippedBack,
    ['delay-apology#2026-10-23#sms awaiting-approval'],
  ],
  [
    'a new date that the correction says',
    [receipt, completion],
    { ...finished, dueAt: oldDue },
    slippedBack,
    ['correction#1#sms awaiting-approval'],
  ],
  [
    'a date that came with the finish, and a slip back',
    [receipt, completion],
    { ...finished, dueAt: newDue, dueChanges: 1 },
    slippedBack,
    ['correction#1#sms awaiting-approval'],
  ],
  [
    'a date that moves back while an approved correction that says it is still to go',
    [receipt, completion, correction({ state: 'held', approver: 'controller' })],
    slippedBack,
    { ...slippedBack, dueAt: oldDue, dueChanges: 2, version: 4 },
    ['reschedule#2#sms queued'],
  ],
  [
    'a date that moves back while a correction that says the date of its turn is still to go',
    [receipt, completion, correction({ state: 'queued' })],
    slippedBack,
    { ...slippedBack, dueAt: oldDue, dueChanges: 2, version: 4 },
    [],
  ],
  ['a parcel’s number', [parcel], sent, { ...sent, trackingNumber: 'EB1', version: 6 }, ['dispatch#1.6#sms queued']],
  [
    'the same parcel once more',
    [told({ ...parcel, facts: { trackingNumber: 'EB1' } })],
    { ...sent, trackingNumber: 'EB1' },
    { ...sent, trackingNumber: 'EB1', version: 6 },
    [],
  ],
  [
    'a fee put right',
    [request(1_000)],
    { ...asked, fee: 1_000 },
    { ...asked, fee: 2_000, version: 6 },
    ['payment-request#1.6#sms queued'],
  ],
])('%s', async (_, before, from, to, expected) => {
  const notices = fakeNotices(...before);
  const react = makeReactToDossier({
    notices,
    queue: fakeQueue(),
    policies: fakePolicies(),
    dossiers: fakeDossiers(to),
    clock: aClock(now),
    report: () => {},
  });
  await react({ before: from, after: to });
  await react({ before: from, after: to });
  const former = new Map(before.map(({ id, state }) => [id, state]));
  const changed = notices.all().filter(({ id, state }) => former.get(id) !== state);
  expect(changed.map(({ id, state }) => `${id} ${state}`)).toEqual(expected);
});
