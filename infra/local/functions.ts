import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { FunctionSpec } from '../topology.ts';
import { setEnvironment } from './environment.ts';
import type { During } from './record-calls.ts';
import type { Invoke } from './streams.ts';

type Handler = (event: unknown, context: unknown) => unknown;
type Known = { spec: FunctionSpec; handler: () => Promise<Handler> };

export type FunctionsSource = {
  specs: Readonly<Record<string, FunctionSpec>>;
  /** File of a folder's bundle, once it is there. */
  bundleOf(folder: string): string | Promise<string>;
  environmentOf(spec: FunctionSpec): Readonly<Record<string, string>>;
  region: string;
  /** Told of every error that a function let out. */
  onFailure(name: string, error: unknown, event: unknown): void;
  /** Around all that a function does. */
  during?: During;
  /** Whether each function loads a module of its own, so that nothing of it is done in another's name. */
  apart?: boolean;
};

const isFunction = z.custom<Handler>((value) => typeof value === 'function');
let starts = 0;

/**
 * Answers how to invoke a function by its name. Each bundle is loaded once and with its own environment when the
 * function is first called, as Lambda does, so that citizens' first notice does not wait for what comes later. What
 * loading or an invocation throws is told to `onFailure` and thrown.
 */
export const makeInvoke = (source: FunctionsSource): Invoke => {
  const { specs, region, onFailure, during = (_name, run) => run() } = source;
  const known = new Map<string, Known>();
  starts += 1; // a new start is a cold start: modules of an earlier one hold clients of its endpoints
  const start = starts;
  let turn: Promise<unknown> = Promise.resolve();
  /** One at a time, for a bundle reads its environment from the process while it is loaded. */
  const inTurn = (name: string, spec: FunctionSpec): Promise<Handler> => {
    const loaded = turn.then(() => during(name, () => load(name, spec, source, start)));
    turn = loaded.catch(() => {});
    return loaded;
  };
  for (const [name, spec] of Object.entries(specs)) {
    let loaded: Promise<Handler> | undefined;
    known.set(name, { spec, handler: () => (loaded ??= inTurn(name, spec)) });
  }

  return async (name, event) => {
    const found = known.get(name);
    if (!found) throw new Error(`the topology has no function ${name}`);
    try {
      const handler = await found.handler();
      return await during(name, () => call(handler, found.spec, name, event, region), event);
    } catch (error) {
      onFailure(name, error, event);
      throw error;
    }
  };
};

const load = async (
  name: string,
  spec: FunctionSpec,
  { specs, bundleOf, environmentOf, apart }: FunctionsSource,
  start: number,
): Promise<Handler> => {
  const file = await bundleOf(spec.folder);
  if (!existsSync(file)) throw new Error(`${file} is missing: bundle the functions first (node infra/bundle.ts).`);
  // Functions of one folder share the module where they are told the same; a lane of its own has one of its own.
  const environment = environmentOf(spec);
  const sharing = Object.entries(specs).find(
    ([, other]) => other.folder === spec.folder && isDeepStrictEqual(environmentOf(other), environment),
  );
  const as = apart ? name : sharing?.[0];
  const restore = setEnvironment(environment);
  try {
    const module: unknown = await import(`${pathToFileURL(file).href}?start=${start}&as=${as}`);
    return z.object({ [spec.handler]: isFunction }).parse(module)[spec.handler] ?? missing(file, spec);
  } finally {
    restore();
  }
};

const missing = (file: string, { handler }: FunctionSpec): never => {
  throw new Error(`${file} does not export ${handler}`);
};

const call = async (
  handler: Handler,
  spec: FunctionSpec,
  name: string,
  event: unknown,
  region: string,
): Promise<unknown> => {
  const deadline = performance.now() + spec.timeoutSeconds * 1000;
  const awsRequestId = randomUUID();
  const context = {
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${region}:000000000000:function:${name}`,
    memoryLimitInMB: String(spec.memoryMb),
    awsRequestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `${awsRequestId} Task timed out after ${spec.timeoutSeconds}.00 seconds`;
    timer = setTimeout(() => reject(new Error(message)), spec.timeoutSeconds * 1000);
  });
  try {
    return await Promise.race([handler(event, context), timeout]);
  } finally {
    clearTimeout(timer);
  }
};
