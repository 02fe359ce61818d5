import type { Notice } from '../domain/notice.ts';
import { maySendAgain } from '../domain/sending.ts';
import { type Lane, laneOf } from '../domain/turn.ts';
import type { Clock, Dossiers, LostNotices, NoticeQueue, Notices } from '../ports.ts';

export type SendAgainPorts = {
  lost: Pick<LostNotices, 'failedByUs'>;
  notices: Notices;
  dossiers: Pick<Dossiers, 'find'>;
  queues: Readonly<Record<Lane, NoticeQueue>>;
  clock: Clock;
};

/** `left`: what failed by our own fault and is not sent: true no longer, or told by hand meanwhile. */
export type SentAgain = { found: number; sent: number; left: number };

/**
 * Sends what failed through a fault of our own, once that is mended: what is still true and of which nobody was told by
 * hand. May run twice; without `go` it only counts.
 */
export const makeSendAgain = ({ lost, notices, dossiers, queues, clock }: SendAgainPorts) => {
  const may = async (failed: Notice, told: readonly Notice[]): Promise<boolean> =>
    maySendAgain(failed, told, await dossiers.find(failed.dossier));

  /** Whoever ticks it off from now on learns that it is done already, and whoever did so before is seen. */
  const takeOffList = async ({ dossier, kind, occurrence }: Notice): Promise<Notice[]> => {
    for (const other of await notices.ofDossier(dossier))
      if (other.kind === kind && other.occurrence === occurrence && other.toCall) await notices.offTheList(other);
    return notices.ofDossier(dossier);
  };

  const send = async (failed: Notice): Promise<boolean> => {
    const told = await takeOffList(failed);
    const still = told.find(({ id }) => id === failed.id);
    if (!still || !(await may(still, told))) return false;
    const queued = await notices.move(still, 'failed', 'queued', clock.now(), { attempts: 0 });
    if (!queued) return false;
    await queues[laneOf(queued)].send(queued);
    return true;
  };

  return async (go: boolean): Promise<SentAgain> => {
    const done = { found: 0, sent: 0, left: 0 };
    for await (const failed of lost.failedByUs()) {
      done.found += 1;
      const isMeant = await may(failed, await notices.ofDossier(failed.dossier));
      if (isMeant && (!go || (await send(failed)))) done.sent += 1;
      else done.left += 1;
    }
    return done;
  };
};
