import type { MovableClock } from '../local/clock.ts';
import type { FunctionsSource } from '../local/functions.ts';
import type { FunctionSpec } from '../topology.ts';
import type { DeathDrawn } from './disturbances.ts';
import { dossiersIn, recordsOf } from './events.ts';
import { type FunctionProcess, startFunctionProcess } from './function-processes.ts';
import type { OutsideCalls } from './outside-calls.ts';
import type { Trace } from './trace.ts';

export type PoolSource = {
  name: string;
  spec: FunctionSpec;
  functions: FunctionsSource;
  outside: OutsideCalls;
  clock: Pick<MovableClock, 'epoch' | 'now'>;
  trace: Trace;
};

export type FunctionPool = {
  /** Hands an event to a process that is free, or to a new one; throws what it throws, and when it is killed. */
  handle(event: unknown, death?: DeathDrawn): Promise<unknown>;
  stop(): void;
};

/** The processes of one function: warm ones are used again, a killed one is replaced when the next is needed. */
export const openFunctionPool = ({ name, spec, functions, outside, clock, trace }: PoolSource): FunctionPool => {
  const all = new Set<FunctionProcess>();
  let idle: FunctionProcess[] = [];
  let callsOfRecord = 3;

  const start = async (): Promise<FunctionProcess> => {
    const process = await startFunctionProcess({ name, spec, functions, outside, now: clock.epoch() });
    all.add(process);
    return process;
  };

  /** A death beyond the calls that are to be expected comes when all is done. */
  const placed = (event: unknown, { share, when }: DeathDrawn) => {
    const expected = callsOfRecord * Math.max(1, recordsOf(event).length);
    return { call: 1 + Math.floor(share * (expected + 1)), when };
  };

  const handle = async (event: unknown, death?: DeathDrawn): Promise<unknown> => {
    const process = idle.pop() ?? (await start());
    const handled = await process.handle(event, clock.epoch(), death && placed(event, death));
    if (process.isAlive()) idle.push(process);
    else all.delete(process);
    trace.noteHandled(clock.now(), name, handled, dossiersIn(event));
    const { outcome, calls } = handled;
    if ('death' in outcome) throw new Error(`killed ${outcome.death}`);
    if ('error' in outcome) throw new Error(outcome.error);
    callsOfRecord = Math.max(1, calls.length / Math.max(1, recordsOf(event).length));
    return outcome.answer;
  };

  return {
    handle,
    stop: () => {
      idle = [];
      for (const process of all) process.stop();
    },
  };
};
