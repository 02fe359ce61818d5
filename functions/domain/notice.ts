import * as z from 'zod';
import { forbiddenBy, forbiddenSentence } from './apology.ts';
import { contactChannel, type DossierState, reachOf } from './dossier-state.ts';
import { type Happening, ofDueDate, ofStatus, ofStepBack, ofTime } from './happenings.ts';
import { ofLaterFacts } from './later-facts.ts';
import { letter } from './letter.ts';
import { ageInDays, isStillNews } from './news-age.ts';
import { isForStaff, isWorthACall, type NoticeKind, noticeFacts, noticeKind } from './notice-kind.ts';
import { noticeState } from './notice-life.ts';
import type { Policy } from './policy.ts';
import { dayOf, type Instant } from './time.ts';
import { unusableContacts } from './unusable-contact.ts';
import { resultUnitOf } from './way-to-result.ts';
import { feeTakenBack, takesFeeBack } from './withdrawn-fee.ts';

export const approver = z.enum(['leader', 'controller']);
export type Approver = z.infer<typeof approver>;

export const notice = z.object({
  dossier: z.string(),
  /** A fact, not a random number: `kind#occurrence#channel`, so one event makes one notice however often it is heard. */
  id: z.string(),
  kind: noticeKind,
  occurrence: z.string(),
  /** `none`: nobody can be reached over any channel; the notice waits on the call list. */
  channel: z.enum([...contactChannel.options, 'none']),
  audience: z.enum(['citizen', 'staff']),
  /** Whom the citizen asks: the unit that took the dossier in. */
  unit: z.string(),
  /** The unit that solves the dossier and answers for its date. */
  decidingUnit: z.string(),
  language: z.string(),
  facts: noticeFacts,
  state: noticeState,
  /** Why it is in this state, where that is not plain. */
  reason: z.string().optional(),
  /** Who must approve it before it leaves. */
  approver: approver.optional(),
  /** Officer who wrote it last, by e-mail address: nobody approves what they drafted. */
  draftedBy: z.string().optional(),
  /** Approver who wrote its free part anew after that, by e-mail address: they have drafted it, too. */
  rewrittenBy: z.string().optional(),
  /** Of the words that were approved: nothing else may leave. */
  seal: z.string().optional(),
  /** The letter that goes with it, once it is signed. */
  letter: letter.optional(),
  /** The citizen was not reached over any channel: on the call-and-print list; false once somebody told them. */
  toCall: z.boolean().optional(),
  /** The version of the dossier that it was decided on: with the code it names the change in every log. */
  version: z.int().optional(),
  /** When the change that it tells of came in; what time brings comes in when it is decided on. */
  arrivedAt: z.string().optional(),
  decidedAt: z.string(),
  stateAt: z.string(),
  /** How often it was taken up to be sent. */
  attempts: z.int(),
  /**
   * While it is `sending`: whether the carrier has been asked. Until then nothing can have left, whatever became of its
   * sender. Undefined: taken up by a version that did not write it down, so it may have left.
   */
  carrierAsked: z.boolean().optional(),
  /** While it is `queued`: when it is tried again, after a try that came to nothing. */
  tryAgainAt: z.string().optional(),
  /** It is `queued` again, or `failed`, for a fault of our own and not of a carrier. */
  ourFault: z.boolean().optional(),
  /** From when it may go, where it was held: by quiet hours, or until somebody approved it. */
  releaseAt: z.string().optional(),
  acceptedAt: z.string().optional(),
  providerId: z.string().optional(),
  /** Language and version of the words sent, `vi@1`. */
  words: z.string().optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  parts: z.int().optional(),
});
export type Notice = z.infer<typeof notice>;
export type NoticeDraft = Notice;
export type NoticeRef = Pick<Notice, 'dossier' | 'id'>;

const channelsOf = (kind: NoticeKind, state: DossierState, policy: Policy): Notice['channel'][] => {
  if (isForStaff(kind)) return ['email'];
  const reach = reachOf(state);
  const channels = policy.channelOrder.filter((channel) => reach.includes(channel));
  if (channels.length === 0) return ['none'];
  return policy.overEveryChannel.includes(kind) ? channels : channels.slice(0, 1);
};

type Start = Pick<Notice, 'state' | 'reason' | 'approver' | 'toCall'>;

type Told = Pick<Notice, 'kind' | 'channel' | 'facts'>;

const startOf = (
  { kind, channel, facts }: Told,
  /** How often the date had been put off before. */
  timesPutOff: number,
  state: DossierState,
  policy: Policy,
  now: Instant,
): Start => {
  if (isForStaff(kind)) return { state: 'gathered' };
  const isUndated = kind === 'delay-apology' && !facts.dueAt;
  const isNews = kind === 'collection-reminder' || isUndated || isStillNews(state.updatedAt, policy, now);
  if (!isNews)
    return {
      state: 'superseded',
      reason: `no news any more: the change is ${Math.floor(ageInDays(state.updatedAt, now))} days old`,
    };
  if (takesFeeBack({ kind, facts })) return { state: 'suppressed', reason: feeTakenBack.vi, toCall: true };
  const forbidden = kind === 'delay-apology' && forbiddenBy(timesPutOff, dayOf(now), policy.apologyRules);
  if (forbidden) return { state: 'escalated', approver: 'leader', reason: forbiddenSentence(forbidden).vi };
  const approver = policy.approvals[kind];
  // An apology without a new date says nothing yet: an officer has to write it.
  if (isUndated) return { state: 'drafted', approver: 'leader' };
  if (approver) return { state: 'awaiting-approval', approver };
  return channel === 'none' ? { state: 'suppressed', ...silence(kind, state) } : { state: 'queued' };
};

const whyUnreachable = (state: DossierState): string =>
  unusableContacts(state)
    .map(({ vi }) => vi)
    .join(' ') || 'không có số điện thoại hay thư điện tử dùng được';

/** Why nothing can be sent to a citizen over any channel. Who has no usable contact may be called or written to; who wants nothing may not. */
export const silence = (kind: NoticeKind, state: DossierState): Pick<Notice, 'reason' | 'toCall'> =>
  state.contactable.length > 0 && reachOf(state).length === 0
    ? { reason: 'the citizen wants no notices' }
    : // Also who has got a contact since: this was approved for nobody's address.
      { reason: whyUnreachable(state), toCall: isWorthACall(kind) || undefined };

/** A happening of a dossier as drafts, one for each channel that it has to go over. */
export const draftsOf = (
  { kind, occurrence, facts }: Happening,
  timesPutOff: number,
  state: DossierState,
  policy: Policy,
  now: Instant,
): NoticeDraft[] =>
  (takesFeeBack({ kind, facts: facts ?? {} }) ? (['none'] as const) : channelsOf(kind, state, policy)).map(
    (channel) => {
      const told = { kind, channel, facts: { procedureName: state.procedureName, dueAt: state.dueAt, ...facts } };
      return {
        ...told,
        dossier: state.code,
        id: `${kind}#${occurrence}#${channel}`,
        occurrence,
        audience: isForStaff(kind) ? 'staff' : 'citizen',
        unit: isForStaff(kind) ? state.unit : resultUnitOf(state),
        decidingUnit: state.unit,
        language: isForStaff(kind) ? 'vi' : state.language,
        version: state.version,
        decidedAt: now,
        stateAt: now,
        attempts: 0,
        ...startOf(told, timesPutOff, state, policy, now),
      };
    },
  );

/**
 * Which notices a dossier owes when it goes from `before` to `after` (`before` undefined: first heard of), or, where
 * nothing changed, what time has brought by `now`. One draft per channel it has to go over; the same event gives the
 * same ids however often and in whatever order it is heard. Source: domain, table of notices.
 */
export const decideNotices = (
  before: DossierState | undefined,
  after: DossierState,
  policy: Policy,
  now: Instant,
  /** The date that the citizen was told last, where that is known. */
  knownDueAt: Instant | undefined = before?.dueAt,
  timesPutOff: (occurrence: string) => number = () => before?.putOff ?? 0,
  /** What is owed by what was told, or not (`owed-receipt.ts`), unless the change itself brings it. */
  owed: readonly Happening[] = [],
): NoticeDraft[] => {
  const entered = ofStatus(before, after);
  const happenings = saysSomething(before, after)
    ? [
        ...ofStepBack(before, after),
        ...entered,
        ...owed.filter(({ kind }) => !entered.some((one) => one.kind === kind)),
        ...ofLaterFacts(before, after),
        ...ofDueDate(before, after, knownDueAt),
      ]
    : ofTime(after, policy, dayOf(now));
  return happenings.flatMap((happening) => draftsOf(happening, timesPutOff(happening.occurrence), after, policy, now));
};

/** Whether a change says anything that a citizen may have to hear. */
export const saysSomething = (before: DossierState | undefined, after: DossierState): boolean =>
  before?.status !== after.status || before.dueAt !== after.dueAt || ofLaterFacts(before, after).length > 0;
