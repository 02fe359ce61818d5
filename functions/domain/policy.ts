import * as z from 'zod';
import { contactChannel } from './dossier-state.ts';
import { noticeKind } from './notice-kind.ts';
import { type OfficeCalendar, timeOfDay } from './office-calendar.ts';
import { partPrice } from './sent.ts';

const day = z.iso.date();

/** What the law says of delays while it is in force. */
export const apologyRule = z.object({
  from: day,
  /** Its last day, where it has one. */
  to: day.optional(),
  /** As it is named to staff: `Nghị định 118/2025/NĐ-CP`. */
  law: z.string().min(1),
  /** How often the date of one dossier may be put off. */
  timesAtMost: z.int().min(0),
  /** Working days before the due date by which the citizen must have been told. */
  workingDaysBefore: z.int().min(0),
});
export type ApologyRule = z.infer<typeof apologyRule>;

/** What a province may set about its notices. The defaults in `policy-defaults.ts` are the law's and the design's. */
export const policySettings = z.strictObject({
  /** Nothing goes out between `from` and `to` (local time, over midnight); it is held until `to`. */
  quietHours: z.object({ from: timeOfDay, to: timeOfDay }),
  /** Kinds that may go out in quiet hours. */
  urgent: z.array(noticeKind),
  /** Who must approve which kind before it leaves. */
  approvals: z.partialRecord(noticeKind, z.enum(['leader', 'controller'])),
  /** Whether who wrote a text may approve it: only where nobody else may, or always. Either way by a second, marked step. */
  ownDrafts: z.enum(['when-alone', 'always']),
  /** Channels in the order of preference. */
  channelOrder: z.array(contactChannel).min(1),
  /** Kinds that go over every channel the citizen has; all others go over the first that works. */
  overEveryChannel: z.array(noticeKind),
  /** The rules on delays, each with the days it holds for. */
  apologyRules: z.array(apologyRule),
  /** Working days after which a finished result that nobody collected is recalled to mind. */
  collectionReminderAfter: z.int().min(1),
  /**
   * A change older than this many days, working days for what the office asks of the citizen, is no news: it is kept,
   * nobody is told (`news-age.ts`). Guards first loads of old dossiers.
   */
  newsDays: z.int().min(1),
  /** What a part of an SMS costs, by the contract with the carrier; nothing is known of the time before the first. */
  smsPartPrices: z.array(partPrice),
  /** Chance of missing its date from which a running dossier is listed as at risk. */
  riskFrom: z.number().min(0).max(1),
});

/** What holds for a unit: its settings, and its calendar, which is entered by itself (`calendar-layers.ts`). */
export type Policy = z.infer<typeof policySettings> & { readonly calendar: OfficeCalendar };
