import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deskOf } from '../../functions/domain/desk.ts';
import { noticeState } from '../../functions/domain/notice-life.ts';
import { closedByChange } from '../../functions/domain/reopening.ts';
import { holdsTypedTexts, withoutTypedTexts } from '../../functions/domain/typed-texts.ts';
import { aNotice } from '../builders.ts';
import { anApology, aRequest, signature } from '../people.ts';

const note = 'Đã gọi điện cho bà Nhung.';

describe('words that staff typed', () => {
  test.each([
    ['a leader’s note on a settled delay', anApology({ state: 'superseded', reason: note }), true],
    ['a draft that a change closed', anApology({ state: 'superseded', reason: closedByChange }), true],
    ['a request that was rewritten and sent', aRequest({ state: 'accepted', rewrittenBy: 'tam@example.vn' }), true],
    ['what was signed: a record', anApology({ state: 'accepted', letter: signature }), false],
    ['what still waits', anApology({ state: 'rejected', reason: note }), false],
    ['what is on its way', anApology({ state: 'queued' }), false],
    [
      'what only the source said',
      aRequest({ state: 'superseded', draftedBy: undefined, reason: closedByChange }),
      false,
    ],
    ['a notice that nobody wrote', aNotice({ state: 'undeliverable', reason: 'NumberUnreachable' }), false],
  ])('%s', (_, notice, expected) => {
    expect(holdsTypedTexts(notice)).toBe(expected);
    expect(deskOf(notice) === 'texts').toBe(expected);
  });
});

test('once they are taken out nothing that was typed is left, whatever state it ended in', () => {
  const text = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...noticeState.options), text, text, (state, reason, missing) => {
      const notice = anApology({ state, facts: { reason, missing, dueAt: '2026-10-28T16:30:00+07:00' } });
      if (!holdsTypedTexts(notice)) return;
      const cleaned = { ...notice, facts: withoutTypedTexts(notice.facts), reason: undefined };
      expect(cleaned.facts).toEqual({ dueAt: '2026-10-28T16:30:00+07:00' });
      expect([holdsTypedTexts(cleaned), deskOf(cleaned)]).toEqual([false, undefined]);
    }),
  );
});
