import { assessProposal, forbiddenBy, forbiddenSentence, type Proposal, reasonFaults } from './apology.ts';
import { sameDay } from './due-date.ts';
import {
  type Change,
  closed,
  inUnit,
  isSigned,
  type Matter,
  mayApprove,
  notWaiting,
  partOf,
  refuse,
  type Step,
  sentences,
  steps,
} from './matter.ts';
import { draftsOf, type Notice } from './notice.ts';
import type { NoticeFacts, NoticeKind } from './notice-kind.ts';
import { isOpen, type NoticeState } from './notice-life.ts';
import type { Policy } from './policy.ts';
import type { Fault } from './sentence.ts';
import { mayDo, type Staff } from './staff.ts';
import { dayOf, type Instant } from './time.ts';

/** The part of a template that people write: what is missing, or the reason. */
export const freePartOf = (kind: NoticeKind): 'missing' | 'reason' | undefined => {
  if (kind === 'supplement-request') return 'missing';
  return kind === 'intake-refusal' || kind === 'stop' || kind === 'delay-apology' ? 'reason' : undefined;
};

const longestText = 2000;

const textFaults = (kind: NoticeKind, text: string): Fault[] => {
  const field = 'text';
  if (!freePartOf(kind))
    return [{ field, sentence: { vi: 'Mẫu này không có phần tự viết.', en: 'This template has no free part.' } }];
  if (kind === 'delay-apology') return reasonFaults(text).map(({ sentence }) => ({ field, sentence }));
  const { length } = [...text.trim()];
  if (length >= 10 && length <= longestText) return [];
  return [
    {
      field,
      sentence: {
        vi: `Nội dung phải dài từ 10 đến ${longestText} ký tự, đây là ${length}.`,
        en: `The text must have 10 to ${longestText} characters, this has ${length}.`,
      },
    },
  ];
};

/** Also what was closed when the dossier changed, and is owed after all. */
const mayBeDrafted = (state: NoticeState): boolean => isOpen(state) || state === 'superseded';

/**
 * An officer records why a dossier will be late and when it will be ready. The apology then waits for the unit's
 * leader. Where the law forbids to put the date off once more, nothing is submitted: the matter is put before the
 * leader, who decides what is to be done (domain §5).
 */
export const submitApology = (
  staff: Staff,
  { state, notices }: Matter,
  proposal: Proposal,
  policy: Policy,
  now: Instant,
): Step => {
  if (!mayDo(staff, 'draft', state.unit)) return refuse('no-right', sentences.noRight);
  const decided = notices.find((one) => !mayBeDrafted(one.state));
  if (decided) return refuse('not-waiting', notWaiting(decided));
  if (isSigned(notices)) return refuse('not-waiting', sentences.signed);
  const formerDueAt = notices[0]?.facts.formerDueAt ?? state.dueAt;
  const assessed = assessProposal(state, proposal, policy.calendar, now, formerDueAt);
  if (!assessed.ok) return refuse('faulty', sentences.faulty, assessed.faults);
  const { newDueAt } = assessed;
  const isMovedAlready = sameDay(newDueAt, state.dueAt);
  const facts: NoticeFacts = { formerDueAt, dueAt: newDueAt, reason: proposal.reason.trim() };
  const timesPutOff = state.putOff - (isMovedAlready ? 1 : 0);
  const happening = { kind: 'delay-apology' as const, occurrence: dayOf(formerDueAt ?? newDueAt), facts };
  // Everything that has to go out now: the citizen may have another channel than when it was drafted.
  const fresh = draftsOf(happening, timesPutOff, { ...state, updatedAt: now }, policy, now);
  const known = new Map(notices.map((notice) => [notice.id, notice]));
  const rule = forbiddenBy(timesPutOff, dayOf(now), policy.apologyRules);
  const changes = fresh.map((draft): Change => {
    const before = known.get(draft.id);
    const waits = rule ? {} : ({ state: 'awaiting-approval', reason: undefined, toCall: undefined } as const);
    // The law wants a signature, whatever else a province has approved.
    const after: Notice = { ...draft, ...waits, approver: 'leader', draftedBy: staff.email };
    return before ? { before, after: { ...after, decidedAt: before.decidedAt } } : { after };
  });
  const gone = notices.filter(({ id, state }) => isOpen(state) && !fresh.some((draft) => draft.id === id));
  return {
    ok: true,
    changes: [...changes, ...gone.map((before) => ({ before, after: closed(before, now) }))],
    ...(rule && { escalated: { code: 'forbidden-by-rule', sentence: forbiddenSentence(rule) } }),
  };
};

/**
 * An officer writes anew what came back, or an approver the free part of what waits: the rest of the words stands. An
 * approver who does so has drafted it, so somebody else approves it (`four-eyes.ts`).
 */
export const rewrite = (staff: Staff, { notices }: Matter, text: string, now: Instant): Step => {
  const part = partOf(notices, (state) => state === 'awaiting-approval' || state === 'rejected');
  const [first] = part;
  if (!first) return refuse('not-found', sentences.notFound);
  const byApprover = first.state === 'awaiting-approval' && mayApprove(staff, first);
  if (!byApprover && !inUnit(staff, 'draft', first)) return refuse('no-right', sentences.noRight);
  if (first.state !== 'awaiting-approval' && first.state !== 'rejected')
    return refuse('not-waiting', notWaiting(first));
  if (isSigned(notices)) return refuse('not-waiting', sentences.signed);
  const faults = textFaults(first.kind, text);
  if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
  const field = freePartOf(first.kind) ?? 'reason';
  return steps(part, (notice) => ({
    ...notice,
    facts: { ...notice.facts, [field]: text.trim() },
    draftedBy: byApprover ? notice.draftedBy : staff.email,
    rewrittenBy: byApprover ? staff.email : undefined,
    reason: undefined,
    state: 'awaiting-approval',
    stateAt: now,
  }));
};
