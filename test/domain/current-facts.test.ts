import { expect, test } from 'vitest';
import { currentFacts } from '../../functions/domain/current-facts.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { isStillTrue } from '../../functions/domain/sending.ts';
import { aDossier, aNotice } from '../builders.ts';

const dueAt = '2026-10-30T16:30:00+07:00';

test.each<[string, Partial<Notice>, Partial<DossierState>, object]>([
  ['a receipt says the date of now', { kind: 'receipt' }, { dueAt }, { dueAt }],
  [
    'a receipt promises no day that is over',
    { kind: 'receipt' },
    { dueAt: '2026-10-01T16:30:00+07:00' },
    { dueAt: undefined },
  ],
  [
    'a request says the fee of now',
    { kind: 'payment-request', facts: { fee: 5000 } },
    { fee: 900_000 },
    { fee: 900_000 },
  ],
  ['a fee that is said no more stays', { kind: 'payment-request', facts: { fee: 5000 } }, {}, { fee: 5000 }],
  ['a correction says the date of now', { kind: 'correction', facts: { dueAt: '2026-10-23' } }, { dueAt }, { dueAt }],
  [
    'a result by post is not to be fetched',
    { kind: 'completion', facts: { handover: 'counter' } },
    { handover: 'post' },
    { handover: 'post' },
  ],
  [
    'a parcel has the number of now',
    { kind: 'dispatch', facts: { trackingNumber: 'EB111' } },
    { trackingNumber: 'EB222' },
    { trackingNumber: 'EB222' },
  ],
  [
    'what was approved stays',
    { kind: 'stop', approver: 'controller', facts: { reason: 'a' } },
    { reason: 'b' },
    { reason: 'a' },
  ],
  [
    'a request that needs no approval has the list of now',
    { kind: 'supplement-request', facts: { missing: 'a' } },
    { missing: 'b' },
    { missing: 'b' },
  ],
  ['a list that is said no more stays', { kind: 'supplement-request', facts: { missing: 'a' } }, {}, { missing: 'a' }],
  ['sealed words stay', { kind: 'payment-request', seal: 'x', facts: { fee: 5000 } }, { fee: 1 }, { fee: 5000 }],
])('%s', (_, notice, state, expected) => {
  expect(currentFacts(aNotice(notice), aDossier(state))).toMatchObject(expected);
});

test('a fee that is none any more is not asked for', () => {
  const asked = { status: 'payment-requested', entered: { 'payment-requested': 1 } } as const;
  const notice = aNotice({ kind: 'payment-request', facts: { fee: 5000 } });
  expect(isStillTrue(notice, aDossier({ ...asked, fee: 5000 }))).toBe(true);
  expect(isStillTrue(notice, aDossier({ ...asked, fee: 0 }))).toBe(false);
});
