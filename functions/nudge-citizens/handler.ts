import type { DossierState } from '../domain/dossier-state.ts';
import { isNewPaper, nudgesFor } from '../domain/nudging.ts';
import { dayOf } from '../domain/time.ts';
import type { Clock, Drives, NoticeQueue, Notices, Policies, Procedures } from '../ports.ts';

export type NudgePorts = {
  drives: Pick<Drives, 'all'>;
  procedures: Pick<Procedures, 'find'>;
  policies: Policies;
  notices: Pick<Notices, 'putOnce'>;
  /** The lane of campaign messages. */
  queue: NoticeQueue;
  clock: Clock;
};

/**
 * Who applied on paper for something that is offered online is told so in a drive that wants it. Which of a person's
 * dossiers it is for, and whether the number may be written to, is decided when the message leaves (`send-notice`).
 */
export const makeNudgeCitizens =
  ({ drives, procedures, policies, notices, queue, clock }: NudgePorts) =>
  async (change: { before?: DossierState; after: DossierState }): Promise<void> => {
    const [{ after }, now] = [change, clock.now()];
    const today = dayOf(now);
    const running = (await drives.all()).filter(({ nudges, from, to }) => nudges && from <= today && today <= to);
    if (running.length === 0 || !isNewPaper(change, (await policies.of(after.unit)).newsDays, now)) return;
    const online = (await procedures.find(after.procedureCode))?.online;
    const offeredOnline = new Set(online ? [after.procedureCode] : []);
    for (const { notice, at } of nudgesFor(after, running, offeredOnline, now)) {
      const stored = await notices.putOnce(notice);
      if (stored.state === 'queued') await queue.send(stored, at);
    }
  };
