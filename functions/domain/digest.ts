import type { NoticeDraft } from './notice.ts';
import { dayOf, type Instant, timeOfDay } from './time.ts';

export type Digest = { digest: NoticeDraft; alerts: NoticeDraft[] };

/** One mail lists at most this many, for it and its alerts are stored in one transaction of 100 items. */
const mostListed = 99;

/** Where a unit's digests stand among the notices: in the place of a dossier's code. */
export const digestKey = (unit: string): string => `unit#${unit}`;

/** The working day's second half (domain §5). */
const afternoonFrom = '13:30';

/**
 * Alerts to staff, gathered: one mail for each unit and kind, however many dossiers it tells of, those due first on top.
 * A unit gets one in the morning and one in the afternoon at most: the id says which, and what comes later waits.
 * Each alert names its digest as its reason, so that one found again leads to its mail.
 */
export const digestsOf = (alerts: readonly NoticeDraft[], now: Instant): Digest[] => {
  const halfDay = `${dayOf(now)}.${timeOfDay(now) < afternoonFrom ? 'morning' : 'afternoon'}`;
  const groups = Map.groupBy(alerts, ({ unit, kind }) => `${unit} ${kind}`);
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => ((a.facts.dueAt ?? '') < (b.facts.dueAt ?? '') ? -1 : 1));
    const mails = Array.from({ length: Math.ceil(sorted.length / mostListed) }, (_, mail) =>
      sorted.slice(mail * mostListed, (mail + 1) * mostListed),
    );
    return group
      .slice(0, 1)
      .flatMap((head) => mails.map((listed, mail) => mailOf(head, listed, `${halfDay}.${mail + 1}`, now)));
  });
};

const mailOf = (
  { kind, unit, decidingUnit, language }: NoticeDraft,
  alerts: readonly NoticeDraft[],
  occurrence: string,
  now: Instant,
): Digest => {
  const id = `${kind}#${occurrence}#email`;
  return {
    digest: {
      ...{ kind, unit, decidingUnit, language, id, occurrence },
      dossier: digestKey(unit),
      channel: 'email',
      audience: 'staff',
      facts: {
        dossiers: alerts.map(({ dossier, facts }) => ({
          code: dossier,
          procedureName: facts.procedureName,
          dueAt: facts.dueAt,
        })),
      },
      state: 'queued',
      decidedAt: now,
      stateAt: now,
      attempts: 0,
    },
    alerts: alerts.map((alert) => ({ ...alert, reason: id })),
  };
};
