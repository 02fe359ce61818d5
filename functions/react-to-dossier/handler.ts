import type { DossierState } from '../domain/dossier-state.ts';
import { decideNotices } from '../domain/notice.ts';
import { owesCorrection } from '../domain/sending.ts';
import type { Clock, NoticeQueue, Notices, Policies } from '../ports.ts';

export type ReactPorts = { notices: Notices; queue: NoticeQueue; policies: Policies; clock: Clock };

/** A dossier's change becomes its notices. */
export const makeReactToDossier =
  ({ notices, queue, policies, clock }: ReactPorts) =>
  async ({ before, after }: { before?: DossierState; after: DossierState }): Promise<void> => {
    const policy = await policies.of(after.unit);
    const drafts = decideNotices(before, after, policy, clock.now());
    const told = drafts.some(({ kind }) => kind === 'correction') ? await notices.ofDossier(after.code) : [];
    // Put before enqueue: a crash in between is healed by the stream's retry, since both are repeatable.
    for (const draft of drafts.filter((one) => owesCorrection(one, told))) {
      const notice = await notices.putOnce(draft);
      if (notice.state === 'queued') await queue.send(notice);
    }
  };
