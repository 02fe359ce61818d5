import { makeClock } from '../local/clock.ts';
import { startPlatform } from '../local/platform.ts';
import { enterUnits, localSettings } from '../local/province.ts';
import { check } from './checker/checker.ts';
import type { Violation } from './checker/seen.ts';
import { disturbFunctions } from './disturbed-functions.ts';
import { livesOf, span } from './lives.ts';
import { startOutsideCalls } from './outside-calls.ts';
import { pushesOf, pushLives } from './push-lives.ts';
import { makeTrace, type Trace } from './trace.ts';
import { seenIn } from './what-is-seen.ts';

export type SeedResult = {
  seed: number;
  violations: readonly Violation[];
  trace: Trace;
  pushes: number;
  messages: number;
  seconds: number;
};

/** Lives of so many dossiers through a fresh platform whose functions die and are disturbed as the seed says. */
export const runSeed = async (seed: number, dossiers: number): Promise<SeedResult> => {
  const begun = performance.now();
  await using undo = new AsyncDisposableStack();
  const outside = await startOutsideCalls();
  undo.defer(outside.stop);
  const clock = makeClock({ start: span.start });
  const trace = makeTrace();
  const disturbed = disturbFunctions({ seed, outside, clock, trace });
  undo.defer(disturbed.stop);
  const report = (line: string): void => trace.note(clock.now(), line, []);
  const { callFunctions } = disturbed;
  const platform = await startPlatform({ clock, settings: localSettings(), report, callFunctions });
  undo.defer(platform.stop);
  await enterUnits(platform);

  const lives = livesOf(seed, dossiers);
  const pushes = pushesOf(lives, seed);
  for (const { carrier } of lives)
    if (carrier) platform.carriers.fault({ to: carrier.phone }, { kind: carrier.kind, times: carrier.times });
  await pushLives(pushes, { platform, clock, trace });
  await platform.advanceTo(span.end);
  await platform.settle();

  const seen = await seenIn(platform, clock, lives);
  return {
    seed,
    violations: check(seen),
    trace,
    pushes: pushes.length,
    messages: seen.inbox.length,
    seconds: (performance.now() - begun) / 1000,
  };
};
