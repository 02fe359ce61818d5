import type { NoticeRef } from '../domain/notice.ts';
import { type Instant, plusMinutes } from '../domain/time.ts';
import { isStalled, type Lane, lanes, lookAgainAt, stalledBefore } from '../domain/turn.ts';
import type { Clock, InFlight, NoticeQueue, TypedTexts } from '../ports.ts';

export type FindPorts = {
  inFlight: InFlight;
  typedTexts: TypedTexts;
  /** How many days what staff typed is kept after its matter has ended. */
  noteDays: number;
  queues: Readonly<Record<Lane, NoticeQueue>>;
  clock: Clock;
  /** Told of each notice that was found. */
  report: (notice: NoticeRef) => void;
};

/**
 * The most of a lane that one run hands on: after an outage thousands may wait, and messages that say the same must not
 * crowd out what is new. The next run goes on.
 */
const mostInARun = 1000;
/** The next run goes on. */
const mostTextsInARun = 100;
/** So many are handed on side by side. */
const together = 20;

/**
 * Finds the notices whose turn is long past, because a message or a schedule was lost, and hands them to their queue
 * again. What becomes of each is for `send-notice` to say, which sends none twice.
 */
export const makeFindStalled = ({ inFlight, typedTexts, noteDays, queues, clock, report }: FindPorts) => {
  const handOnOf = async (lane: Lane): Promise<void> => {
    const now = clock.now();
    const found = await inFlight.withTurnBefore(lane, stalledBefore(now), mostInARun);
    const stalled = found.filter((notice) => isStalled(notice, now));
    for (let next = 0; next < stalled.length; next += together)
      await Promise.all(
        stalled.slice(next, next + together).map(async (notice) => {
          await queues[lane].send(notice);
          // Noted after it was handed on: what dies in between is found again in the next run.
          await inFlight.lookAgainAt(notice, lookAgainAt(now));
          report(notice);
        }),
      );
  };
  /** In the same index, and nobody waits for it: what staff typed goes some time after its matter has ended. */
  const takeOutTexts = async (now: Instant): Promise<void> => {
    const old = await typedTexts.endedBefore(plusMinutes(now, -noteDays * 24 * 60), mostTextsInARun);
    for (const notice of old) await typedTexts.takeOut(notice);
  };
  return async (): Promise<void> => {
    for (const lane of lanes) await handOnOf(lane);
    await takeOutTexts(clock.now());
  };
};
