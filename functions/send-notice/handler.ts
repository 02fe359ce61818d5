import * as z from 'zod';
import type { DossierState } from '../domain/dossier-state.ts';
import { type Notice, type NoticeDraft, type NoticeRef, silence } from '../domain/notice.ts';
import type { NoticeState } from '../domain/notice-life.ts';
import {
  isStillTrue,
  mayRepeat,
  overNextChannel,
  quietUntil,
  retryAt,
  toBeCalled,
  wasJustTold,
} from '../domain/sending.ts';
import { type Instant, plusMinutes } from '../domain/time.ts';
import type { Clock, Dossiers, Handover, NoticeChanges, NoticeQueue, Notices, Policies } from '../ports.ts';
import type { Clear, Clearance } from './clear-nudge.ts';
import type { Deliver } from './deliver.ts';

/** What lies in the queue: which notice's turn it is. */
export const noticeMessage = z.object({ dossier: z.string(), id: z.string() });

export type SendPorts = {
  notices: Notices;
  dossiers: Dossiers;
  policies: Policies;
  queue: NoticeQueue;
  deliver: Deliver;
  /** Asked before a campaign message leaves. */
  clear: Clear;
  clock: Clock;
  /** Told of a notice each time that something became of it. */
  report: (notice: Notice) => void;
};

/** A claim older than this belongs to a process that is dead; the function's own time-out is shorter. */
const claimMinutes = 1;

/**
 * Sends one notice: holds it through quiet hours, claims it, looks whether it is still true, renders it, hands it to
 * the carrier and records what the carrier said. Called twice for one notice, it sends once.
 */
export const makeSendNotice = ({ notices, dossiers, policies, queue, deliver, clear, clock, report }: SendPorts) => {
  const nextOf = async (notice: Notice): Promise<NoticeDraft | undefined> => {
    const state = await dossiers.find(notice.dossier);
    return state && overNextChannel(notice, state, await policies.of(notice.unit), clock.now());
  };

  const passOn = async (next: NoticeDraft) => {
    const stored = await notices.putOnce(next);
    if (stored.state === 'queued') await queue.send(stored);
  };

  /** After a refusal for good: over the next channel, or on the call list. */
  const goOn = async (notice: Notice) => {
    const next = await nextOf(notice);
    if (next) await passOn(next);
    await callIfUnreached(notice);
  };

  /** Asked once the loss is written, and again if we died before: of two channels lost at once the later sees both. */
  const callIfUnreached = async (notice: Notice) => {
    if (notice.audience === 'staff') return;
    const toCall = toBeCalled(notice, await notices.ofDossier(notice.dossier));
    if (toCall) await notices.ontoTheList(toCall);
  };

  /** A channel has lost the notice. Where no other has it or will have it, somebody must call or write. */
  const lose = async (notice: Notice, to: 'failed' | 'unknown', changes: NoticeChanges) => {
    await callIfUnreached(await settle(notice, to, changes, clock.now()));
  };

  const move = async (...of: Parameters<Notices['move']>) => {
    const moved = await notices.move(...of);
    if (moved) report(moved);
    return moved;
  };

  const settle = async (notice: Notice, to: NoticeState, changes: NoticeChanges, now: Instant) =>
    (await move(notice, 'sending', to, now, changes)) ?? notice;

  const record = async (notice: Notice, handover: Handover, sent: NoticeChanges) => {
    const now = clock.now();
    switch (handover.outcome) {
      case 'accepted':
        await settle(notice, 'accepted', { ...sent, providerId: handover.providerId, acceptedAt: now }, now);
        return;
      case 'later': {
        const again = retryAt(notice.attempts, now);
        if (again) {
          await settle(notice, 'queued', { reason: handover.reason }, now);
          await queue.send(notice, again);
        } else await lose(notice, 'failed', { reason: handover.reason });
        return;
      }
      case 'refused': {
        await goOn(await settle(notice, 'undeliverable', { reason: handover.reason }, now));
        return;
      }
      case 'unknown':
        await lose(notice, 'unknown', { ...sent, reason: handover.reason });
        return;
      default:
        handover satisfies never;
    }
  };

  const isWorthTelling = async (notice: Notice, state: DossierState | undefined): Promise<boolean> => {
    if (notice.facts.dossiers || notice.facts.digest) return true; // made a moment ago
    if (!state || !isStillTrue(notice, state)) return false;
    return !mayRepeat(notice) || !wasJustTold(notice, await notices.ofDossier(notice.dossier));
  };

  /** A campaign message that may not go, or not now. */
  const stay = async (claimed: Notice, clearance: Exclude<Clearance, { facts: unknown }>) => {
    if ('refused' in clearance) {
      await settle(claimed, 'suppressed', { reason: clearance.refused }, clock.now());
      return;
    }
    await settle(claimed, 'queued', { reason: clearance.reason, releaseAt: clearance.until }, clock.now());
    await queue.send(claimed, clearance.until);
  };

  const claimAndSend = async (notice: Notice) => {
    const claimed = await notices.move(notice, 'queued', 'sending', clock.now(), { attempts: notice.attempts + 1 });
    if (!claimed) return; // another worker has it
    // Read after the claim: who sets the dossier back from now on sees a notice that may have gone out.
    const state = await dossiers.find(notice.dossier);
    if (!(await isWorthTelling(claimed, state))) {
      await settle(claimed, 'superseded', { reason: 'no longer true when its turn came' }, clock.now());
      return;
    }
    if (claimed.channel !== 'none' && claimed.audience === 'citizen' && state?.declined.includes(claimed.channel)) {
      const reason = 'the citizen wants no notices over this channel';
      await callIfUnreached(await settle(claimed, 'suppressed', { reason }, clock.now()));
      return;
    }
    const clearance = claimed.kind === 'nudge' && state ? await clear(claimed, state) : { facts: claimed.facts };
    if (!('facts' in clearance)) {
      await stay(claimed, clearance);
      return;
    }
    const { handover, sent, problem, isChanged } = await deliver({ ...claimed, ...clearance }, state);
    if (handover) await record(claimed, handover, claimed.kind === 'nudge' ? { ...sent, ...clearance } : sent);
    else if (isChanged)
      await settle(claimed, 'awaiting-approval', { reason: 'the words are others since' }, clock.now());
    else await lose(claimed, 'failed', { reason: problem });
  };

  const hold = async (notice: Notice, releaseAt: Instant) => {
    const held = await move(notice, 'queued', 'held', clock.now(), { releaseAt, reason: 'quiet hours' });
    if (held) await queue.send(held, releaseAt);
  };

  const send = async (notice: Notice): Promise<void> => {
    const now = clock.now();
    switch (notice.state) {
      case 'held': {
        if (notice.releaseAt && notice.releaseAt > now) return queue.send(notice, notice.releaseAt);
        const released = await notices.move(notice, 'held', 'queued', now);
        return released && send(released);
      }
      case 'queued': {
        if (notice.channel === 'none') {
          const state = await dossiers.find(notice.dossier);
          if (state) await move(notice, 'queued', 'suppressed', now, silence(notice.kind, state));
          return;
        }
        const { quietHours, urgent } = await policies.of(notice.unit);
        const morning = urgent.includes(notice.kind) ? undefined : quietUntil(now, quietHours);
        return morning ? hold(notice, morning) : claimAndSend(notice);
      }
      case 'sending':
        if (plusMinutes(notice.stateAt, claimMinutes) > now)
          throw new Error(`notice ${notice.dossier} ${notice.id} is in other hands`);
        await lose(notice, 'unknown', { reason: 'its sender died' });
        return;
      // The process may have died between recording the loss and what follows from it.
      case 'undeliverable':
        return goOn(notice);
      case 'failed':
      case 'unknown':
      case 'suppressed':
        return callIfUnreached(notice);
      default:
        return; // it has had its turn
    }
  };

  return async (ref: NoticeRef): Promise<void> => {
    const notice = await notices.find(ref);
    if (!notice) throw new Error(`no notice ${ref.dossier} ${ref.id}`);
    await send(notice);
  };
};
