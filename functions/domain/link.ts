import * as z from 'zod';
import { firstOf, withoutUnseen } from './sound-text.ts';
import { at, dayOf, type Instant, plusDays } from './time.ts';

/** What the token in a citizen's link stands for: a dossier, as long as its link is good. No personal data. */
export const link = z.object({
  dossier: z.string(),
  expires: z.string(),
  /** The keyed hash of the number that messages go to, under which a campaign knows it. */
  number: z.string().optional(),
});
export type Link = z.infer<typeof link>;

/**
 * By what a dossier is looked up. `longer`: hashes of the last six digits and of whole numbers. Entries of earlier
 * versions have none.
 */
export const linkEntry = z.object({ token: z.string(), longer: z.set(z.string()).default(new Set()) });
export type LinkEntry = z.infer<typeof linkEntry>;

/** Has it the form of a token? */
export const isToken = (text: string): boolean => /^[0-9A-Za-z]{11}$/.test(text);

/** A link is good for so long after the last notice of its dossier. */
const daysOpen = 180;

export const expiryOf = (now: Instant): Instant => at(plusDays(dayOf(now), daysOpen + 1), '00:00');

export const isGood = ({ expires }: Link, now: Instant): boolean => now < expires;

/** As people write it: `h48.01 - 261012 - 0007` is the same dossier. At most 40 signs; longer is no code. */
export const readCode = (text: string): string =>
  firstOf(
    withoutUnseen(text)
      .normalize('NFKC')
      .replace(/[\s#]/g, '')
      .replace(/[‐-―−]/g, '-')
      .toUpperCase(),
    40,
  );
