import type { Notice } from './notice.ts';
import { epochOf, type Instant } from './time.ts';

/**
 * What is promised: of the notices of service, so large a share is with the carrier within so many seconds of the change,
 * in sending hours (docs/adr/0050).
 */
export const promise = { share: 0.99, seconds: 60 } as const;

type Timed = Pick<Notice, 'releaseAt' | 'arrivedAt' | 'decidedAt'>;

/**
 * When the clock starts: when the change came in; for what time itself brings, when that was found; for what was held, by
 * the night or by whoever approves it, when it was free to go. Not the source's time of the change, which may be days old.
 */
export const clockStart = ({ releaseAt, arrivedAt, decidedAt }: Timed): Instant => releaseAt ?? arrivedAt ?? decidedAt;

/** Seconds from there to `handedAt`, never below 0: clocks of different machines differ. */
export const handoverSeconds = (notice: Timed, handedAt: Instant): number =>
  Math.max(0, (epochOf(handedAt) - epochOf(clockStart(notice))) / 1000);

export const isLate = (seconds: number): boolean => seconds > promise.seconds;

/** Campaign messages keep a slow pace of their own: nothing is promised of them. */
export const isPromised = ({ kind, channel }: Pick<Notice, 'kind' | 'channel'>): boolean =>
  kind !== 'nudge' && channel !== 'none';

/** `open`: its time is not over yet; `none`: nothing is promised, or nothing was to be handed over. */
export type Verdict = 'kept' | 'broken' | 'open' | 'none';

/** How the promise stands with a notice at `now`. What cannot be shown to have been kept counts as broken. */
export const verdictOn = (notice: Notice, now: Instant): Verdict => {
  if (!isPromised(notice)) return 'none';
  if (notice.acceptedAt) return isLate(handoverSeconds(notice, notice.acceptedAt)) ? 'broken' : 'kept';
  switch (notice.state) {
    case 'queued':
    case 'held':
    case 'sending':
      return isLate(handoverSeconds(notice, now)) ? 'broken' : 'open';
    case 'accepted':
    case 'delivered':
    case 'failed':
    case 'unknown':
      return 'broken';
    // The carrier said no, nobody can be reached, a person has to decide first, or it is true no longer.
    case 'undeliverable':
    case 'suppressed':
    case 'drafted':
    case 'escalated':
    case 'awaiting-approval':
    case 'rejected':
    case 'superseded':
    case 'gathered':
      return 'none';
    default:
      return notice.state satisfies never;
  }
};
