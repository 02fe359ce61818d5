import { describe, expect, test } from 'vitest';
import { freePartOf, rewrite, submitApology } from '../../functions/domain/drafting.ts';
import type { Matter, Step } from '../../functions/domain/matter.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aDossier, aPolicy } from '../builders.ts';
import {
  administrator,
  aMatter,
  anApology,
  aRequest,
  aRequestMatter,
  bich,
  byMail,
  delayReason,
  elsewhere,
  hung,
  lan,
  newDue,
  oldDue,
  signature,
  steering,
  tam,
} from '../people.ts';

const now = '2026-10-21T09:30:00+07:00';
const proposal = { reason: delayReason, newDueAt: '2026-10-28T16:30' };
const submit = (
  matter: Matter,
  { by = lan, say = {}, policy = {} }: { by?: Staff; say?: Partial<typeof proposal>; policy?: object } = {},
) => submitApology(by, matter, { ...proposal, ...say }, aPolicy(policy), now);

const changesOf = (step: Step) => {
  if (!step.ok) throw new Error(step.refusal.sentence.en);
  return step.changes.map(({ before, after }) => ({ from: before?.state, ...after }));
};
const idsOf = (step: Step) => changesOf(step).map(({ id, from, state }) => `${id}: ${from} → ${state}`);
const refusalOf = (step: Step) => {
  if (step.ok) throw new Error('it was done');
  const { code, faults } = step.refusal;
  return faults ? `${code}: ${faults.map(({ field }) => field).join()}` : code;
};

const drafted = anApology({ state: 'drafted', draftedBy: undefined, facts: { formerDueAt: oldDue } });

describe('an officer records a delay', () => {
  test('where nothing was drafted: one apology for each channel, for the leader of the deciding unit', () => {
    const step = submit({ state: aDossier({ contactable: ['sms', 'email'], receivingUnit: 'H21.1' }), notices: [] });
    expect(idsOf(step)).toEqual([
      'delay-apology#2026-10-23#sms: undefined → awaiting-approval',
      'delay-apology#2026-10-23#email: undefined → awaiting-approval',
    ]);
    expect(changesOf(step)[0]).toMatchObject({
      ...{ approver: 'leader', draftedBy: lan.email, unit: 'H21.1', decidingUnit: 'H21.134' },
      facts: { formerDueAt: oldDue, dueAt: newDue, reason: delayReason, procedureName: 'Đổi giấy phép lái xe' },
    });
  });

  test('into the draft of the sweep, which keeps the day of its decision', () => {
    const [change, ...others] = changesOf(submit(aMatter({ ...drafted, decidedAt: '2026-10-20T07:00:00+07:00' })));
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      ...{ from: 'drafted', state: 'awaiting-approval', decidedAt: '2026-10-20T07:00:00+07:00', stateAt: now },
      facts: { formerDueAt: oldDue, dueAt: newDue },
    });
  });

  test('over the channel that the citizen has now: what was drafted for another is closed', () => {
    const nobody = { ...drafted, id: 'delay-apology#2026-10-23#none', channel: 'none' as const };
    const step = submit(aMatter(nobody));
    expect(idsOf(step)).toEqual([
      'delay-apology#2026-10-23#sms: undefined → awaiting-approval',
      'delay-apology#2026-10-23#none: drafted → superseded',
    ]);
    const again = submit(aMatter({ ...nobody, state: 'superseded' }, anApology({ state: 'rejected' })));
    expect(idsOf(again)).toEqual(['delay-apology#2026-10-23#sms: rejected → awaiting-approval']);
  });

  test('for nobody’s address: the leader has it, not the call list', () => {
    const policy = { approvals: {} }; // a province that approves nothing: the law wants a signature all the same
    const [change] = changesOf(submit({ state: aDossier({ contactable: [] }), notices: [] }, { policy }));
    expect(change).toMatchObject({ channel: 'none', state: 'awaiting-approval', approver: 'leader' });
    expect([change?.toCall, change?.reason]).toEqual([undefined, undefined]);
  });

  test.each(['rejected', 'awaiting-approval', 'superseded'] as const)('anew over one that is %s', (state) => {
    const [change] = changesOf(submit(aMatter(anApology({ state, reason: 'sai ngày' }))));
    expect([change?.from, change?.state, change?.reason]).toEqual([state, 'awaiting-approval', undefined]);
  });

  test('the reason is kept without the spaces around it', () => {
    const step = submit(aMatter(), { say: { reason: `  ${delayReason}\n` } });
    expect(changesOf(step)[0]?.facts.reason).toBe(delayReason);
  });
});

describe('a delay is not recorded', () => {
  test.each([
    ['by the leader alone', hung],
    ['by the controller', tam],
    ['by an officer of another unit', elsewhere],
    ['by the steering group', steering],
    ['by an administrator', administrator],
    ['by an officer of the one-stop unit only', { ...lan, units: ['H21.1'] }],
  ])('%s', (_, by) => {
    const matter = { state: aDossier({ receivingUnit: 'H21.1' }), notices: [drafted] };
    expect(refusalOf(submit(matter, { by }))).toBe('no-right');
  });

  test.each(['queued', 'held', 'sending', 'accepted', 'delivered', 'undeliverable', 'failed', 'unknown'] as const)(
    'over one that is %s',
    (state) => {
      const matter = aMatter(anApology({ state: 'superseded' }), byMail(anApology({ state, letter: signature })));
      const step = submit(matter);
      expect(refusalOf(step)).toBe('not-waiting');
      expect(!step.ok && step.refusal.sentence.vi).toBe('Nội dung này đã được duyệt (Phạm Quốc Hùng).');
    },
  );

  test('over one that is signed and came back because its words were changed', () => {
    expect(refusalOf(submit(aMatter(anApology({ letter: signature }))))).toBe('not-waiting');
  });

  test.each([
    [{ reason: 'chậm' }, 'faulty: reason'],
    [{ reason: 'Chưa xác minh được CCCD 051090001234' }, 'faulty: reason'],
    [{ newDueAt: '2026-10-23T17:00' }, 'faulty: newDueAt'],
    [{ newDueAt: '2026-10-24T09:00' }, 'faulty: newDueAt'],
    [{ newDueAt: 'mai' }, 'faulty: newDueAt'],
    [{ reason: '', newDueAt: '2026-10-25T23:00' }, 'faulty: reason,newDueAt'],
  ])('with %j', (say, expected) => {
    expect(refusalOf(submit(aMatter(drafted), { say }))).toBe(expected);
  });

  test.each(['finished', 'supplement-requested', 'withdrawn'] as const)('while the dossier is %s', (status) => {
    expect(refusalOf(submit({ state: aDossier({ status }), notices: [drafted] }))).toBe('faulty: dossier');
  });
});

describe('the date that the source has moved already', () => {
  const moved = aDossier({ dueAt: newDue, putOff: 1, dueChanges: 1 });
  const draft = anApology({ draftedBy: undefined, facts: { formerDueAt: oldDue, dueAt: newDue } });

  test('is put off for the first time, and its hour is the source’s', () => {
    const step = submit({ state: moved, notices: [draft] }, { say: { newDueAt: '2026-10-28T10:00' } });
    expect(idsOf(step)).toEqual(['delay-apology#2026-10-23#sms: awaiting-approval → awaiting-approval']);
    expect(changesOf(step)[0]?.facts).toMatchObject({ formerDueAt: oldDue, dueAt: newDue, reason: delayReason });
  });

  test('may be one that staff could not enter: a Saturday, an hour after closing', () => {
    const saturday = '2026-10-31T20:00:00+07:00';
    const state = { ...moved, dueAt: saturday };
    const step = submit(
      { state, notices: [{ ...draft, facts: { formerDueAt: oldDue, dueAt: saturday } }] },
      { say: { newDueAt: '2026-10-31T20:00' } },
    );
    expect(step.ok).toBe(true);
  });

  test('put off once more is the second time', () => {
    const step = submit({ state: moved, notices: [draft] }, { say: { newDueAt: '2026-10-30T16:30' } });
    expect(idsOf(step)).toEqual(['delay-apology#2026-10-23#sms: awaiting-approval → escalated']);
  });

  test('is no new date of the apology that is written for it', () => {
    const policy = { apologyRules: [] };
    expect(refusalOf(submit({ state: moved, notices: [] }, { policy }))).toBe('faulty: newDueAt');
  });
});

describe('the second delay', () => {
  const state = aDossier({ dueAt: newDue, putOff: 1, dueChanges: 1, saidDueAt: oldDue });
  const say = { newDueAt: '2026-11-03T16:30' };
  const escalated = anApology({
    ...{ id: 'delay-apology#2026-10-28#sms', occurrence: '2026-10-28', state: 'escalated', draftedBy: undefined },
    facts: { formerDueAt: newDue },
  });

  test.each([
    ['that nobody has drafted', []],
    ['that the sweep has put before the leader already', [escalated]],
  ])('%s is forbidden with the rule, and put before the leader with what the officer said', (_, notices) => {
    const step = submit({ state, notices }, { say });
    expect(step.ok && step.escalated).toMatchObject({
      code: 'forbidden-by-rule',
      sentence: { vi: expect.stringContaining('Nghị định 118/2025/NĐ-CP chỉ cho hẹn lại 1 lần') },
    });
    expect(changesOf(step)).toMatchObject([
      {
        ...{ id: escalated.id, state: 'escalated', approver: 'leader', draftedBy: lan.email },
        facts: { formerDueAt: newDue, dueAt: '2026-11-03T16:30:00+07:00', reason: delayReason },
        reason: expect.stringContaining('118/2025'),
      },
    ]);
  });

  test('is an apology like the first where the rule allows two, also one that waited while it did not', () => {
    const policy = { apologyRules: aPolicy().apologyRules.map((rule) => ({ ...rule, timesAtMost: 2 })) };
    const step = submit({ state, notices: [escalated] }, { say, policy });
    expect(idsOf(step)).toEqual(['delay-apology#2026-10-28#sms: escalated → awaiting-approval']);
    expect(step.ok && step.escalated).toBeUndefined();
  });

  test('with a faulty date is sent back for that first', () => {
    expect(refusalOf(submit({ state, notices: [] }, { say: { newDueAt: '2026-11-01T16:30' } }))).toBe(
      'faulty: newDueAt',
    );
  });
});

describe('the free part written anew', () => {
  const text = 'Bản sao giấy khai sinh có chứng thực.';
  const words = (by: Staff, matter: Matter, said = text) => rewrite(by, matter, said, now);

  test('by the controller while it waits: whoever drafted it may not approve it, nor may the controller now', () => {
    const step = words(tam, aRequestMatter(aRequest({ draftedBy: lan.email }), byMail(aRequest({ reason: 'x' }))));
    expect(changesOf(step)).toMatchObject([
      {
        state: 'awaiting-approval',
        stateAt: now,
        facts: { missing: text },
        draftedBy: lan.email,
        rewrittenBy: tam.email,
      },
      { rewrittenBy: tam.email, facts: { missing: text }, reason: undefined },
    ]);
  });

  test.each([
    ['the deciding unit', lan],
    ['the one-stop unit', { ...lan, units: ['H21.1'] }],
  ])('by an officer of %s after it came back: it is theirs then', (_, by) => {
    const [change] = changesOf(
      words(by, aRequestMatter(aRequest({ state: 'rejected', reason: 'chưa rõ', rewrittenBy: tam.email }))),
    );
    expect(change).toMatchObject({ from: 'rejected', state: 'awaiting-approval', draftedBy: lan.email });
    expect([change?.reason, change?.rewrittenBy]).toEqual([undefined, undefined]);
  });

  test('by a leader while an apology waits; who is officer and leader does not lose what they drafted', () => {
    const why = 'Chờ kết quả đo đạc thực địa.';
    expect(changesOf(words(hung, aMatter(anApology()), why))[0]).toMatchObject({
      draftedBy: lan.email,
      rewrittenBy: hung.email,
      facts: { reason: why, dueAt: newDue },
    });
    const own = aMatter(anApology({ draftedBy: bich.email }));
    expect(changesOf(words(bich, own, why))[0]).toMatchObject({ draftedBy: bich.email, rewrittenBy: bich.email });
  });

  test('touches no channel that the citizen was told over, nor one that was closed', () => {
    const told = byMail(aRequest({ state: 'accepted' }));
    expect(idsOf(words(tam, aRequestMatter(told, aRequest())))).toEqual([
      'supplement-request#1#sms: awaiting-approval → awaiting-approval',
    ]);
    const closed = aRequest({ id: 'supplement-request#1#none', channel: 'none', state: 'superseded' });
    expect(idsOf(words(tam, aRequestMatter(closed, aRequest())))).toHaveLength(1);
  });

  const rejected = aRequest({ state: 'rejected' });
  test.each<[string, Staff, Matter, string, string]>([
    ['by a leader who is no controller', hung, aRequestMatter(aRequest()), text, 'no-right'],
    ['by an officer of another unit', elsewhere, aRequestMatter(rejected), text, 'no-right'],
    ['by the controller once it came back', tam, aRequestMatter(rejected), text, 'no-right'],
    ['by the steering group', steering, aRequestMatter(aRequest()), text, 'no-right'],
    ['of an apology by the one-stop unit', { ...lan, units: ['H21.1'] }, aMatter(anApology()), text, 'no-right'],
    ['of an apology by a leader of another unit', elsewhere, aMatter(anApology()), text, 'no-right'],
    ['of what was approved', lan, aRequestMatter(aRequest({ state: 'queued' })), text, 'not-waiting'],
    ['of what is closed', lan, aRequestMatter(aRequest({ state: 'superseded' })), text, 'not-waiting'],
    ['of a signed letter', tam, aRequestMatter(aRequest({ letter: signature })), text, 'not-waiting'],
    ['of nothing', tam, aRequestMatter(), text, 'not-found'],
    ['with hardly a word', tam, aRequestMatter(aRequest()), '   thiếu   ', 'faulty: text'],
    ['with a book', tam, aRequestMatter(aRequest()), 'a'.repeat(2001), 'faulty: text'],
    ['of a text without one', tam, aMatter(aRequest({ kind: 'correction' })), text, 'faulty: text'],
    ['of an apology, with a telephone number', lan, aMatter(anApology()), 'Gọi số 0905 123 821 nhé', 'faulty: text'],
    ['of an apology, longer than a letter bears', lan, aMatter(anApology()), 'a'.repeat(501), 'faulty: text'],
  ])('is refused %s', (_, by, matter, said, expected) => {
    expect(refusalOf(words(by, matter, said))).toBe(expected);
  });
});

test('the free part is what is missing or the reason; other notices have none', () => {
  expect(freePartOf('supplement-request')).toBe('missing');
  expect((['intake-refusal', 'stop', 'delay-apology'] as const).map(freePartOf)).toEqual([
    'reason',
    'reason',
    'reason',
  ]);
  expect((['correction', 'receipt', 'withdrawal'] as const).map(freePartOf)).toEqual([undefined, undefined, undefined]);
});
