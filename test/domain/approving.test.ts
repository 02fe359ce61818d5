import { describe, expect, test } from 'vitest';
import { approve, sendBack, settleSecondDelay } from '../../functions/domain/approving.ts';
import type { Matter, Step } from '../../functions/domain/matter.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aDossier } from '../builders.ts';
import {
  administrator,
  aMatter,
  anApology,
  aRequest,
  aRequestMatter,
  bich,
  byMail,
  elsewhere,
  hung,
  lan,
  newDue,
  oldDue,
  requested,
  signature,
  steering,
  tam,
} from '../people.ts';

const now = '2026-10-21T10:00:00+07:00';
const seals = new Map([
  ['delay-apology#2026-10-23#sms', 'seal of the sms'],
  ['delay-apology#2026-10-23#email', 'seal of the mail'],
]);
/** Seen as it is, by somebody who may be refused as its writer. */
const usual = { isAsShown: true, seals, ownApproval: 'other', isMarked: false } as const;
const letterNumber = '01/PXL-H21.134';
const sign = (
  matter: Matter,
  { by = hung, at = now, ...approval }: { by?: Staff; at?: string } & Partial<Parameters<typeof approve>[2]> = {},
) => approve(by, matter, { ...usual, letterNumber, ...approval }, at);

const done = (step: Step) => {
  if (!step.ok) throw new Error(step.refusal.sentence.en);
  return step;
};
const refusalOf = (step: Step) => {
  if (step.ok) throw new Error('it was done');
  const { code, faults } = step.refusal;
  return faults ? `${code}: ${faults.map(({ field }) => field).join()}` : code;
};
const sentenceOf = (step: Step) => (step.ok ? 'done' : step.refusal.sentence.en);

describe('a signed apology', () => {
  test('goes out over every channel in sealed words, with one letter, and moves the date', () => {
    const { changes, dossier } = done(sign(aMatter(anApology({ reason: 'x' }), byMail(anApology()))));
    expect(changes.map(({ after }) => after)).toMatchObject([
      { state: 'queued', stateAt: now, releaseAt: now, seal: 'seal of the sms', letter: signature },
      { state: 'queued', stateAt: now, seal: 'seal of the mail', letter: signature },
    ]);
    expect(changes[0]?.after.reason).toBeUndefined();
    expect(dossier).toEqual(aDossier({ dueAt: newDue, saidDueAt: oldDue, dueChanges: 1, putOff: 1, version: 3 }));
  });

  test('whose date the source has moved already does not move it', () => {
    const state = aDossier({ dueAt: '2026-10-28T17:00:00+07:00', putOff: 1, dueChanges: 1 });
    expect(done(sign({ state, notices: [anApology()] })).dossier).toBeUndefined();
  });

  test('is signed by whoever leads the deciding unit, also one who may draft but did not', () => {
    expect(sign(aMatter(anApology()), { by: bich }).ok).toBe(true);
  });

  test('may be approved once more where its words were changed, under the same letter and date', () => {
    const state = aDossier({ dueAt: newDue, putOff: 1, saidDueAt: oldDue });
    const signed = { letter: signature, seal: 'former seal' };
    const notices = [byMail(anApology({ ...signed, state: 'accepted' })), anApology(signed)];
    const again = { ...hung, name: 'Người ký thay', email: 'thay@example.vn' };
    const { changes, dossier } = done(sign({ state, notices }, { by: again, at: '2026-10-22T08:00:00+07:00' }));
    expect(changes.map(({ after }) => [after.id, after.state, after.letter, after.seal])).toEqual([
      ['delay-apology#2026-10-23#sms', 'queued', signature, 'seal of the sms'],
    ]);
    expect(dossier).toBeUndefined();
  });

  test('over a channel that came later bears the letter that is signed', () => {
    const state = aDossier({ dueAt: newDue, putOff: 1 });
    const notices = [byMail(anApology({ letter: signature, state: 'undeliverable' })), anApology()];
    const { changes } = done(approve(hung, { state, notices }, { ...usual, letterNumber: '02' }, now));
    expect(changes.map(({ after }) => after.letter)).toEqual([signature]);
  });

  test('leaves alone what was closed', () => {
    const closed = anApology({ id: 'delay-apology#2026-10-23#none', channel: 'none', state: 'superseded' });
    const { changes } = done(sign(aMatter(closed, anApology())));
    expect(changes.map(({ after }) => after.channel)).toEqual(['sms']);
  });
});

test('a signed letter that came back and whose date is over goes to the call list when its leader looks', () => {
  const signed = anApology({ letter: signature });
  const late = { at: '2026-10-29T08:00:00+07:00' };
  const step = sign({ state: aDossier({ dueAt: newDue, putOff: 1 }), notices: [signed] }, late);
  expect(step).toMatchObject({
    ok: true,
    changes: [{ after: { state: 'suppressed', toCall: true } }],
    escalated: { code: 'no-longer-true', sentence: { vi: expect.stringContaining('danh sách gọi điện') } },
  });
  const told = byMail({ ...signed, state: 'accepted' });
  const other = sign({ state: aDossier({ dueAt: newDue, putOff: 1 }), notices: [told, signed] }, late);
  expect(done(other).changes.map(({ after }) => [after.id, after.state, after.toCall])).toEqual([
    [signed.id, 'suppressed', undefined],
  ]);
});

test('the controller approves for all units what asks for it; a text without a form bears no letter', () => {
  const { changes, dossier } = done(approve(tam, aRequestMatter(aRequest()), usual, now));
  expect([changes[0]?.after.state, changes[0]?.after.letter, dossier]).toEqual(['queued', undefined, undefined]);
});

describe('an apology is not signed', () => {
  test.each([
    ['its officer', lan],
    ['a leader of another unit', elsewhere],
    ['a leader of the one-stop unit', { ...hung, units: ['H21.1'] }],
    ['the controller', tam],
    ['the steering group', steering],
    ['an administrator', administrator],
  ])('by %s', (_, by) => {
    expect(refusalOf(sign(aMatter(anApology({ unit: 'H21.1' })), { by }))).toBe('no-right');
  });

  test('by whoever drafted it, over whatever channel', () => {
    expect(refusalOf(sign(aMatter(anApology({ draftedBy: bich.email })), { by: bich }))).toBe('own-draft');
    const other = byMail(anApology({ draftedBy: bich.email, state: 'undeliverable' }));
    expect(refusalOf(sign(aMatter(other, anApology({ draftedBy: undefined })), { by: bich }))).toBe('own-draft');
  });

  test('twice: who comes second learns who was first', () => {
    const notices = [
      anApology({ id: 'delay-apology#2026-10-23#none', channel: 'none', state: 'superseded' }),
      anApology({ state: 'queued', letter: signature }),
    ];
    const step = sign(aMatter(...notices));
    expect([refusalOf(step), sentenceOf(step)]).toEqual(['not-waiting', 'This was approved already (Phạm Quốc Hùng).']);
  });

  test.each([
    ['rejected', 'This was sent back already: sai ngày'],
    ['superseded', 'This matter is closed already.'],
    ['drafted', 'This is waiting for somebody else.'],
    ['escalated', 'This is waiting for somebody else.'],
  ] as const)('while it is %s', (state, sentence) => {
    const step = sign(aMatter(anApology({ state, reason: 'sai ngày' })));
    expect([refusalOf(step), sentenceOf(step)]).toEqual(['not-waiting', sentence]);
  });

  test.each([
    ['the dossier is ready', aDossier({ status: 'finished' })],
    ['the source has moved the date to another day', aDossier({ dueAt: '2026-10-30T16:30:00+07:00' })],
    ['the office waits for the citizen', aDossier({ status: 'supplement-requested' })],
    ['another unit has the dossier now', aDossier({ unit: 'H21.9' })],
  ])('when %s', (_, state) => {
    expect(refusalOf(sign({ state, notices: [anApology()] }))).toBe('no-longer-true');
  });

  test('for a date that has passed, nor for none', () => {
    expect(refusalOf(sign(aMatter(anApology()), { at: newDue }))).toBe('no-longer-true');
    expect(refusalOf(sign(aMatter(anApology({ facts: { formerDueAt: oldDue } }))))).toBe('no-longer-true');
  });

  test('in other words than were shown', () => {
    expect(refusalOf(sign(aMatter(anApology()), { isAsShown: false }))).toBe('changed');
  });

  test.each([
    ['without a reason', undefined],
    ['with a number in the reason that must not be published', 'Bà Lan, số 0905 123 821, chưa nộp phí.'],
  ])('%s, which its source left it with', (_, reason) => {
    const facts = { formerDueAt: oldDue, dueAt: newDue, reason };
    expect(refusalOf(sign(aMatter(anApology({ facts, draftedBy: undefined }))))).toBe('faulty: reason');
  });

  test('where there is none', () => {
    expect(refusalOf(sign(aMatter()))).toBe('not-found');
  });
});

describe('a supplement request is not approved', () => {
  test.each([
    ['by a leader', hung],
    ['by an officer', lan],
    ['by an administrator', administrator],
  ])('%s', (_, by) => {
    expect(refusalOf(sign(aRequestMatter(aRequest()), { by }))).toBe('no-right');
  });

  test('by a controller who wrote it as an officer', () => {
    const both: Staff = { ...tam, roles: ['controller', 'officer'], units: ['H21.134'] };
    expect(refusalOf(sign(aRequestMatter(aRequest({ draftedBy: both.email })), { by: both }))).toBe('own-draft');
  });

  test('once the papers are there, or a later round asks for others', () => {
    expect(refusalOf(sign(aMatter(aRequest()), { by: tam }))).toBe('no-longer-true');
    const second = { ...requested, entered: { ...requested.entered, 'supplement-requested': 2 } };
    expect(refusalOf(sign({ state: second, notices: [aRequest()] }, { by: tam }))).toBe('no-longer-true');
  });
});

describe('a matter goes back to its officer', () => {
  const back = (by: Staff, matter: Matter, why: string) => sendBack(by, matter, why, now);

  test('with the reason, over every channel that waits', () => {
    const { changes } = done(back(hung, aMatter(anApology(), byMail(anApology({ state: 'accepted' }))), ' Sai ngày. '));
    expect(changes.map(({ after }) => [after.channel, after.state, after.reason, after.stateAt])).toEqual([
      ['sms', 'rejected', 'Sai ngày.', now],
    ]);
  });

  test.each<[string, Staff, Matter, string, string]>([
    ['without a reason', hung, aMatter(anApology()), '   ', 'faulty: reason'],
    ['with a book for a reason', hung, aMatter(anApology()), 'a'.repeat(2001), 'faulty: reason'],
    ['by its officer', lan, aMatter(anApology()), 'sai ngày', 'no-right'],
    ['by a leader of another unit', elsewhere, aMatter(anApology()), 'sai ngày', 'no-right'],
    ['by a leader, where the controller approves', hung, aRequestMatter(aRequest()), 'sai ngày', 'no-right'],
    ['after it was approved', hung, aMatter(anApology({ state: 'queued' })), 'sai ngày', 'not-waiting'],
    ['twice', hung, aMatter(anApology({ state: 'rejected' })), 'sai ngày', 'not-waiting'],
    ['once it is signed', hung, aMatter(anApology({ letter: signature })), 'sai ngày', 'not-waiting'],
    ['where there is none', hung, aMatter(), 'sai ngày', 'not-found'],
  ])('but not %s', (_, by, matter, why, expected) => {
    expect(refusalOf(back(by, matter, why))).toBe(expected);
  });
});

describe('a second delay is settled', () => {
  const escalated = anApology({ state: 'escalated' });

  test('by the unit’s leader, whose note stays with it', () => {
    const { changes, dossier } = done(settleSecondDelay(hung, aMatter(escalated), 'Trả tại nhà ngày 29/10.', now));
    expect(changes.map(({ after }) => [after.state, after.reason])).toEqual([
      ['superseded', 'Trả tại nhà ngày 29/10.'],
    ]);
    expect(dossier).toBeUndefined();
  });

  test.each<[string, Staff, Matter, string, string]>([
    ['without a note', hung, aMatter(escalated), 'ok', 'faulty: note'],
    ['by an officer', lan, aMatter(escalated), 'Trả tại nhà.', 'no-right'],
    ['by a leader of another unit', elsewhere, aMatter(escalated), 'Trả tại nhà.', 'no-right'],
    ['by the controller', tam, aMatter(escalated), 'Trả tại nhà.', 'no-right'],
    ['when it is a first one', hung, aMatter(anApology()), 'Trả tại nhà.', 'not-waiting'],
    ['twice', hung, aMatter(anApology({ state: 'superseded' })), 'Trả tại nhà.', 'not-waiting'],
    ['where there is none', hung, aMatter(), 'Trả tại nhà.', 'not-found'],
  ])('but not %s', (_, by, matter, note, expected) => {
    expect(refusalOf(settleSecondDelay(by, matter, note, now))).toBe(expected);
  });
});
