import * as z from 'zod';
import { firstOf } from './sound-text.ts';
import { at, type Day, dayOf, type Instant, plusDays } from './time.ts';

/** What the token in a citizen's link stands for: a dossier, as long as its link is good. No personal data. */
export const link = z.object({
  dossier: z.string(),
  expires: z.string(),
  /** The keyed hash of the number that messages go to, under which a campaign knows it. */
  number: z.string().optional(),
});
export type Link = z.infer<typeof link>;

/** Has it the form of a token? */
export const isToken = (text: string): boolean => /^[0-9A-Za-z]{11}$/.test(text);

/** A link is good for so long after the last notice of its dossier. */
const daysOpen = 180;

export const expiryOf = (now: Instant): Instant => at(plusDays(dayOf(now), daysOpen + 1), '00:00');

export const isGood = ({ expires }: Link, now: Instant): boolean => now < expires;

/** As people write it: `h48.01 - 261012 - 0007` is the same dossier. At most 40 signs; longer is no code. */
export const readCode = (text: string): string =>
  firstOf(
    text
      .normalize('NFKC')
      .replace(/[\s#]/g, '')
      .replace(/[‐-―−]/g, '-')
      .toUpperCase(),
    40,
  );

/** The last three digits of a number, by which its owner finds the dossier; undefined where there are fewer. */
export const lastDigits = (phone: string): string | undefined =>
  /\d{3}$/.exec(phone.normalize('NFKC').replace(/\D/g, ''))?.[0];

/** So many tries in a stretch of time: `most` of what `of` names, counted under `stretch`, which is over at `until`. */
export type TryLimit = { of: string; stretch: string; most: number; until: Instant };

const triesPerCode = 10;
// Many phones share one address of a mobile carrier, and a centre's visitors share another.
const triesPerAddress = 100;

const nextDay = (now: Instant): Instant => at(plusDays(dayOf(now), 1), '00:00');

/** What one try to find a dossier counts against: 10 a day for a code, 100 an hour from one address of the network. */
export const limitsOf = (code: string, address: string, now: Instant): TryLimit[] => {
  const day: Day = dayOf(now);
  return [
    { of: `code ${code}`, stretch: day, most: triesPerCode, until: nextDay(now) },
    { of: `address ${address}`, stretch: now.slice(0, 13), most: triesPerAddress, until: nextDay(now) },
  ];
};
