import * as z from 'zod';
import { contactChannel, type DossierState, reachOf } from './dossier-state.ts';
import { ofDueDate, ofStatus, ofStepBack, ofTime } from './happenings.ts';
import { isForStaff, type NoticeKind, noticeFacts, noticeKind } from './notice-kind.ts';
import { noticeState } from './notice-life.ts';
import type { Policy } from './policy.ts';
import { dayOf, epochOf, type Instant } from './time.ts';

export const notice = z.object({
  dossier: z.string(),
  /** A fact, not a random number: `kind#occurrence#channel`, so one event makes one notice however often it is heard. */
  id: z.string(),
  kind: noticeKind,
  occurrence: z.string(),
  /** `none`: nobody can be reached over any channel; the notice waits on the call list. */
  channel: z.enum([...contactChannel.options, 'none']),
  audience: z.enum(['citizen', 'staff']),
  unit: z.string(),
  language: z.string(),
  facts: noticeFacts,
  state: noticeState,
  /** Why it is in this state, where that is not plain. */
  reason: z.string().optional(),
  decidedAt: z.string(),
  stateAt: z.string(),
  /** How often a provider was asked. */
  attempts: z.int(),
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

type Start = Pick<Notice, 'state' | 'reason'>;

const startOf = (
  kind: NoticeKind,
  channel: Notice['channel'],
  state: DossierState,
  policy: Policy,
  now: Instant,
): Start => {
  if (isForStaff(kind)) return { state: 'gathered' };
  const ageDays = (epochOf(now) - epochOf(state.updatedAt)) / 86_400_000;
  const isNews = kind === 'collection-reminder' || ageDays <= policy.newsDays;
  if (!isNews)
    return { state: 'superseded', reason: `no news any more: the change is ${Math.floor(ageDays)} days old` };
  if (policy.approvals[kind]) return { state: 'awaiting-approval' };
  if (channel !== 'none') return { state: 'queued' };
  return {
    state: 'suppressed',
    reason: state.contactable.length === 0 ? 'no usable contact' : 'the citizen wants no notices',
  };
};

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
): NoticeDraft[] => {
  const changed = before?.status !== after.status || before.dueAt !== after.dueAt;
  const happenings = changed
    ? [...ofStepBack(before, after), ...ofStatus(before, after), ...ofDueDate(before, after)]
    : ofTime(after, policy, dayOf(now));
  return happenings.flatMap(({ kind, occurrence, facts }) =>
    channelsOf(kind, after, policy).map((channel) => ({
      dossier: after.code,
      id: `${kind}#${occurrence}#${channel}`,
      kind,
      occurrence,
      channel,
      audience: isForStaff(kind) ? 'staff' : 'citizen',
      unit: isForStaff(kind) ? after.unit : (after.receivingUnit ?? after.unit),
      language: isForStaff(kind) ? 'vi' : after.language,
      facts: { procedureName: after.procedureName, dueAt: after.dueAt, ...facts },
      decidedAt: now,
      stateAt: now,
      attempts: 0,
      ...startOf(kind, channel, after, policy, now),
    })),
  );
};
