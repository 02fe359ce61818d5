import { inHeardOrder, standingOf } from './heard.ts';
import type { Notice, NoticeDraft } from './notice.ts';
import type { NoticeFacts } from './notice-kind.ts';
import { isOpen, type NoticeState } from './notice-life.ts';
import { isEarlier, roundIn } from './occurrence.ts';
import { fieldOf, saidIn, saysSourceText, type Texts, withSourceText } from './source-text.ts';

const isWritten = ({ draftedBy, rewrittenBy }: Notice): boolean => draftedBy !== undefined || rewrittenBy !== undefined;

/** Whether a notice says what its source said before, and nobody wrote otherwise. */
export const isOfFormerText = (notice: Notice, state: Texts): boolean =>
  saysSourceText(notice) &&
  !isWritten(notice) &&
  withSourceText(notice, state)[fieldOf(notice.kind)] !== saidIn(notice);

const sourceSays = 'the source says: ';

/** What the source has said since an officer wrote a notice anew, where its reason tells that. */
export const saidBySource = ({ state, reason }: Pick<Notice, 'state' | 'reason'>): string | undefined =>
  state === 'awaiting-approval' && reason?.startsWith(sourceSays) ? reason.slice(sourceSays.length) : undefined;

export type Renewal = {
  stored: Notice;
  state: NoticeState;
  changes: { facts: NoticeFacts; reason: string | undefined; version: number | undefined };
};

/** Its new text before its approver. What an officer wrote stands, and the approver sees that the source says otherwise. */
const renewed = (stored: Notice, draft: NoticeDraft): Renewal => {
  const { version } = draft;
  if (!isWritten(stored))
    return {
      stored,
      state: 'awaiting-approval',
      changes: { facts: { ...stored.facts, [fieldOf(draft.kind)]: saidIn(draft) }, reason: undefined, version },
    };
  const { facts } = stored;
  return stored.state === 'rejected'
    ? {
        stored,
        state: 'rejected',
        changes: { facts, reason: `${stored.reason ?? ''} (nguồn báo: ${saidIn(draft)})`, version },
      }
    : { stored, state: 'awaiting-approval', changes: { facts, reason: `${sourceSays}${saidIn(draft)}`, version } };
};

/** It has not left, and a person lets it go. */
const isWaiting = ({ state, approver }: Notice): boolean =>
  isOpen(state) || ((state === 'queued' || state === 'held') && approver !== undefined);

/**
 * What a later text makes of the notices of its round: those that wait and say it from now on, and those that are over;
 * whether it has to be told by a notice of its own.
 */
export type TextPlan = { isOwed: boolean; renewals: Renewal[]; over: Notice[] };

const nothing: TextPlan = { isOwed: false, renewals: [], over: [] };

export const planOfText = (draft: NoticeDraft, told: readonly Notice[]): TextPlan => {
  const ofRound = told.filter(
    ({ kind, occurrence }) => kind === draft.kind && roundIn(occurrence) === roundIn(draft.occurrence),
  );
  const isPut = ofRound.some(({ occurrence }) => occurrence === draft.occurrence);
  const living = ofRound.filter((one) => one.state !== 'superseded' && one.occurrence !== draft.occurrence);
  const latest = living.filter((one) => !living.some((other) => isEarlier(one.occurrence, other.occurrence)));
  // What has answered to this change, or to a later one, has done so: the change is heard again.
  const former = latest.filter(({ version }) => (version ?? 0) < (draft.version ?? 0));
  if (!isPut && latest.length > 0 && former.length === 0) return nothing;
  if (!isPut && former.length > 0 && former.every(isWaiting)) {
    const isSaid = former.every((one) => !isWritten(one) && saidIn(one) === saidIn(draft));
    return isSaid ? nothing : { ...nothing, renewals: former.map((one) => renewed(one, draft)) };
  }
  const heard = inHeardOrder(former.filter((one) => standingOf(one) !== 'untold')).at(-1);
  if (heard && standingOf(heard) === 'told' && saidIn(heard) === saidIn(draft)) return nothing;
  return { isOwed: true, renewals: [], over: former.filter((one) => isOpen(one.state) || one.toCall === true) };
};
