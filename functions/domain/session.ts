import * as z from 'zod';
import { type Instant, plusMinutes } from './time.ts';

/** A working day with its overtime: nobody signs in twice a day, and no session sees the next morning. */
const longestMinutes = 12 * 60;
/** A lunch break. Counters share computers; who goes for longer finds the console shut. */
const idleMinutes = 60;
/** Use is remembered to the minute, so that a click is not always a write. */
const touchMinutes = 1;
/** Time for a password and a code from the telephone. */
const signInMinutes = 10;

/** Somebody who has signed in. What they may do is not here: the registry says it anew for each request. */
export const session = z.object({
  /** SHA-256 of the token in the browser's cookie: who reads the table cannot take a session over. */
  id: z.string(),
  email: z.string(),
  /** The identity provider's own name for the person. */
  sub: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});
export type Session = z.infer<typeof session>;

/** A sign-in under way: what the browser must bring back from the identity provider. */
export const pendingSignIn = z.object({
  /** SHA-256 of the token in the browser's cookie: only the browser that began can end it. */
  id: z.string(),
  state: z.string(),
  nonce: z.string(),
  /** PKCE (RFC 7636). */
  verifier: z.string(),
  /** Path to go to afterwards. */
  returnTo: z.string(),
  createdAt: z.string(),
});
export type PendingSignIn = z.infer<typeof pendingSignIn>;

/** The moment after which a session is of no use whatever happens. */
export const sessionEnd = ({ createdAt }: Pick<Session, 'createdAt'>): Instant =>
  plusMinutes(createdAt, longestMinutes);

export const signInEnd = ({ createdAt }: Pick<PendingSignIn, 'createdAt'>): Instant =>
  plusMinutes(createdAt, signInMinutes);

export const isOpen = (session: Session, now: Instant): boolean =>
  now < sessionEnd(session) && now < plusMinutes(session.lastSeenAt, idleMinutes);

export const wantsTouch = ({ lastSeenAt }: Session, now: Instant): boolean =>
  now >= plusMinutes(lastSeenAt, touchMinutes);
