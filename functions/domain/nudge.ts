import * as z from 'zod';
import { isPaperInDisguise } from './campaign.ts';
import { type DossierState, reachOf } from './dossier-state.ts';
import type { Drive } from './drive.ts';
import { at, type Day, dayOf, type Instant, isDay, plusDays, timeOfDay } from './time.ts';

const day = z.string().refine(isDay, 'is no day of the calendar: write it like 2023-12-01');

/** A lower fee for those who apply online, in VND, from the first day to the last. */
export const feeOffer = z.object({
  procedureCode: z.string(),
  formerFee: z.int().min(0),
  fee: z.int().min(0),
  from: day,
  to: day,
});
export type FeeOffer = z.infer<typeof feeOffer>;

/** Limits of advertising messages. Source: decree 91/2020; data, since decrees change. */
export const nudgeLimits = z.object({
  from: z.string().regex(/^\d{2}:\d{2}$/),
  to: z.string().regex(/^\d{2}:\d{2}$/),
  perDay: z.int().min(1),
});
export type NudgeLimits = z.infer<typeof nudgeLimits>;
export const defaultNudgeLimits: NudgeLimits = { from: '07:00', to: '22:00', perDay: 3 };

/** A mark is kept so long after its drive, which may be prolonged. */
const daysKeptAfter = 31;

/** Came on paper: over the counter, by post, or typed in by staff as if online. Where nobody says how, it is not guessed. */
export const cameOnPaper = (dossier: DossierState): boolean =>
  dossier.appliedThrough === 'counter' || dossier.appliedThrough === 'postal' || isPaperInDisguise(dossier);

/** What a drive knows of the number that a message would go to: of the person, not of one dossier. */
export type NudgeRecord = {
  /** Wants no campaign messages; asked anew right before sending, so that it works at once. */
  optedOut: boolean;
  /** Ids of drives that have sent this number a message. */
  drives: readonly string[];
  /** Advertising messages that this number got today, of any drive. */
  sentToday: number;
};

/** What is kept of a number's campaign messages, under a hash of it. */
export const nudgeMark = z.object({
  /** Dossiers for which it got one, by drive. */
  drives: z.record(z.string(), z.string()),
  /** The day of the last one, and how many that day. */
  day: z.string(),
  sent: z.int(),
  /** As long as it is needed. */
  until: z.string(),
});
export type NudgeMark = z.infer<typeof nudgeMark>;
export const unmarked: NudgeMark = { drives: {}, day: '', sent: 0, until: '' };

/** A mark as a message finds it. What was marked for that very drive and dossier is this message, tried before. */
export const recordOf = (
  { drives, day, sent }: NudgeMark,
  { drive, dossier }: { drive: string; dossier: string },
  optedOut: boolean,
  today: Day,
): NudgeRecord => {
  const isOwn = drives[drive] === dossier;
  const sentToday = day === today ? sent : 0;
  return {
    optedOut,
    drives: Object.keys(drives).filter((id) => !(isOwn && id === drive)),
    sentToday: isOwn ? Math.max(0, sentToday - 1) : sentToday,
  };
};

/** The mark once a message has been allowed to leave; the same where it bears that one already. */
export const markedFor = (
  mark: NudgeMark,
  dossier: string,
  { id, to }: Pick<Drive, 'id' | 'to'>,
  today: Day,
): NudgeMark => {
  if (mark.drives[id] === dossier) return mark;
  const until = plusDays(to, daysKeptAfter);
  return {
    drives: { ...mark.drives, [id]: dossier },
    day: today,
    sent: mark.day === today ? mark.sent + 1 : 1,
    until: until.localeCompare(mark.until) > 0 ? until : mark.until,
  };
};

export type NudgeRefusal =
  | 'outside-the-drive'
  | 'not-on-paper'
  | 'not-offered-online'
  | 'not-reachable'
  | 'opted-out'
  | 'already-nudged';

export type NudgeDecision =
  | { decision: 'send' }
  /** Allowed, but not now: `until` is the next moment at which to ask again. */
  | { decision: 'hold'; until: Instant; reason: 'quiet-hours' | 'daily-limit' }
  | { decision: 'none'; reason: NudgeRefusal };

export type NudgeCase = {
  dossier: DossierState;
  drive: Pick<Drive, 'id' | 'from' | 'to'>;
  /** Codes of the procedures that can be applied for online. */
  offeredOnline: ReadonlySet<string>;
  record: NudgeRecord;
  limits: NudgeLimits;
};

const refusalOf = ({ dossier, drive, offeredOnline, record }: NudgeCase, on: Day): NudgeRefusal | undefined => {
  if (on < drive.from || on > drive.to) return 'outside-the-drive';
  if (!cameOnPaper(dossier)) return 'not-on-paper';
  if (!offeredOnline.has(dossier.procedureCode)) return 'not-offered-online';
  if (record.optedOut) return 'opted-out';
  if (!reachOf(dossier).includes('sms')) return 'not-reachable';
  return record.drives.includes(drive.id) ? 'already-nudged' : undefined;
};

const waitOf = (
  { record, limits }: NudgeCase,
  now: Instant,
): Extract<NudgeDecision, { decision: 'hold' }> | undefined => {
  const tomorrow = at(plusDays(dayOf(now), 1), limits.from);
  const time = timeOfDay(now);
  if (time < limits.from) return { decision: 'hold', until: at(dayOf(now), limits.from), reason: 'quiet-hours' };
  if (time >= limits.to) return { decision: 'hold', until: tomorrow, reason: 'quiet-hours' };
  return record.sentToday >= limits.perDay ? { decision: 'hold', until: tomorrow, reason: 'daily-limit' } : undefined;
};

/**
 * May this citizen be told now that the procedure is offered online? Asked when the message is decided and again right
 * before it leaves. What would have to wait until the drive is over is not sent at all.
 */
export const decideNudge = (of: NudgeCase, now: Instant): NudgeDecision => {
  const reason = refusalOf(of, dayOf(now));
  if (reason) return { decision: 'none', reason };
  const wait = waitOf(of, now);
  if (!wait) return { decision: 'send' };
  return dayOf(wait.until) > of.drive.to ? { decision: 'none', reason: 'outside-the-drive' } : wait;
};

/** The offer for a procedure on a day, the lowest fee where several hold; undefined where none does or it saves nothing. */
export const offerOn = (offers: readonly FeeOffer[], procedureCode: string, on: Day): FeeOffer | undefined =>
  offers
    .filter((offer) => offer.procedureCode === procedureCode && offer.from <= on && on <= offer.to)
    .filter(({ fee, formerFee }) => fee < formerFee)
    .toSorted((a, b) => a.fee - b.fee)[0];
