import * as z from 'zod';
import { type Notice, type NoticeRef, silence } from '../domain/notice.ts';
import { quietUntil } from '../domain/sending.ts';
import { type Instant, plusMinutes } from '../domain/time.ts';
import { claimMinutes, putOffUntil } from '../domain/turn.ts';
import { InOtherHands } from '../lib/in-other-hands.ts';
import { makeFollowLoss } from './follow-loss.ts';
import { makeSendClaimed, type SendPorts } from './send-claimed.ts';

/** What lies in the queue: which notice's turn it is. */
export const noticeMessage = z.object({ dossier: z.string(), id: z.string() });

const inOtherHands = ({ dossier, id }: NoticeRef) => new InOtherHands(`notice ${dossier} ${id} is in other hands`);

/**
 * Sends one notice: holds it through quiet hours, claims it, looks whether it is still true, makes its message, hands it
 * to the carrier and records what the carrier said. Called twice for one notice, it sends once.
 */
export const makeSendNotice = (ports: SendPorts) => {
  const { notices, dossiers, policies, queue, clock, report } = ports;
  const { sendClaimed, settleStale } = makeSendClaimed(ports);
  const { callIfUnreached, overNextOrCall } = makeFollowLoss(ports);

  const claimAndSend = async (notice: Notice) => {
    const changes = { attempts: notice.attempts + 1, carrierAsked: false };
    const claimed = await notices.move(notice, 'queued', 'sending', clock.now(), changes);
    // Another worker has it, or our own claim was written and the table's answer lost: the message comes again.
    if (!claimed) throw inOtherHands(notice);
    await sendClaimed(claimed);
  };

  const isDeclined = async ({ dossier, channel }: Notice): Promise<boolean> => {
    const state = await dossiers.find(dossier);
    return channel !== 'none' && state?.declined.includes(channel) === true;
  };

  const hold = async (notice: Notice, releaseAt: Instant) => {
    const held = await notices.move(notice, 'queued', 'held', clock.now(), { releaseAt, reason: 'quiet hours' });
    if (!held) return;
    report(held);
    await queue.send(held, releaseAt);
  };

  const sendQueued = async (notice: Notice) => {
    const now = clock.now();
    const until = putOffUntil(notice);
    if (until && until > now) return queue.send(notice, until);
    if (notice.channel === 'none') {
      const state = await dossiers.find(notice.dossier);
      const silent = state && (await notices.move(notice, 'queued', 'suppressed', now, silence(notice.kind, state)));
      if (silent) report(silent);
      return;
    }
    const { quietHours, urgent } = await policies.of(notice.unit);
    const morning = urgent.includes(notice.kind) ? undefined : quietUntil(now, quietHours);
    return morning ? hold(notice, morning) : claimAndSend(notice);
  };

  const send = async (notice: Notice): Promise<void> => {
    switch (notice.state) {
      case 'held': {
        if (notice.releaseAt && notice.releaseAt > clock.now()) return queue.send(notice, notice.releaseAt);
        const released = await notices.move(notice, 'held', 'queued', clock.now());
        return released && sendQueued(released);
      }
      case 'queued':
        return sendQueued(notice);
      case 'sending':
        if (plusMinutes(notice.stateAt, claimMinutes) > clock.now()) throw inOtherHands(notice);
        return settleStale(notice);
      // The process may have died between recording the loss and what follows from it.
      case 'undeliverable':
        return overNextOrCall(notice);
      case 'suppressed':
        return (await isDeclined(notice)) ? overNextOrCall(notice) : callIfUnreached(notice);
      case 'failed':
      case 'unknown':
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
