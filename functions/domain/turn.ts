import type { Notice } from './notice.ts';
import { type Instant, plusMinutes } from './time.ts';

/** The queue that a notice waits in: messages of a campaign have one of their own. */
export const lanes = ['now', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

export const laneOf = ({ kind }: Pick<Notice, 'kind'>): Lane => (kind === 'nudge' ? 'bulk' : 'now');

/** Until when a notice was put off: for a pause after a try, or for an hour in which it may go. */
export const putOffUntil = ({ tryAgainAt, releaseAt }: Notice): Instant | undefined => tryAgainAt ?? releaseAt;

/** When a notice that waits in its queue may go, or be tried again. */
export const turnOf = (notice: Notice): Instant => putOffUntil(notice) ?? notice.stateAt;

/** A claim older than this belongs to a process that is dead; the functions' own time-outs are no longer. */
export const claimMinutes = 1;

/** The longest that a message comes late while all goes well: a queue shows it again three or six minutes after a failure. */
const usualDelayMinutes = 15;

/**
 * Whether a notice's turn is so long past that its message must be lost: a process died between writing the state and
 * filling the queue, a schedule never fired, or the message lies among the dead letters.
 */
export const isStalled = (notice: Notice, now: Instant): boolean => {
  switch (notice.state) {
    case 'queued':
    case 'held':
      return plusMinutes(turnOf(notice), usualDelayMinutes) <= now;
    case 'sending':
      return plusMinutes(notice.stateAt, usualDelayMinutes) <= now;
    default:
      return false;
  }
};

/** Handed to the queue again, it is looked at again after so long, and not in every turn: the queue may only be full. */
const lookAgainMinutes = 60;
export const lookAgainAt = (now: Instant): Instant => plusMinutes(now, lookAgainMinutes);

/** What is stalled had its turn no later than this. */
export const stalledBefore = (now: Instant): Instant => plusMinutes(now, -usualDelayMinutes);
