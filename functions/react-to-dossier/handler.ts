import type { DossierState } from '../domain/dossier-state.ts';
import { isSigned, outdatedOf } from '../domain/matter.ts';
import { isNewlyReachable, owedSinceReachable } from '../domain/newly-reachable.ts';
import { decideNotices, type Notice, type NoticeDraft, saysSomething } from '../domain/notice.ts';
import { isOpen } from '../domain/notice-life.ts';
import { ofUnheardWork } from '../domain/owed-receipt.ts';
import type { Policy } from '../domain/policy.ts';
import {
  apologiesToReopen,
  closedByChange,
  correctionsToRedate,
  isOwedAgain,
  isRedated,
  leftWithFormerUnit,
  retractedDelays,
} from '../domain/reopening.ts';
import { isStillTrue } from '../domain/sending.ts';
import { isOfLaterText } from '../domain/source-text.ts';
import { planOfText } from '../domain/text-renewal.ts';
import type { Instant } from '../domain/time.ts';
import { callsReplacedBy, isDateToldBeside, owesCorrection, owesFeeCall, owesLaterWay } from '../domain/told.ts';
import { asNewDelay, dateToCompare, isSameDelay, timesPutOffBefore } from '../domain/told-date.ts';
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

/** What a change owes, by the date that its citizen was told last. */
const decideByWhatWasTold = (
  told: readonly Notice[],
  before: DossierState | undefined,
  after: DossierState,
  policy: Policy,
  now: Instant,
): NoticeDraft[] => {
  const timesPutOff = (occurrence: string) =>
    isSameDelay(occurrence, told) ? timesPutOffBefore(occurrence, told) : (before?.putOff ?? 0);
  const known = dateToCompare(told, before?.dueAt, after.dueAt);
  const owed = ofUnheardWork(told, before, after);
  return decideNotices(before, after, policy, now, known, timesPutOff, owed).map((draft) => asNewDelay(draft, told));
};

/** A dossier's change becomes its notices, and takes from desks and lists what is true no longer. */
export const makeReactToDossier = ({ notices, queue, policies, dossiers, clock, report }: ReactPorts) => {
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
    await notices.move(stored, stored.state, draft.state, clock.now(), { facts, reason: draft.reason });
    return undefined;
  };

  const clear = async (notice: Notice) => {
    if (isOpen(notice.state))
      await notices.move(notice, notice.state, 'superseded', clock.now(), { reason: closedByChange });
    else await notices.offTheList(notice);
  };

  /** Another list or reason in the same status: what waits says it; answers the drafts where it has to be told by itself. */
  const renewTexts = async (
    drafts: readonly NoticeDraft[],
    told: readonly Notice[],
  ): Promise<readonly NoticeDraft[]> => {
    const [first] = drafts;
    if (!first) return [];
    const { isOwed, renewals, over } = planOfText(first, told);
    for (const notice of over) await clear(notice);
    let areAllRenewed = true;
    for (const { stored, state, changes } of renewals)
      if (!(await notices.move(stored, stored.state, state, clock.now(), changes))) areAllRenewed = false;
    // One that was approved or sent just now has said the former text, or is about to.
    return isOwed || !areAllRenewed ? drafts : [];
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
    const isNews = saysSomething(before, after);
    const isReachable = isNewlyReachable(before, after);
    const hasMoved = before !== undefined && before.unit !== after.unit;
    if (!isNews && !isReachable && !hasMoved) return;
    const policy = await policies.of(after.unit);
    const told = before ? await notices.ofDossier(after.code) : [];
    const decided = isNews ? decideByWhatWasTold(told, before, after, policy, clock.now()) : [];
    const drafts = decided.map((draft) => ({ ...draft, arrivedAt }));
    const added: Notice[] = [];
    const texts = await renewTexts(drafts.filter(isOfLaterText), told);
    for (const draft of drafts.filter((one) => !isOfLaterText(one) || texts.includes(one))) {
      const isOwed =
        owesCorrection(draft, told) && owesLaterWay(draft, told) && owesFeeCall(draft, told) && !isSaid(draft, told);
      const stored = isOwed && !isDateToldBeside(draft, [...told, ...added]) ? await put(draft) : undefined;
      if (stored) added.push(stored);
      for (const call of stored ? callsReplacedBy(draft, told) : []) await clear(call);
    }
    for (const stored of correctionsToRedate(told, after))
      await notices.move(stored, stored.state, stored.state, clock.now(), {
        facts: { ...stored.facts, dueAt: after.dueAt },
        reason: stored.reason,
      });
    for (const { stored, state, reason } of apologiesToReopen(told, before, after, policy, clock.now()))
      await notices.move(stored, 'superseded', state, clock.now(), { reason });
    for (const stored of leftWithFormerUnit(told, before, after))
      await notices.move(stored, stored.state, stored.state, clock.now(), {
        decidingUnit: after.unit,
        reason: stored.reason,
      });
    if (isReachable) added.push(...(await tellOwed(after, told, arrivedAt)));
    report(after, added);
    const isRedrafted = ({ id }: Notice) => drafts.some((draft) => draft.id === id);
    const retracted = retractedDelays(told, before, after).filter((one) => !isRedrafted(one));
    const outdated = outdatedOf(told, after).filter((one) => !isRedrafted(one) && !retracted.includes(one));
    if (outdated.length + retracted.length === 0) return;
    const now = (await dossiers.find(after.code)) ?? after;
    for (const notice of [...outdatedOf(outdated, now), ...retractedDelays(retracted, before, now)])
      await clear(notice);
  };
};
