import type { Notice } from '../domain/notice.ts';
import { isNewPaper, nudgesFor } from '../domain/nudging.ts';
import { dayOf } from '../domain/time.ts';
import type { Clock, Dossiers, Drives, NoticeQueue, Notices, Policies, Procedures } from '../ports.ts';

export type NudgePorts = {
  dossiers: Pick<Dossiers, 'find'>;
  drives: Pick<Drives, 'all'>;
  procedures: Pick<Procedures, 'find'>;
  policies: Policies;
  notices: Pick<Notices, 'putOnce'>;
  /** The lane of campaign messages. */
  queue: NoticeQueue;
  clock: Clock;
};

/**
 * Who applied on paper for something that is offered online is told so in a drive that wants it. Heard of by the
 * receipt that a new dossier owes: a stream bears two readers, and that of the dossiers has them. Which of a person's
 * dossiers it is for, and whether the number may be written to, is decided when the message leaves (`send-notice`).
 */
export const makeNudgeCitizens =
  ({ dossiers, drives, procedures, policies, notices, queue, clock }: NudgePorts) =>
  async ({ before, after: receipt }: { before?: Notice; after: Notice }): Promise<void> => {
    if (before) return;
    const now = clock.now();
    const today = dayOf(now);
    const running = (await drives.all()).filter(({ nudges, from, to }) => nudges && from <= today && today <= to);
    const after = running.length > 0 && (await dossiers.find(receipt.dossier));
    if (!after || !isNewPaper({ after }, (await policies.of(after.unit)).newsDays, now)) return;
    const online = (await procedures.find(after.procedureCode))?.online;
    const offeredOnline = new Set(online ? [after.procedureCode] : []);
    for (const { notice, at } of nudgesFor(after, running, offeredOnline, now)) {
      const stored = await notices.putOnce(notice);
      if (stored.state === 'queued') await queue.send(stored, at);
    }
  };
