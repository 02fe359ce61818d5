import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../functions/domain/time.ts';
import type { MovableClock } from './clock.ts';
import type { Drop } from './drop.ts';
import type { Queue } from './queues.ts';
import { NoRoom } from './room.ts';
import type { Schedules } from './schedules.ts';
import type { Stream } from './streams.ts';

export type PaceSource = {
  clock: MovableClock;
  streams: readonly Stream[];
  queues: readonly Queue[];
  schedules: Schedules;
  /** Files that were dropped. */
  files: Pick<Drop, 'readAgain' | 'read'>;
  /** Tables written to since their stream was last read. */
  stale: Set<string>;
  /** Told of what nobody caught, but not that nothing can be written: that is told where it is noticed. */
  onError(error: unknown): void;
};

export type Pace = {
  /** Lets everything under way end: streams and queues are handed over until nothing is left for the clock's now. */
  settle(): Promise<void>;
  /** Moves the clock to `instant`, stopping at every schedule and every delayed message on the way, in order. */
  advanceTo(instant: Instant): Promise<void>;
  /** Goes on in real time, until the platform stops. */
  run(): void;
  stop(): Promise<void>;
};

const pollMilliseconds = 100;

/** How time goes by: by leaps for a replay and tests, or as on the wall. */
export const makePace = ({ clock, streams, queues, schedules, files, stale, onError }: PaceSource): Pace => {
  const drainStreams = async (): Promise<void> => {
    for (const stream of streams) if (stale.delete(stream.table)) await stream.drain();
  };
  const drainQueues = async (): Promise<void> => {
    for (const queue of queues) await queue.drain();
  };
  const isDue = (next: Instant | undefined, by: Instant): next is Instant => next !== undefined && next <= by;
  const queuesDue = (): boolean => queues.some((queue) => isDue(queue.nextDue(), clock.now()));

  const settleKnown = async (): Promise<void> => {
    do {
      files.readAgain();
      await files.read();
      await drainStreams();
      await drainQueues();
    } while (stale.size > 0 || queuesDue());
  };

  const settle = async (): Promise<void> => {
    for (const { table } of streams) stale.add(table); // others than our functions may have written
    await settleKnown();
  };

  const nextDue = (): Instant | undefined =>
    [schedules.nextDue(), ...queues.map((queue) => queue.nextDue())]
      .filter((due) => due !== undefined)
      .reduce<Instant | undefined>((first, due) => (first === undefined || due < first ? due : first), undefined);

  const advanceTo = async (instant: Instant): Promise<void> => {
    for (let due = nextDue(); isDue(due, instant); due = nextDue()) {
      // What fell due while the clock leapt comes late; the clock does not go back for it.
      if (due > clock.now()) clock.moveTo(due);
      await schedules.runDue();
      await settleKnown();
    }
    clock.moveTo(instant);
  };

  let running = false;
  let loops: Promise<void>[] = [];
  const repeat = async (work: () => Promise<unknown>): Promise<void> => {
    while (running) {
      await work().catch((error: unknown) => {
        if (!(error instanceof NoRoom)) onError(error);
      });
      await sleep(pollMilliseconds);
    }
  };
  const run = (): void => {
    if (running) return;
    running = true;
    clock.run();
    loops = [...streams, ...queues]
      .map(({ drain }) => repeat(drain))
      .concat(
        repeat(schedules.runDue),
        repeat(async () => files.readAgain()),
      );
  };
  const stop = async (): Promise<void> => {
    running = false;
    await Promise.all(loops);
  };

  return { settle, advanceTo, run, stop };
};
