import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { bundlesFolder } from '../bundle.ts';
import type { FunctionsSource } from '../local/functions.ts';
import type { FunctionSpec } from '../topology.ts';
import type { Gate, OutsideCalls } from './outside-calls.ts';

/** Where a process is to die: at this outside call of an event, counted from 1, or after the last one. */
export type Death = { call: number; when: 'before' | 'after' };

/** What came of an event that a process was handed. */
export type Handled = {
  outcome: { answer: unknown } | { error: string } | { death: string };
  /** Its outside calls, in their order. */
  calls: readonly string[];
};

export type FunctionProcess = {
  /** Hands it an event. Where a death is named the process is killed there and answers nothing. */
  handle(event: unknown, now: number, death: Death | undefined): Promise<Handled>;
  isAlive(): boolean;
  stop(): void;
};

const said = z.object({ ready: z.boolean(), answer: z.unknown(), error: z.string() }).partial();
type Said = z.infer<typeof said>;

type StartSource = {
  name: string;
  spec: FunctionSpec;
  functions: Pick<FunctionsSource, 'bundleOf' | 'environmentOf' | 'region'>;
  outside: OutsideCalls;
  now: number;
};

let started = 0;

/** A process is started each time that one was killed: what Node has compiled of a bundle it does not compile again. */
const NODE_COMPILE_CACHE = join(bundlesFolder, '..', 'compile-cache');

/** Starts a function in a Node process of its own, from the bundle that would be deployed. */
export const startFunctionProcess = async (source: StartSource): Promise<FunctionProcess> => {
  const { name, spec, functions, outside, now } = source;
  started += 1;
  const id = `process-${started}`;
  let gate: Gate = ({ carryOut }) => carryOut();
  const own = functions.environmentOf(spec);
  const routed = outside.route(id, (call) => gate(call), own);
  const child = fork(
    join(import.meta.dirname, 'function-process.ts'),
    [await functions.bundleOf(spec.folder), spec.handler],
    {
      env: { ...process.env, ...routed, ...ofLambda(name, spec), PLATFORM_TIME: String(now), NODE_COMPILE_CACHE },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  const complaints = keepLast(child);
  const kill = (): void => {
    outside.close(id);
    child.kill('SIGKILL');
  };
  const next = (): Promise<Said | undefined> =>
    Promise.race([
      once(child, 'message').then(([message]) => said.parse(JSON.parse(String(message)))),
      ended.then(() => undefined),
    ]);
  if (!(await next())?.ready) throw new Error(`the process of ${name} did not start: ${complaints()}`);

  const handle: FunctionProcess['handle'] = async (event, at, death) => {
    const calls: string[] = [];
    const underWay = new Set<Promise<unknown>>();
    let died: string | undefined;
    const die = (where: string): 'silence' => {
      died = where;
      kill();
      return 'silence';
    };
    gate = async ({ what, carryOut }) => {
      if (died) return 'silence';
      calls.push(what);
      const isLast = calls.length === death?.call;
      if (isLast && death.when === 'before') return die(`before ${what}`);
      const carried = carryOut();
      underWay.add(carried);
      const answer = await carried.finally(() => underWay.delete(carried));
      return isLast ? die(`after ${what}`) : answer;
    };
    const milliseconds = spec.timeoutSeconds * 1000;
    child.send(JSON.stringify({ event, now: at, milliseconds }));
    const timer = setTimeout(() => die('when its time was up'), milliseconds);
    const answer = await next();
    clearTimeout(timer);
    // What it had asked for is carried out, though nobody hears the answer.
    await Promise.allSettled(underWay);
    if (death && !died) die('when all was done, before it could answer');
    if (died) return { outcome: { death: died }, calls };
    if (!answer) return { outcome: { error: `the process ended by itself: ${complaints()}` }, calls };
    return { outcome: answer.error === undefined ? { answer: answer.answer } : { error: answer.error }, calls };
  };

  return { handle, isAlive: () => child.connected && child.exitCode === null && !child.killed, stop: kill };
};

const ofLambda = (name: string, { memoryMb }: FunctionSpec): Record<string, string> => ({
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
});

/** Keeps the end of what a process complained of. */
const keepLast = (child: ChildProcess): (() => string) => {
  let kept = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    kept = `${kept}${text}`.slice(-1000);
  });
  return () => kept.trim();
};
