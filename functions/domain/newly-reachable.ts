import { type DossierState, reachOf } from './dossier-state.ts';
import { isStillNews } from './news-age.ts';
import { draftsOf, type Notice, type NoticeDraft } from './notice.ts';
import type { Policy } from './policy.ts';
import { isStillTrue } from './sending.ts';
import type { Instant } from './time.ts';

/** Whether a citizen who could not be reached over any channel, or wanted none, can be now and wants to. */
export const isNewlyReachable = (before: DossierState | undefined, after: DossierState): boolean =>
  before !== undefined && reachOf(before).length === 0 && reachOf(after).length > 0;

/** What waited for nothing but a contact: over no channel, approved by nobody, told by nobody since, and still news. */
const isOwed = ({ channel, state, approver, toCall, decidedAt }: Notice, policy: Policy, now: Instant): boolean =>
  channel === 'none' &&
  state === 'suppressed' &&
  approver === undefined &&
  toCall !== false &&
  isStillNews(decidedAt, policy, now);

/**
 * What a dossier still has to tell now that its citizen can be reached: two systems, or two pushes at once, say the
 * status first and the number after it. Answers each stored notice that could not go, with its drafts over the
 * channels there are now.
 */
export const owedSinceReachable = (
  told: readonly Notice[],
  after: DossierState,
  policy: Policy,
  now: Instant,
): { stored: Notice; drafts: NoticeDraft[] }[] =>
  told
    .filter((notice) => isOwed(notice, policy, now) && isStillTrue(notice, after))
    .map((stored) => ({
      stored,
      drafts: draftsOf(stored, 0, after, policy, now).filter(({ state }) => state === 'queued'),
    }))
    .filter(({ drafts }) => drafts.length > 0);
