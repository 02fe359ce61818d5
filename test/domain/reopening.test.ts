import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../functions/domain/policy-defaults.ts';
import {
  apologiesToReopen,
  closedByChange,
  isOwedAgain,
  leftWithFormerUnit,
  redrafted,
} from '../../functions/domain/reopening.ts';
import { aDossier, aNotice } from '../builders.ts';
import { anApology, newDue, signature } from '../people.ts';

const now = '2026-10-21T10:00:00+07:00';
const policy = defaultPolicy(2026);
const finished = aDossier({ status: 'finished', entered: { finished: 1 } });
const back = aDossier({ dueAt: newDue, putOff: 1 });
const closed = anApology({ state: 'superseded', reason: closedByChange });

describe('an apology that a slip closed', () => {
  test.each([
    ['waits again when the dossier is back at work with its date', [closed], finished, back, ['awaiting-approval']],
    [
      'goes to the leader where the rule allows no second delay',
      [closed],
      finished,
      { ...back, putOff: 2 },
      ['escalated'],
    ],
    ['stays closed where the leader settled it', [{ ...closed, reason: 'Đã gọi điện.' }], finished, back, []],
    ['stays closed where it was signed', [{ ...closed, letter: signature }], finished, back, []],
    ['stays closed where the date is another', [closed], finished, aDossier(), []],
    ['stays closed while nothing came back', [closed], aDossier(), back, []],
  ])('%s', (_, told, before, after, expected) => {
    expect(apologiesToReopen(told, before, after, policy, now).map(({ state }) => state)).toEqual(expected);
  });
});

describe('an apology that the sweep owes again', () => {
  const undated = anApology({ facts: { formerDueAt: back.dueAt }, draftedBy: undefined, state: 'drafted' });
  const shut = { ...undated, state: 'superseded', reason: closedByChange } as const;
  const written = anApology({ state: 'superseded', reason: closedByChange, draftedBy: 'lan@example.vn' });
  const past = { ...written, facts: { ...written.facts, dueAt: '2026-10-20T16:30:00+07:00' } };
  const ofSource = { ...written, draftedBy: undefined };
  const forbidden = { ...undated, state: 'escalated', reason: 'chỉ được hẹn lại 1 lần' } as const;
  test.each([
    ['lies with its officer again', shut, undated, 'drafted'],
    ['waits for the leader as the officer wrote it', written, undated, 'awaiting-approval'],
    ['is the officer’s again where the date that they wrote is over', past, undated, 'drafted'],
    ['is the officer’s where only the source had said its date', ofSource, undated, 'drafted'],
    ['goes to the leader where the rule allows no second delay', written, forbidden, 'escalated'],
    ['stays closed where the leader settled it', { ...shut, reason: 'Đã gọi điện.' }, undated, undefined],
    ['stays closed where it was signed', { ...shut, letter: signature }, undated, undefined],
    ['stays where it is while it lives', undated, undated, undefined],
  ] as const)('%s', (_, stored, draft, expected) => {
    const again = redrafted(stored, draft, now);
    expect(again?.state).toBe(expected);
    if (expected === 'drafted') expect(again?.changes.facts).toEqual({ ...stored.facts, dueAt: undefined });
  });
});

test('a correction that nobody approved is owed again, and one that went out is not', () => {
  const draft = aNotice({ kind: 'correction', state: 'awaiting-approval' });
  expect(isOwedAgain(aNotice({ kind: 'correction', state: 'superseded' }), draft)).toBe(true);
  expect(isOwedAgain(aNotice({ kind: 'correction', state: 'accepted' }), draft)).toBe(false);
  expect(isOwedAgain(aNotice({ kind: 'correction', state: 'superseded', acceptedAt: now }), draft)).toBe(false);
});

test('what waits for staff goes with the dossier to its new unit; what is signed or on its way stays', () => {
  const moved = aDossier({ unit: 'H21.9' });
  const told = [anApology(), anApology({ id: 'b', letter: signature }), anApology({ id: 'c', state: 'queued' })];
  expect(leftWithFormerUnit(told, aDossier(), moved)).toEqual([told[0]]);
  expect(leftWithFormerUnit(told, aDossier(), aDossier())).toEqual([]);
});
