import * as z from 'zod';

/*
 * What the checker looks at, in shapes of its own: it shares no code with the functions, so that a fault of theirs
 * cannot be one of its own as well.
 */

/** An item as it lies in a table. */
export type Item = Readonly<Record<string, unknown>>;

export type TableContents = Readonly<
  Record<'dossiers' | 'contacts' | 'notices' | 'campaign' | 'registry' | 'links' | 'audit', readonly Item[]>
>;

export const message = z.object({
  channel: z.enum(['sms', 'email']),
  id: z.string(),
  at: z.string(),
  to: z.string(),
  text: z.string(),
  subject: z.string().optional(),
});
export type Message = z.infer<typeof message>;

export type Seen = {
  /** What the source said of each dossier, in the order of its times: the fields of the national exchange. */
  told: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
  tables: TableContents;
  /** The campaign table after its counts were made anew. */
  rebuiltCampaign: readonly Item[];
  /** What the carriers took over. */
  inbox: readonly Message[];
  /** What was given up, in a sentence each. */
  deadLetters: readonly string[];
};

/** What must not be, and is. */
export type Violation = { rule: string; dossier?: string; what: string };

export const noticeItem = z.object({
  dossier: z.string(),
  id: z.string(),
  kind: z.string(),
  occurrence: z.string(),
  channel: z.string(),
  audience: z.string(),
  state: z.string(),
  reason: z.string().optional(),
  /** Whose desk or list it lies on. */
  desk: z.string().optional(),
  providerId: z.string().optional(),
  facts: z.looseObject({ dueAt: z.string().optional(), finishedAt: z.string().optional() }),
});
export type NoticeItem = z.infer<typeof noticeItem>;

/** The notices to citizens. */
export const citizenNotices = ({ tables }: Pick<Seen, 'tables'>): NoticeItem[] =>
  tables.notices.map((item) => noticeItem.parse(item)).filter(({ audience }) => audience === 'citizen');
