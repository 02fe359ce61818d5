import { epochOf, type Instant, toInstant } from '../../functions/domain/time.ts';
import type { Clock } from '../../functions/ports.ts';

export type MovableClock = Clock & {
  /** Milliseconds since 1970, as the functions see them. */
  epoch(): number;
  /** Puts the clock forward; a clock that runs goes on running from there. It never goes back. */
  moveTo(instant: Instant): void;
  /** From now on the clock runs in real pace. Until then it stands still between moves. */
  run(): void;
  /** Makes `Date.now()` of this process answer this clock's time, so that the deployed bundles need no change. */
  install(): void;
  uninstall(): void;
};

// Taken before any clock is installed: the platform puts its own time in the place of `Date.now`.
const machineTime = Date.now;

/** The real now, for the command that goes on in it; everything else is told the platform's time. */
export const realNow = (): Instant => toInstant(machineTime());

/** The platform's clock. Real elapsed time (time limits, latency) is measured with `performance.now()`, not with this. */
export const makeClock = ({ start }: { start: Instant }): MovableClock => {
  let base = epochOf(start);
  let runningSince: number | undefined;
  let original: (() => number) | undefined;

  const epoch = (): number => Math.floor(runningSince === undefined ? base : base + performance.now() - runningSince);
  const restart = (from: number): void => {
    base = from;
    runningSince = performance.now();
  };

  return {
    epoch,
    now: () => toInstant(epoch()),
    moveTo: (instant) => {
      const target = epochOf(instant);
      const now = epoch();
      // Instants have whole seconds, so a running clock may be a fraction past the second it was read at.
      if (target < now - 1000)
        throw new Error(`the clock stands at ${toInstant(now)} and cannot go back to ${instant}`);
      if (target <= now) return;
      if (runningSince === undefined) base = target;
      else restart(target);
    },
    run: () => restart(epoch()),
    install: () => {
      original ??= Date.now;
      Date.now = epoch;
    },
    uninstall: () => {
      if (original) Date.now = original;
      original = undefined;
    },
  };
};
