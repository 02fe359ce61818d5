import type { DossierState } from '../domain/dossier-state.ts';
import { sameDay } from '../domain/due-date.ts';
import { isSigned, outdatedOf } from '../domain/matter.ts';
import { isNewlyReachable, owedSinceReachable } from '../domain/newly-reachable.ts';
import { decideNotices, type Notice, type NoticeDraft } from '../domain/notice.ts';
import { isOpen } from '../domain/notice-life.ts';
import { apologiesToReopen, closedByChange, isOwedAgain, leftWithFormerUnit } from '../domain/reopening.ts';
import { isStillTrue } from '../domain/sending.ts';
import type { Instant } from '../domain/time.ts';
import { owesCorrection } from '../domain/told.ts';
import type { Clock, Dossiers, NoticeQueue, Notices, Policies } from '../ports.ts';

export type ReactPorts = {
  notices: Notices;
  queue: NoticeQueue;
  policies: Policies;
  dossiers: Pick<Dossiers, 'find'>;
  clock: Clock;
  /** Told of a change that was acted on, with the notices that are new by it. */
  report: (change: DossierState, notices: readonly Notice[]) => void;
};

/** A dossier's change becomes its notices, and takes from desks and lists what is true no longer. */
export const makeReactToDossier = ({ notices, queue, policies, dossiers, clock, report }: ReactPorts) => {
  /** An apology that waits for a date, or says another one than the source does now: the source's counts. */
  const isRedated = (stored: Notice, draft: NoticeDraft): boolean =>
    draft.kind === 'delay-apology' &&
    draft.state === 'awaiting-approval' &&
    (isOpen(stored.state) || (stored.state === 'superseded' && !stored.letter)) &&
    !sameDay(stored.facts.dueAt, draft.facts.dueAt);

  /** An apology that was signed over the channels of its day: moving the date is what the signature did. */
  const isSaid = (draft: NoticeDraft, told: readonly Notice[]): boolean => {
    const same = told.filter(({ kind, occurrence }) => kind === draft.kind && occurrence === draft.occurrence);
    return isSigned(same) && !same.some(({ id }) => id === draft.id);
  };

  /** Answers the notice where it is new. */
  const put = async (draft: NoticeDraft): Promise<Notice | undefined> => {
    const stored = await notices.putOnce(draft);
    // Put before enqueue: a crash in between is healed by the stream's retry, since both are repeatable.
    if (stored.state === 'queued') await queue.send(stored);
    if (stored === draft) return stored;
    if (!isRedated(stored, draft) && !isOwedAgain(stored, draft)) return undefined;
    // A change that is heard late, from the dead letters or replayed, moves nothing that came after it.
    const state = await dossiers.find(draft.dossier);
    if (state && !isStillTrue(draft, state)) return undefined;
    const facts = { ...stored.facts, ...draft.facts, reason: draft.facts.reason ?? stored.facts.reason };
    await notices.move(stored, stored.state, 'awaiting-approval', clock.now(), { facts });
    return undefined;
  };

  const clear = async (notice: Notice) => {
    if (isOpen(notice.state))
      await notices.move(notice, notice.state, 'superseded', clock.now(), { reason: closedByChange });
    else await notices.offTheList(notice);
  };

  /** A contact that came after the news brings it, and takes it off the call list. */
  const tellOwed = async (after: DossierState, told: readonly Notice[], arrivedAt: Instant | undefined) => {
    const added: Notice[] = [];
    for (const { stored, drafts } of owedSinceReachable(told, after, await policies.of(after.unit), clock.now())) {
      for (const draft of drafts) {
        const fresh = await put({ ...draft, arrivedAt });
        if (fresh) added.push(fresh);
      }
      await notices.offTheList(stored);
    }
    return added;
  };

  type Heard = { before?: DossierState; after: DossierState; at?: Instant };

  return async ({ before, after, at: arrivedAt }: Heard): Promise<void> => {
    // What time brings is the sweep's to tell.
    const isNews = before?.status !== after.status || before.dueAt !== after.dueAt;
    const isReachable = isNewlyReachable(before, after);
    const hasMoved = before !== undefined && before.unit !== after.unit;
    if (!isNews && !isReachable && !hasMoved) return;
    const policy = await policies.of(after.unit);
    const decided = isNews ? decideNotices(before, after, policy, clock.now()) : [];
    const drafts = decided.map((draft) => ({ ...draft, arrivedAt }));
    const told = before ? await notices.ofDossier(after.code) : [];
    const added: Notice[] = [];
    for (const draft of drafts) {
      const stored = owesCorrection(draft, told) && !isSaid(draft, told) ? await put(draft) : undefined;
      if (stored) added.push(stored);
    }
    for (const { stored, state, reason } of apologiesToReopen(told, before, after, policy, clock.now()))
      await notices.move(stored, 'superseded', state, clock.now(), { reason });
    for (const stored of leftWithFormerUnit(told, before, after))
      await notices.move(stored, stored.state, stored.state, clock.now(), {
        decidingUnit: after.unit,
        reason: stored.reason,
      });
    if (isReachable) added.push(...(await tellOwed(after, told, arrivedAt)));
    report(after, added);
    const outdated = outdatedOf(told, after).filter(({ id }) => !drafts.some((draft) => draft.id === id));
    if (outdated.length === 0) return;
    const now = (await dossiers.find(after.code)) ?? after;
    for (const notice of outdatedOf(outdated, now)) await clear(notice);
  };
};
