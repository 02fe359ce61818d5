import * as z from 'zod';

/** A record that a function refused every time; kept for a person to look at. */
export const deadLetter = z.object({
  /** Names it: the message, or the consumer and the place in the stream. */
  id: z.string(),
  /** The queue, or the table whose stream it came from. */
  source: z.string(),
  consumer: z.string(),
  at: z.string(),
  /** What was handed over: the message's body, or the stream record. */
  record: z.unknown(),
});
export type DeadLetter = z.infer<typeof deadLetter>;

export type Redriven = { done: number; left: number };

/** A queue, or a table's stream, with what its functions refused. */
export type DeadLetterSource = {
  of: string;
  deadLetters: readonly DeadLetter[];
  /** Has them done once more: how many were handed over or done, and how many stay. */
  redrive(): Promise<Redriven>;
};
