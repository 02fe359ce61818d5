import type { Notice } from '../domain/notice.ts';
import type { NoticeState } from '../domain/notice-life.ts';
import { retryAt } from '../domain/sending.ts';
import type { Clock, Dossiers, Handover, NoticeChanges, NoticeQueue, Notices, Policies } from '../ports.ts';
import type { Clear } from './clear-nudge.ts';
import { makeFollowLoss } from './follow-loss.ts';
import { type Fate, makeLookAgain } from './look-again.ts';
import type { Made, MakeMessage } from './make-message.ts';

export type SendPorts = {
  notices: Notices;
  dossiers: Pick<Dossiers, 'find'>;
  policies: Policies;
  queue: NoticeQueue;
  make: MakeMessage;
  /** Asked before a campaign message leaves. */
  clear: Clear;
  clock: Clock;
  /** Told of a notice each time that something became of it. */
  report: (notice: Notice) => void;
  /** Told of what went wrong on our side before a carrier was asked. */
  reportFault: (notice: Notice, error: unknown) => void;
};

/** An error's own sentence may name a person, so it is not kept with the notice; the log has it. */
const reasonOf = (error: unknown): string =>
  `a fault of our own: ${error instanceof Error ? error.name : typeof error}`;

/**
 * What becomes of a notice that was claimed. Until it is noted that the carrier is asked, whatever goes wrong is a fault
 * of our own, and the notice goes back to its queue (docs/adr/0053).
 */
export const makeSendClaimed = (ports: SendPorts) => {
  const { notices, queue, clock, report, reportFault } = ports;
  const lookAgain = makeLookAgain(ports);
  const { callIfUnreached, overNextOrCall } = makeFollowLoss(ports);

  const move = async (...of: Parameters<Notices['move']>) => {
    const moved = await notices.move(...of);
    if (moved) report(moved);
    return moved;
  };

  const settle = async (claimed: Notice, to: NoticeState, changes: NoticeChanges) =>
    (await move(claimed, 'sending', to, clock.now(), changes)) ?? claimed;

  /** A channel has lost the notice. Where no other has it or will have it, somebody must call or write. */
  const lose = async (claimed: Notice, to: 'failed' | 'unknown', changes: NoticeChanges) =>
    callIfUnreached(await settle(claimed, to, changes));

  /** After a try that came to nothing: once more in a while, until the tries are used up. */
  const tryAgain = async (claimed: Notice, why: NoticeChanges) => {
    const again = retryAt(claimed.attempts, clock.now());
    if (!again) return lose(claimed, 'failed', why);
    if (await move(claimed, 'sending', 'queued', clock.now(), { ...why, tryAgainAt: again }))
      await queue.send(claimed, again);
  };

  const putBack = (claimed: Notice, reason: string) => tryAgain(claimed, { reason, ourFault: true });

  const record = async (claimed: Notice, handover: Handover, sent: NoticeChanges) => {
    const now = clock.now();
    switch (handover.outcome) {
      case 'accepted':
        await settle(claimed, 'accepted', { ...sent, providerId: handover.providerId, acceptedAt: now });
        return;
      case 'later':
        return tryAgain(claimed, { reason: handover.reason });
      case 'not-sent':
        return putBack(claimed, handover.reason);
      case 'refused':
        return overNextOrCall(await settle(claimed, 'undeliverable', { reason: handover.reason }));
      case 'unknown':
        return lose(claimed, 'unknown', { ...sent, reason: handover.reason });
      default:
        handover satisfies never;
    }
  };

  /** What is done before the carrier is asked; undefined where it went wrong and the notice went back. */
  const beforeAsking = async <T>(claimed: Notice, act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act();
    } catch (error) {
      reportFault(claimed, error);
      await putBack(claimed, reasonOf(error));
      return undefined;
    }
  };

  const handOver = async (claimed: Notice, { handOver: ask, sent }: Extract<Made, { outcome: 'made' }>) => {
    // Not ours any more: we were taken for dead, and the notice has gone back to its queue.
    if (!(await beforeAsking(claimed, () => notices.markAsked(claimed)))) return;
    await record(claimed, await ask(), sent);
  };

  const follow = async (claimed: Notice, fate: Fate) => {
    switch (fate.fate) {
      case 'hand-over':
        return handOver(claimed, fate.message);
      case 'no-address': {
        const reason = 'no usable address for this channel';
        return overNextOrCall(await settle(claimed, 'undeliverable', { reason }));
      }
      case 'declined': {
        const reason = 'the citizen wants no notices over this channel';
        return overNextOrCall(await settle(claimed, 'suppressed', { reason }));
      }
      case 'our-fault':
        return putBack(claimed, fate.reason);
      case 'later': {
        const changes = { ...fate.changes, attempts: claimed.attempts - 1 };
        if (await move(claimed, 'sending', 'queued', clock.now(), changes)) await queue.send(claimed, fate.at);
        return;
      }
      case 'end': {
        const ended = await settle(claimed, fate.state, fate.changes);
        if (ended.state === 'suppressed') await callIfUnreached(ended);
        return;
      }
      default:
        fate satisfies never;
    }
  };

  return {
    sendClaimed: async (claimed: Notice): Promise<void> => {
      const fate = await beforeAsking(claimed, () => lookAgain(claimed));
      if (fate) await follow(claimed, fate);
    },
    /** A claim that outlived its sender: back to the queue where no carrier was asked, lost where one may have been. */
    settleStale: (claimed: Notice): Promise<void> =>
      claimed.carrierAsked === false
        ? putBack(claimed, 'its sender stopped before the carrier was asked')
        : lose(claimed, 'unknown', { reason: 'its sender died' }),
  };
};
