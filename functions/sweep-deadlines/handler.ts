import { addWorkingDays } from '../domain/calendar.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { decideNotices, type NoticeDraft } from '../domain/notice.ts';
import { dayOf, plusDays } from '../domain/time.ts';
import type { Clock, Dossiers, NoticeQueue, Notices, Policies } from '../ports.ts';

export type SweepPorts = { dossiers: Dossiers; notices: Notices; queue: NoticeQueue; policies: Policies; clock: Clock };

/** What time brings to dossiers that stand still: warnings of due dates to staff, reminders of waiting results to citizens. */
export const makeSweepDeadlines = ({ dossiers, notices, queue, policies, clock }: SweepPorts) => {
  // What a sweep has told before need not be tried again a quarter of an hour later; a cold start tries once more.
  const told = new Set<string>();
  let day = '';
  const tell = async (draft: NoticeDraft) => {
    const key = `${draft.dossier} ${draft.id}`;
    if (told.has(key)) return;
    const notice = await notices.putOnce(draft);
    if (notice.state === 'queued') await queue.send(notice);
    told.add(key);
  };
  return async (): Promise<void> => {
    const now = clock.now();
    const today = dayOf(now);
    if (today !== day) told.clear();
    day = today;
    const look = async (state: DossierState) => {
      for (const draft of decideNotices(state, state, await policies.of(state.unit), now)) await tell(draft);
    };
    const { calendar, collectionReminderAfter, newsDays } = await policies.of('province');
    for await (const state of dossiers.runningDueBy(addWorkingDays(today, 1, calendar))) await look(state);
    const ready = addWorkingDays(today, -collectionReminderAfter, calendar);
    for await (const state of dossiers.uncollectedBetween(plusDays(ready, -newsDays - 7), ready)) await look(state);
  };
};
