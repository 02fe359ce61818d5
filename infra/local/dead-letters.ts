import type { Instant } from '../../functions/domain/time.ts';

/** A record that a function refused every time; kept for a person to look at. */
export type DeadLetter = {
  /** The queue, or the table whose stream it came from. */
  source: string;
  consumer: string;
  at: Instant;
  /** What was handed over: the message's body, or the stream record. */
  record: unknown;
};
