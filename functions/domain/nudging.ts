import { type DossierState, phaseOf } from './dossier-state.ts';
import type { Drive } from './drive.ts';
import type { NoticeDraft } from './notice.ts';
import { cameOnPaper, decideNudge, defaultNudgeLimits } from './nudge.ts';
import { dayOf, type Instant, plusDays } from './time.ts';

export type NudgingDrive = Pick<Drive, 'id' | 'from' | 'to' | 'nudges'>;

/** On paper, and let in: what a citizen can be thanked for and told a better way of. */
const isPaperLetIn = (dossier: DossierState): boolean => phaseOf(dossier.status) === 'running' && cameOnPaper(dossier);

/** A dossier that is heard of as let in on paper for the first time, while that is news. */
export const isNewPaper = (
  { before, after }: { before?: DossierState | undefined; after: DossierState },
  newsDays: number,
  now: Instant,
): boolean =>
  isPaperLetIn(after) && !(before && isPaperLetIn(before)) && dayOf(after.updatedAt) >= plusDays(dayOf(now), -newsDays);

/**
 * What the drives of this day have to say to the citizen of such a dossier, and from when. What the number got before
 * is asked when the message leaves, by who may see numbers.
 */
export const nudgesFor = (
  dossier: DossierState,
  drives: readonly NudgingDrive[],
  offeredOnline: ReadonlySet<string>,
  now: Instant,
): { notice: NoticeDraft; at?: Instant }[] =>
  drives
    .filter(({ nudges, from }) => nudges && dayOf(dossier.receivedAt ?? dossier.updatedAt) >= from)
    .flatMap((drive) => {
      const record = { optedOut: false, drives: [], sentToday: 0 };
      const said = decideNudge({ dossier, drive, offeredOnline, record, limits: defaultNudgeLimits }, now);
      if (said.decision === 'none') return [];
      return [{ notice: nudgeOf(dossier, drive.id, now), ...(said.decision === 'hold' && { at: said.until }) }];
    });

const nudgeOf = (
  { code, version, procedureName, receivingUnit, unit, language }: DossierState,
  drive: string,
  now: Instant,
): NoticeDraft => ({
  ...{ dossier: code, id: `nudge#${drive}#sms`, kind: 'nudge', occurrence: drive, channel: 'sms', audience: 'citizen' },
  ...{ unit: receivingUnit ?? unit, decidingUnit: unit, language, version, facts: { procedureName } },
  ...{ state: 'queued', decidedAt: now, stateAt: now, attempts: 0 },
});
