import type { Notice, NoticeDraft } from '../domain/notice.ts';
import { overNextChannel, toBeCalled } from '../domain/sending.ts';
import type { Clock, Dossiers, NoticeQueue, Notices, Policies } from '../ports.ts';

export type LossPorts = {
  notices: Notices;
  dossiers: Pick<Dossiers, 'find'>;
  policies: Policies;
  queue: NoticeQueue;
  clock: Clock;
};

/** What follows once it is written that a channel has lost a notice. May be repeated: the process may have died before. */
export const makeFollowLoss = ({ notices, dossiers, policies, queue, clock }: LossPorts) => {
  const nextOf = async (notice: Notice): Promise<NoticeDraft | undefined> => {
    const state = await dossiers.find(notice.dossier);
    return state && overNextChannel(notice, state, await policies.of(notice.unit), clock.now());
  };

  /** Where no channel has reached the citizen or will: of two channels lost at once the later sees both. */
  const callIfUnreached = async (notice: Notice): Promise<void> => {
    if (notice.audience === 'staff') return;
    const toCall = toBeCalled(notice, await notices.ofDossier(notice.dossier));
    if (toCall) await notices.ontoTheList(toCall);
  };

  /** After a refusal for good: over the next channel, or on the call list. */
  const overNextOrCall = async (notice: Notice): Promise<void> => {
    const next = await nextOf(notice);
    const stored = next && (await notices.putOnce(next));
    if (stored?.state === 'queued') await queue.send(stored);
    await callIfUnreached(notice);
  };

  return { callIfUnreached, overNextOrCall };
};
