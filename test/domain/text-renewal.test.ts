import { describe, expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { ofLaterFacts } from '../../functions/domain/later-facts.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { isOfFormerText, planOfText, saidBySource } from '../../functions/domain/text-renewal.ts';
import { newsOf } from '../../functions/domain/told.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aRequest, byMail, lan, tam } from '../people.ts';

const [oldList, newList] = ['Bản sao hộ khẩu', 'Giấy khám sức khỏe'];

const inStatus = (status: DossierState['status'], changes: Partial<DossierState> = {}) =>
  aDossier({ status, entered: { [status]: 1 }, version: 6, ...changes });

describe('a text that comes later in the same status', () => {
  test.each<[string, DossierState['status'], Partial<DossierState>, Partial<DossierState>, string[]]>([
    ['another list is news', 'supplement-requested', { missing: oldList }, { missing: newList }, [newList]],
    ['a first list is news', 'supplement-requested', {}, { missing: newList }, [newList]],
    ['a list among the reasons is one', 'supplement-requested', { reason: oldList }, { reason: newList }, [newList]],
    ['the same list is none', 'supplement-requested', { missing: oldList }, { missing: oldList }, []],
    ['a list left out still holds', 'supplement-requested', { missing: oldList }, {}, []],
    ['a remark is no list', 'supplement-requested', { missing: oldList }, { reason: 'Đã gọi' }, []],
    ['a remark beside it is none', 'supplement-requested', { missing: oldList }, { missing: oldList, reason: 'x' }, []],
    ['another reason of a stop', 'stopped', { reason: 'Trùng' }, { reason: 'Chưa đủ tuổi' }, ['Chưa đủ tuổi']],
    ['another reason of a refusal', 'not-accepted', { reason: 'Trùng' }, { reason: 'Sai nơi' }, ['Sai nơi']],
    ['a reason left out still holds', 'stopped', { reason: 'Trùng' }, {}, []],
    ['a reason of work that runs', 'processing', { reason: 'a' }, { reason: 'b' }, []],
  ])('%s: %s', (_, status, before, after, texts) => {
    const later = ofLaterFacts(inStatus(status, before), inStatus(status, after));
    expect(later.map(({ facts }) => facts?.missing ?? facts?.reason)).toEqual(texts);
    for (const { occurrence } of later) expect(occurrence).toBe('1.6');
  });
});

const first = (changes: Partial<Notice> = {}) => aRequest({ facts: { missing: oldList }, version: 3, ...changes });
const later = aRequest({
  id: 'supplement-request#1.6#sms',
  occurrence: '1.6',
  facts: { missing: newList },
  version: 6,
});
const approved = { state: 'held', seal: 'sealed' } as const;

describe('another list', () => {
  const unsaid = { state: 'awaiting-approval', missing: newList };
  test.each<[string, Notice[], object[]]>([
    ['is what the draft says', [first()], [unsaid]],
    ['is what the draft says over every channel', [first(), byMail(first())], [unsaid, unsaid]],
    ['brings back what was approved and has not left', [first(approved)], [unsaid]],
    ['goes before the approver again where the old one was sent back', [first({ state: 'rejected' })], [unsaid]],
    [
      'lets an officer’s words stand, and says so',
      [first({ draftedBy: lan.email })],
      [{ state: 'awaiting-approval', missing: oldList, reason: `the source says: ${newList}` }],
    ],
    [
      'brings back words that their approver wrote',
      [first({ ...approved, rewrittenBy: tam.email })],
      [{ state: 'awaiting-approval', missing: oldList, reason: `the source says: ${newList}` }],
    ],
    [
      'is told to the officer who has to write anew',
      [first({ state: 'rejected', draftedBy: lan.email, reason: 'Chưa rõ' })],
      [{ state: 'rejected', missing: oldList, reason: `Chưa rõ (nguồn báo: ${newList})` }],
    ],
  ])('%s, and is no notice of its own', (_, told, expected) => {
    const { isOwed, renewals, over } = planOfText(later, told);
    expect(renewals.map(({ state, changes }) => ({ state, ...changes, ...changes.facts }))).toMatchObject(expected);
    expect([isOwed, over]).toEqual([false, []]);
    for (const { changes } of renewals) expect(changes.version).toBe(6);
  });

  test.each<[string, Notice[], boolean]>([
    ['was told another one', [first({ state: 'accepted' })], true],
    ['was told it already', [first({ state: 'accepted', facts: { missing: newList } })], false],
    [
      'was told it later in the round',
      [first({ state: 'delivered' }), { ...later, id: 'b', occurrence: '1.4', version: 4, state: 'accepted' }],
      false,
    ],
    ['is being told another one', [first({ state: 'sending', seal: 's' })], true],
    ['may have been told another one', [first({ state: 'unknown' })], true],
    ['was told nothing, for it was no news', [first({ state: 'superseded' })], true],
    ['waits for a first one without an approver', [first({ state: 'queued', approver: undefined })], true],
    ['was told it, and the change is heard again', [first({ state: 'accepted', version: 6 })], false],
    ['was told a still later one', [first({ state: 'accepted', version: 7, facts: { missing: 'Ảnh' } })], false],
    ['has it before the approver', [first({ facts: { missing: newList }, version: 4 })], false],
  ])('of who %s: told by a notice of its own: %j %s', (_, told, isOwed) => {
    expect(planOfText(later, told)).toMatchObject({ isOwed, renewals: [] });
  });

  test('takes the former one from the list of calls, and what is left of it from the desk', () => {
    const call = first({ state: 'undeliverable', toCall: true });
    const open = byMail(first());
    expect(planOfText(later, [call, open]).over).toEqual([call, open]);
  });
});

test('the approver reads what the source has said since', () => {
  expect(saidBySource({ state: 'awaiting-approval', reason: `the source says: ${newList}` })).toBe(newList);
  expect(saidBySource({ state: 'awaiting-approval', reason: 'the words are others since' })).toBeUndefined();
});

test('what was approved is not sent once the source says otherwise; what somebody wrote is theirs', () => {
  const now = inStatus('supplement-requested', { missing: newList });
  expect(isOfFormerText(first(), now)).toBe(true);
  expect(isOfFormerText(first(), inStatus('supplement-requested'))).toBe(false);
  expect(isOfFormerText(first({ facts: { missing: newList } }), now)).toBe(false);
  expect(isOfFormerText(first({ draftedBy: lan.email }), now)).toBe(false);
  expect(isOfFormerText(aNotice({ kind: 'receipt' }), now)).toBe(false);
});

test.each<[string, Notice, Notice[], string]>([
  ['a later list gives the first one no turn', first({ state: 'sending' }), [later], 'no-news'],
  ['a later list that is closed does', first({ state: 'sending' }), [{ ...later, state: 'superseded' }], 'news'],
  ['a later list waits for the first one', later, [first({ state: 'sending' })], 'wait'],
  [
    'a later list that was told is not told again',
    later,
    [first({ state: 'accepted', facts: later.facts })],
    'no-news',
  ],
  ['a later list is news after another', later, [first({ state: 'accepted' })], 'news'],
])('%s', (_, notice, told, news) => {
  expect(newsOf(notice, told)).toBe(news);
});
