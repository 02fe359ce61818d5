import { mayApprove } from './matter.ts';
import type { Notice } from './notice.ts';
import type { Policy } from './policy.ts';
import type { Staff } from './staff.ts';

/*
 * Four eyes: who wrote what goes out does not let it go out, wherever a second person exists who may. Where none does,
 * the writer signs on a second, marked step, which the audit log names: an apology never waits for nobody (ADR 0062).
 */

type Written = Pick<Notice, 'draftedBy' | 'rewrittenBy'>;

/** Whether this person wrote a part of what stands now: the draft, or its free part anew. */
export const hasWritten = ({ email }: Pick<Staff, 'email'>, notices: readonly Written[]): boolean =>
  notices.some(({ draftedBy, rewrittenBy }) => draftedBy === email || rewrittenBy === email);

/** Who else may approve these notices of one matter, and wrote none of them. */
export const otherApprovers = (
  approver: Pick<Staff, 'email'>,
  people: readonly Staff[],
  notices: readonly Notice[],
): Staff[] => {
  const [first] = notices;
  if (!first) return [];
  return people.filter(
    (person) => person.email !== approver.email && mayApprove(person, first) && !hasWritten(person, notices),
  );
};

/**
 * What approving one's own words takes.
 * - `other`: somebody else must approve.
 * - `marked`: a second, marked step.
 */
export const ownApproval = (
  approver: Pick<Staff, 'email'>,
  people: readonly Staff[],
  notices: readonly Notice[],
  { ownDrafts }: Pick<Policy, 'ownDrafts'>,
): 'other' | 'marked' =>
  ownDrafts === 'always' || otherApprovers(approver, people, notices).length === 0 ? 'marked' : 'other';
