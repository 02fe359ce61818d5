import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import {
  decideNudge,
  defaultNudgeLimits,
  type FeeOffer,
  feeOffer,
  type NudgeCase,
  type NudgeDecision,
  type NudgeRecord,
  offerOn,
} from '../../functions/domain/nudge.ts';
import { timeOfDay } from '../../functions/domain/time.ts';
import { aDossier } from '../builders.ts';

const drive = { id: 'drive-2026', from: '2026-10-01', to: '2026-10-31' };
const noon = '2026-10-20T12:00:00+07:00';
const fresh: NudgeRecord = { optedOut: false, drives: [], sentToday: 0 };
const aCase = (dossier: Partial<DossierState> = {}, rest: Partial<NudgeCase> = {}): NudgeCase => ({
  dossier: aDossier({ appliedThrough: 'counter', ...dossier }),
  drive,
  offeredOnline: new Set(['1.002809']),
  record: fresh,
  limits: defaultNudgeLimits,
  ...rest,
});
const send: NudgeDecision = { decision: 'send' };
const none = (reason: string) => ({ decision: 'none', reason });

test.each<[string, Partial<DossierState>, object]>([
  ['over the counter', {}, send],
  ['by post', { appliedThrough: 'postal' }, send],
  ['online', { appliedThrough: 'online' }, none('not-on-paper')],
  [
    'online with staff’s help, from an own account',
    { appliedThrough: 'online', submittedBy: 'staff', verifiedAccount: true },
    none('not-on-paper'),
  ],
  ['on paper that staff typed in as online', { appliedThrough: 'online', submittedBy: 'staff' }, send],
  ['nobody says how', { appliedThrough: undefined }, none('not-on-paper')],
  ['for something not offered online', { procedureCode: '1.000001' }, none('not-offered-online')],
  ['and has no mobile number', { contactable: ['email'] }, none('not-reachable')],
  ['and wants no SMS for this dossier', { contactable: ['sms', 'email'], declined: ['sms'] }, none('not-reachable')],
])('a citizen who applied %s', (_, dossier, decision) => {
  expect(decideNudge(aCase(dossier), noon)).toEqual(decision);
});

test.each<[string, Partial<NudgeRecord>, object]>([
  ['got one in another drive', { drives: ['drive-2025'] }, send],
  ['got one in this drive', { drives: ['drive-2025', 'drive-2026'] }, none('already-nudged')],
  ['opted out', { optedOut: true }, none('opted-out')],
  ['got two advertising messages today', { sentToday: 2 }, send],
  [
    'got three today',
    { sentToday: 3 },
    { decision: 'hold', until: '2026-10-21T07:00:00+07:00', reason: 'daily-limit' },
  ],
])('a number that %s', (_, record, decision) => {
  expect(decideNudge(aCase({}, { record: { ...fresh, ...record } }), noon)).toEqual(decision);
});

const holdUntil = (until: string) => ({ decision: 'hold', until: `${until}:00+07:00`, reason: 'quiet-hours' });
test.each<[string, object]>([
  ['2026-10-20T06:59:59', holdUntil('2026-10-20T07:00')],
  ['2026-10-20T07:00:00', send],
  ['2026-10-20T21:59:59', send],
  ['2026-10-20T22:00:00', holdUntil('2026-10-21T07:00')],
  ['2026-10-20T00:00:00', holdUntil('2026-10-20T07:00')],
  ['2026-09-30T23:00:00', none('outside-the-drive')],
  ['2026-10-01T06:00:00', holdUntil('2026-10-01T07:00')],
  ['2026-10-31T21:59:59', send],
  ['2026-10-31T22:00:00', none('outside-the-drive')], // it would leave after the drive
  ['2026-11-01T12:00:00', none('outside-the-drive')],
])('at %s', (now, decision) => {
  expect(decideNudge(aCase(), `${now}+07:00`)).toEqual(decision);
});

test('who opted out while the message was held gets none', () => {
  const late = '2026-10-20T23:00:00+07:00';
  const held = decideNudge(aCase(), late);
  const again = held.decision === 'hold' ? held.until : late;
  expect(decideNudge(aCase(), again)).toEqual(send);
  expect(decideNudge(aCase({}, { record: { ...fresh, optedOut: true } }), again)).toEqual(none('opted-out'));
});

test('whatever the hour and the count, nothing is sent outside 7 to 22 or as a fourth that day', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(minute, fc.nat(6), (minutes, sentToday) => {
      const [hour, rest] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
      const now = `2026-10-20T${hour}:${rest}:00+07:00`;
      const made = decideNudge(aCase({}, { record: { ...fresh, sentToday } }), now);
      if (made.decision === 'send') expect(hour && hour >= '07' && hour < '22' && sentToday < 3).toBe(true);
      if (made.decision === 'hold') expect([made.until > now, timeOfDay(made.until)]).toEqual([true, '07:00']);
    }),
  );
});

// The transport department of Gia Lai: 135,000 to 115,000 VND for licences exchanged online, 1-12-2023 to 31-12-2025.
const offer: FeeOffer = {
  ...{ procedureCode: '1.002809', formerFee: 135_000, fee: 115_000 },
  ...{ from: '2023-12-01', to: '2025-12-31' },
};

test.each([
  ['2023-11-30', undefined],
  ['2023-12-01', offer],
  ['2025-12-31', offer],
  ['2026-01-01', undefined],
])('the fee offer on %s', (day, found) => {
  expect(offerOn([offer], '1.002809', day)).toEqual(found);
});

test('an offer holds for its procedure only, the lowest counts, and one that saves nothing is none', () => {
  const lower = { ...offer, fee: 100_000, from: '2024-01-01' };
  expect(offerOn([offer], '1.000001', '2024-04-01')).toBeUndefined();
  expect(offerOn([offer, lower], '1.002809', '2024-04-01')).toEqual(lower);
  expect(offerOn([offer, lower], '1.002809', '2023-12-24')).toEqual(offer);
  expect(offerOn([{ ...offer, fee: 135_000 }], '1.002809', '2024-04-01')).toBeUndefined();
  expect(feeOffer.safeParse({ ...offer, to: '31-12-2025' }).success).toBe(false);
});
