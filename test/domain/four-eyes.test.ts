import { describe, expect, test } from 'vitest';
import { approve } from '../../functions/domain/approving.ts';
import { hasWritten, otherApprovers, ownApproval } from '../../functions/domain/four-eyes.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aMatter, anApology, aRequest, aRequestMatter, bich, byMail, elsewhere, hung, lan, tam } from '../people.ts';

const now = '2026-10-21T10:00:00+07:00';
const whenAlone = { ownDrafts: 'when-alone' } as const;
const always = { ownDrafts: 'always' } as const;
const oanh: Staff = { ...tam, email: 'oanh@example.vn' };

describe('who wrote what stands', () => {
  test.each([
    ['its officer', lan, anApology(), true],
    ['its leader', hung, anApology(), false],
    ['a leader who rewrote it', hung, anApology({ rewrittenBy: hung.email }), true],
    ['its officer, after a leader rewrote it', lan, anApology({ rewrittenBy: hung.email }), true],
    ['anybody, of what a source said', lan, anApology({ draftedBy: undefined }), false],
  ])('%s: %o', (_, person, notice, expected) => {
    expect(hasWritten(person, [byMail(anApology({ draftedBy: undefined })), notice])).toBe(expected);
  });
});

describe('who else may approve', () => {
  test.each<[string, Staff[], string[]]>([
    ['another leader of the unit', [lan, bich, hung, elsewhere, tam], [hung.email]],
    ['nobody: the others lead elsewhere or nothing', [lan, bich, elsewhere, tam], []],
    ['nobody: the staff list is empty', [], []],
  ])('an apology that a leader drafted: %s', (_, people, expected) => {
    const others = otherApprovers(bich, people, [anApology({ draftedBy: bich.email })]);
    expect(others.map(({ email }) => email)).toEqual(expected);
  });

  test('a request that a controller rewrote: another controller, not the one who drafted it', () => {
    const both: Staff = { ...lan, roles: ['officer', 'controller'] };
    const written = [aRequest({ draftedBy: both.email, rewrittenBy: tam.email })];
    expect(otherApprovers(tam, [both, tam, oanh, hung], written)).toEqual([oanh]);
  });
});

test.each([
  ['a second leader exists', [bich, hung], whenAlone, 'other'],
  ['nobody else may', [bich, lan], whenAlone, 'marked'],
  ['the policy always allows it', [bich, hung], always, 'marked'],
] as const)('approving one’s own words, where %s: %o', (_, people, policy, expected) => {
  expect(ownApproval(bich, people, [anApology({ draftedBy: bich.email })], policy)).toBe(expected);
});

describe('approving one’s own words', () => {
  const own = aMatter(anApology({ draftedBy: bich.email }));
  const rewritten = aRequestMatter(aRequest({ rewrittenBy: tam.email }));
  const shown = { isAsShown: true, seals: new Map<string, string>(), letterNumber: '01' };
  test.each([
    ['a draft', bich, own, 'other', false, 'own-draft'],
    ['a draft', bich, own, 'other', true, 'own-draft'],
    ['a draft', bich, own, 'marked', false, 'own-draft-alone'],
    ['a draft', bich, own, 'marked', true, 'done'],
    ['a rewritten request', tam, rewritten, 'other', true, 'own-draft'],
    ['a rewritten request', tam, rewritten, 'marked', false, 'own-draft-alone'],
    ['a rewritten request', tam, rewritten, 'marked', true, 'done'],
    ['a request that another rewrote', oanh, rewritten, 'other', false, 'done'],
  ] as const)('%s by %o: %s, %s, marked %o: %s', (_, by, matter, how, isMarked, expected) => {
    const step = approve(by, matter, { ...shown, ownApproval: how, isMarked }, now);
    expect(step.ok ? 'done' : step.refusal.code).toBe(expected);
  });
});
