import type { FunctionsSource } from '../local/functions.ts';
import type { Invoke } from '../local/streams.ts';
import { deliver } from './deliver.ts';
import { disturbanceOf, shuffled } from './disturbances.ts';
import { dossiersIn, failuresIn, mostReceives, recordsOf } from './events.ts';
import { type FunctionPool, openFunctionPool, type PoolSource } from './function-pool.ts';

type DisturbedSource = Pick<PoolSource, 'outside' | 'clock' | 'trace'> & { seed: number };

export type DisturbedFunctions = {
  /** For the platform: how its functions are called. */
  callFunctions(source: FunctionsSource): Invoke;
  stop(): void;
};

/** A message becomes a dead letter after five hand-overs, a stream's record after six: before that it is let through. */
const wornReceives = 3;
const wornFailures = 2;

/** Lambda calls a function that a schedule wakes again, twice, when it fails. */
const triesOfSchedules = 3;

/** Calls functions in processes of their own and disturbs them as the seed says. */
export const disturbFunctions = (source: DisturbedSource): DisturbedFunctions => {
  const pools: FunctionPool[] = [];
  return {
    callFunctions: (functions) => {
      const known = new Map(
        Object.entries(functions.specs).map(([name, spec]) => {
          const pool = openFunctionPool({ ...source, name, spec, functions });
          pools.push(pool);
          return [name, callerOf({ ...source, name, spec, functions }, pool)];
        }),
      );
      return async (name, event) => {
        const call = known.get(name);
        if (!call) throw new Error(`the topology has no function ${name}`);
        return call(event);
      };
    },
    stop: () => {
      for (const pool of pools) pool.stop();
    },
  };
};

/** Calls one function. Its events come one after the other, so that a seed does the same each time; requests do not wait. */
const callerOf = ({ seed, name, spec, clock, trace }: DisturbedSource & PoolSource, { handle }: FunctionPool) => {
  const { type } = spec.trigger;
  let turns = 0;
  let failures = 0;
  let late: unknown;

  const repeatLate = async (): Promise<void> => {
    const event = late;
    late = undefined;
    if (event === undefined) return;
    trace.note(clock.now(), `${name} is handed an earlier event again`, dossiersIn(event));
    await handle(event).catch(() => {});
  };

  const disturbed = async (event: unknown): Promise<unknown> => {
    turns += 1;
    const turn = {
      seed,
      name,
      turn: turns,
      type,
      isWorn: failures >= wornFailures || mostReceives(event) > wornReceives,
    };
    const disturbance = disturbanceOf(turn);
    const { delivery, isShuffled } = disturbance;
    await repeatLate();
    if (delivery === 'later') late = event;
    if (delivery !== 'usual') trace.note(clock.now(), `${name} is delivered: ${delivery}`, dossiersIn(event));
    const changed = isShuffled ? { Records: shuffled(recordsOf(event), turn) } : event;
    try {
      const answer = await deliver(changed, disturbance, { handle, isOrdered: type === 'stream' });
      failures = failuresIn(answer).length > 0 ? failures + 1 : 0;
      return answer;
    } catch (error) {
      failures += 1;
      throw error;
    }
  };

  const tried = (event: unknown, left: number): Promise<unknown> =>
    disturbed(event).catch((error) => {
      if (left <= 1) throw error;
      return tried(event, left - 1);
    });

  let last: Promise<unknown> = Promise.resolve();
  return (event: unknown): Promise<unknown> => {
    if (type === 'http') return disturbed(event);
    const mine = last.then(() => tried(event, type === 'schedule' ? triesOfSchedules : 1));
    last = mine.catch(() => {});
    return mine;
  };
};
