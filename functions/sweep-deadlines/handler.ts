import { addWorkingDays } from '../domain/calendar.ts';
import { digestKey, digestsOf } from '../domain/digest.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { markOverdue } from '../domain/due-date.ts';
import { decideNotices, type Notice, type NoticeDraft, type NoticeRef } from '../domain/notice.ts';
import { redrafted } from '../domain/reopening.ts';
import { isStillTrue } from '../domain/sending.ts';
import { dayOf, type Instant, plusDays } from '../domain/time.ts';
import type { Clock, Dossiers, NoticeQueue, Notices, Policies } from '../ports.ts';

export type SweepPorts = { dossiers: Dossiers; notices: Notices; queue: NoticeQueue; policies: Policies; clock: Clock };

/** Days that a unit may be closed on end while the province works. */
const ownDaysOff = 3;

/**
 * What time brings to dossiers that stand still: reminders of waiting results to citizens, warnings of due dates to
 * staff, gathered into one mail for each unit and kind. A dossier whose due day has passed is marked as overdue, and
 * an apology is drafted for its officer, again where a slip that was taken back had closed the draft.
 */
export const makeSweepDeadlines = ({ dossiers, notices, queue, policies, clock }: SweepPorts) => {
  // What a sweep has told before need not be tried again a quarter of an hour later; a cold start tries once more.
  const told = new Set<string>();
  let day = '';
  const keyOf = ({ dossier, id }: NoticeRef) => `${dossier} ${id}`;

  /** A draft that a slip had closed lies with its officer again, if the dossier still is as the sweep has read it. */
  const draftAgain = async (stored: Notice, draft: NoticeDraft, now: Instant) => {
    const again = redrafted(stored, draft, now);
    const state = again && (await dossiers.find(draft.dossier));
    if (state && isStillTrue(draft, state)) await notices.move(stored, stored.state, again.state, now, again.changes);
  };

  const putCitizens = async (draft: NoticeDraft, now: Instant) => {
    const notice = await notices.putOnce(draft);
    if (notice.state === 'queued') await queue.send(notice);
    else if (notice !== draft) await draftAgain(notice, draft, now);
    told.add(keyOf(draft));
  };

  /** An alert that is stored already: its mail is handed over again if it still waits, for its sweep may have died in between. */
  const isKnown = async (alert: NoticeDraft): Promise<boolean> => {
    const stored = await notices.find(alert);
    if (!stored) return false;
    const digest = stored.reason && (await notices.find({ dossier: digestKey(alert.unit), id: stored.reason }));
    if (digest && digest.state === 'queued') await queue.send(digest);
    told.add(keyOf(alert));
    return true;
  };

  /** Somebody else's write goes first: the next sweep marks it, if it is still overdue then. */
  const mark = async (state: DossierState, now: Instant) => {
    const marked = markOverdue(state, now);
    if (marked) await dossiers.save(state, marked, { at: now, what: 'overdue' });
  };

  return async (): Promise<void> => {
    const now = clock.now();
    const today = dayOf(now);
    if (today !== day) told.clear();
    day = today;
    const alerts: NoticeDraft[] = [];
    const look = async (state: DossierState) => {
      await mark(state, now);
      const drafts = decideNotices(state, state, await policies.of(state.unit), now);
      for (const draft of drafts.filter((one) => !told.has(keyOf(one)))) {
        if (draft.audience === 'citizen') await putCitizens(draft, now);
        else if (!(await isKnown(draft))) alerts.push(draft);
      }
    };
    const { calendar, collectionReminderAfter, newsDays } = await policies.of('province');
    // A unit may have days off of its own, so that its next working day is later than the province's.
    const furthest = plusDays(addWorkingDays(today, 1, calendar), ownDaysOff);
    for await (const state of dossiers.runningDueBy(furthest)) await look(state);
    const ready = addWorkingDays(today, -collectionReminderAfter, calendar);
    for await (const state of dossiers.uncollectedBetween(plusDays(ready, -newsDays - 7), ready)) await look(state);
    for (const { digest, alerts: gathered } of digestsOf(alerts, now))
      if (await notices.gather(digest, gathered)) {
        await queue.send(digest);
        for (const alert of gathered) told.add(keyOf(alert));
      }
  };
};
