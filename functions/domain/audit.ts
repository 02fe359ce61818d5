import * as z from 'zod';

export const auditedAction = z.enum([
  'draft-apology',
  'rewrite',
  'approve',
  /** Own words, for want of somebody else who may. */
  'approve-own-draft',
  'send-back',
  'settle-second-delay',
  'tick-off',
  'print-letter',
  'show-contact',
  'search',
  'export-list',
  'save-drive',
  'set-targets',
  'import-dossiers',
  'import-portal-table',
  'import-portal-metrics',
  'import-units',
  'set-task',
  'finish-task',
  'log-difficulty',
  'close-difficulty',
  'change-staff',
  'take-opt-out',
  'save-words',
  'save-setting',
  'remove-setting',
  'sign-in',
  'sign-out',
]);

/** Under what is kept that which concerns all units: drives, figures of the portal, the register. */
export const wholeProvince = 'province';

/** Who did what to which, or tried to. Append only, and without personal data: only staff are named, by their address. */
export const auditEntry = z.object({
  at: z.string(),
  /** E-mail address of the member of staff. */
  by: z.string(),
  action: auditedAction,
  unit: z.string(),
  dossier: z.string().optional(),
  /** `kind#occurrence` of the matter. */
  matter: z.string().optional(),
  /** Id of the drive. */
  drive: z.string().optional(),
  outcome: z.enum(['done', 'refused']),
  /** Why it was refused, or what was said. */
  note: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What is done with words that somebody types beside it: why, how, what was decided. They may name a citizen. */
const withTypedNotes: readonly AuditEntry['action'][] = [
  'send-back',
  'settle-second-delay',
  'tick-off',
  'show-contact',
  'save-words',
];

/** Whether an entry's note is what a person typed, which is kept for a while only; the others are Báo Tin's own words. */
export const noteIsTyped = ({ action }: Pick<AuditEntry, 'action'>): boolean => withTypedNotes.includes(action);
