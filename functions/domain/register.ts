import * as z from 'zod';
import type { DossierState } from './dossier-state.ts';
import { letterForm } from './letter.ts';
import type { Notice } from './notice.ts';

/** A signed apology as everybody may read it: a centre publishes its apologies (domain §4), not its citizens. */
export const publishedApology = z.object({
  dossier: z.string(),
  number: z.string(),
  signedAt: z.string(),
  signerName: z.string(),
  signerTitle: z.string().optional(),
  unit: z.string(),
  applicant: z.string(),
  procedureName: z.string().optional(),
  formerDueAt: z.string(),
  dueAt: z.string(),
  reason: z.string(),
  /** Whether the citizen was told as early as the rule wants. */
  inTime: z.boolean(),
});
export type PublishedApology = z.infer<typeof publishedApology>;

/** `N. T. H. N.`: initials only. A family name alone can point to one household of a commune. */
export const maskName = (name: string): string =>
  name
    .normalize('NFC')
    .split(/[\s.,-]+/)
    .flatMap((word) => [...word].filter((sign) => /[\p{L}\d]/u.test(sign)).slice(0, 1))
    .map((initial) => `${initial.toLocaleUpperCase('vi')}.`)
    .join(' ');

/** A letter to be printed and handed or posted to its citizen. */
export const letterToPrint = z.object({
  dossier: z.string(),
  kind: z.string(),
  occurrence: z.string(),
  form: letterForm,
  number: z.string(),
  signedAt: z.string(),
  procedureName: z.string().optional(),
});
export type LetterToPrint = z.infer<typeof letterToPrint>;

/**
 * Who applied online gets the letter by e-mail or message; everybody else, and whom no message reaches, gets it on
 * paper through the centre (domain §5).
 */
export const wantsPaper = ({ appliedThrough }: DossierState, notices: readonly Pick<Notice, 'channel'>[]): boolean =>
  appliedThrough !== 'online' || notices.every(({ channel }) => channel === 'none');
