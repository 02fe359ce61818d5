import * as z from 'zod';
import { type DossierState, phaseOf } from './dossier-state.ts';
import { hasRun } from './due-date.ts';
import { isBeforeReceipt, punctuality } from './happenings.ts';
import { roundPoints } from './index766.ts';
import { type Day, dayOf, type Instant } from './time.ts';

const isPercentage = (percent: number): boolean => percent >= 0 && percent <= 100;

/**
 * The target of a drive in percent: 10 points above the central target, or above the unit's own result of the year
 * before where that is higher; at most 100. A unit without a result starts from the central target. Source: Gia Lai's
 * drive of 2024, where 67.37 with a lower central target becomes 77.37. Throws a RangeError for what is no percentage.
 */
export const targetFor = ({ previous, central }: { previous?: number; central: number }): number => {
  for (const percent of [previous ?? 0, central])
    if (!isPercentage(percent)) throw new RangeError(`${percent} is no percentage from 0 to 100`);
  return Math.min(100, roundPoints(Math.max(previous ?? 0, central) + 10));
};

/**
 * What a dossier is counted as. Flows stand under the day they belong to:
 * - the day it was received: `received`; `inTime`, while it is finished early or on time or can still be (received and
 *   in time of the same days make ON_TIME, and never more than all); how it came in, `online`, of which `disguised` is
 *   paper that staff typed in; `withFee` and `paidOnline`; `digitised`, `reusedData`; `source:igate`, who reported it;
 * - the day it was finished: `early`, `onTime` or `late`, and the same by procedure, `late@1.002809`, for a procedure's
 *   field is the register's to say and may change; `electronicResult`;
 * - the day it was withdrawn or stopped: `unfinished`;
 * - a trip to the counter that was not needed: `tripsSaved`, on the day of receipt and on that of the result;
 * - the day the citizen answered the survey: `answered`, `satisfied`; the day a carrier took an SMS: `sms`, `smsParts`
 *   (both in `counted.ts`).
 *
 * Stocks stand under `now`: `running`, of which `overdue`; `paused`, waiting for the citizen. What was received is
 * always running, paused, finished or unfinished.
 */
export type Count =
  | ('received' | 'inTime' | 'online' | 'disguised' | 'withFee' | 'paidOnline' | 'digitised' | 'reusedData')
  | ('early' | 'onTime' | 'late' | 'electronicResult' | 'unfinished' | 'tripsSaved')
  | ('answered' | 'satisfied' | 'sms' | 'smsParts')
  | ('running' | 'overdue' | 'paused')
  | `${'early' | 'onTime' | 'late'}@${string}`
  | `source:${string}`;

/** What one dossier adds to its unit's counts, by `DAY#count` or `now#count`. */
export const storedContribution = z.object({
  unit: z.string(),
  /** The dossier's version that was counted. */
  version: z.int(),
  counts: z.record(z.string(), z.number()),
});
export type Contribution = z.infer<typeof storedContribution>;

/** Marked online, but typed in by staff from paper: no citizen's account stands behind it. */
export const isPaperInDisguise = ({ appliedThrough, submittedBy, verifiedAccount }: DossierState): boolean =>
  appliedThrough === 'online' && submittedBy === 'staff' && verifiedAccount !== true;

/** Refused at the door, not yet let in, or taken back before it was: not received. */
const wasReceived = (dossier: DossierState): boolean => {
  if (phaseOf(dossier.status) === 'before' || dossier.status === 'not-accepted') return false;
  const wentAway = dossier.status === 'withdrawn' || dossier.status === 'stopped';
  return !wentAway || dossier.receivedAt !== undefined || hasRun(dossier);
};

const receivedOn = ({ receivedAt, submittedAt, path, updatedAt }: DossierState): Day =>
  dayOf(receivedAt ?? submittedAt ?? path[0]?.at ?? updatedAt);

const isFinished = ({ status }: DossierState): boolean => status === 'finished' || status === 'returned';

/** The day the office was done with it; undefined while it is not. */
const endedOn = (dossier: DossierState): Day | undefined => {
  if (phaseOf(dossier.status) !== 'ended') return undefined;
  const { status, finishedAt, path, updatedAt } = dossier;
  const told = isFinished(dossier) ? finishedAt : path.findLast((step) => step.status === status)?.at;
  return dayOf(told ?? updatedAt);
};

const outcomes = { early: 'early', 'on-time': 'onTime', late: 'late' } as const;

type Said = readonly (readonly [Count, boolean | undefined])[];
const countsIn = (said: Said): Count[] => said.flatMap(([count, isSo]) => (isSo ? [count] : []));

const ofReceipt = (dossier: DossierState, inTime: boolean): Count[] => {
  const { appliedThrough, source, fee, paymentMethod, paidAt, digitised, reusedData } = dossier;
  const [online, disguised] = [appliedThrough === 'online', isPaperInDisguise(dossier)];
  const withFee = (fee ?? 0) > 0;
  return countsIn([
    ['received', true],
    ['inTime', inTime],
    ['online', online],
    ['disguised', disguised],
    ['withFee', withFee],
    ['paidOnline', withFee && paymentMethod === 'online' && paidAt !== undefined],
    ['digitised', digitised],
    ['reusedData', reusedData],
    ['tripsSaved', (online && !disguised) || appliedThrough === 'postal'],
    [`source:${source}`, true],
  ]);
};

type Dated = readonly [day: Day | 'now', counts: readonly Count[]];

const whatItIs = (dossier: DossierState, now: Instant): Dated[] => {
  if (!wasReceived(dossier)) return [];
  const { status, dueAt, overdueSince, electronicResult, handover, returnedAt } = dossier;
  const [phase, ended] = [phaseOf(status), endedOn(dossier)];
  const overdue = phase === 'running' && overdueSince !== undefined && overdueSince <= now;
  const kept = ended && (isBeforeReceipt(dossier) ? 'on-time' : punctuality(ended, dueAt && dayOf(dueAt)));
  const outcome = kept && outcomes[kept];
  const came: Dated = [receivedOn(dossier), ofReceipt(dossier, outcome ? outcome !== 'late' : !overdue)];
  if (!ended || !outcome) {
    const stocks: Said = [
      ['running', phase === 'running'],
      ['overdue', overdue],
      ['paused', phase !== 'running'],
    ];
    return [came, ['now', countsIn(stocks)]];
  }
  if (!isFinished(dossier)) return [came, [ended, ['unfinished']]];
  const sentHome = status === 'returned' && (handover === 'post' || handover === 'electronic');
  return [
    came,
    [
      ended,
      countsIn([
        [outcome, true],
        [`${outcome}@${dossier.procedureCode}`, true],
        ['electronicResult', electronicResult],
      ]),
    ],
    [dayOf(returnedAt ?? dossier.updatedAt), countsIn([['tripsSaved', sentHome]])],
  ];
};

/**
 * What a dossier adds to the counts of the unit that decides on it. `now` only keeps an overdue mark from counting
 * before its time; that a due day has passed is an event of its own (`overdueSince`), so the same state counts the same
 * tomorrow and a rebuild gives what the stream gave.
 */
export const contribution = (dossier: DossierState, now: Instant): Contribution => {
  const counts: Record<string, number> = {};
  for (const [day, of] of whatItIs(dossier, now))
    for (const count of of) counts[`${day}#${count}`] = (counts[`${day}#${count}`] ?? 0) + 1;
  return { unit: dossier.unit, version: dossier.version, counts };
};

/** What to add to one unit's counts of one day, or to its stocks. */
export type Increment = { unit: string; day: Day | 'now'; counts: Record<string, number> };

const incrementsOf = ({ unit, counts }: Contribution, sign: 1 | -1): Increment[] =>
  Object.entries(counts).map(([key, by]) => {
    const cut = key.indexOf('#');
    return { unit, day: key.slice(0, cut), counts: { [key.slice(cut + 1)]: sign * by } };
  });

/** One increment for each unit and day, without zeros: what a batch has to write. */
export const summed = (increments: readonly Increment[]): Increment[] => {
  const sums = new Map<string, Increment>();
  for (const { unit, day, counts } of increments) {
    const sum = sums.get(`${unit}#${day}`) ?? { unit, day, counts: {} };
    for (const [count, by] of Object.entries(counts)) sum.counts[count] = (sum.counts[count] ?? 0) + by;
    sums.set(`${unit}#${day}`, sum);
  }
  return [...sums.values()].flatMap(({ unit, day, counts }) => {
    const changed = Object.entries(counts).filter(([, by]) => by !== 0);
    return changed.length > 0 ? [{ unit, day, counts: Object.fromEntries(changed) }] : [];
  });
};

/**
 * What changes in the counts when a dossier that counted as `former` counts as `next`: nothing for a repeat, nothing
 * for an older version than the one counted. A dossier that moved is taken from the one unit and given to the other.
 */
export const differences = (former: Contribution | undefined, next: Contribution): Increment[] => {
  if (former && next.version < former.version) return [];
  return summed([...(former ? incrementsOf(former, -1) : []), ...incrementsOf(next, 1)]);
};
