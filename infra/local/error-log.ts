import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../functions/ports.ts';
import { describeThrown, inOneLine, readErrorLine, type TrialError } from './error-line.ts';
import type { During } from './record-calls.ts';
import { type WhatCame, whatCame } from './what-came.ts';

export type ErrorLog = {
  /** Around all that a function does, so that it is known whose line the process writes. */
  during: During;
  /** Takes an error that nobody caught. */
  add(where: string, error: unknown, event?: unknown): void;
  errors: readonly TrialError[];
  stop(): void;
};

type Source = {
  clock: Clock;
  /** Told of each error, in one line. */
  report(line: string): void;
  /** Whether errors are those of a disk that takes nothing, which is told by itself. */
  isDiskFull?(): boolean;
  /** Whether the functions' own lines are written as they are; then those are not told again. */
  passOn: boolean;
};

/** The oldest are forgotten: a fault that comes with every dossier of a month is one fault. */
const keptErrors = 1000;

/**
 * Gathers the errors of functions that run in this process. What a function lets out is brought here; what it catches and
 * logs itself goes to the error output, where it is read. Who wrote is known by the asynchronous context.
 */
export const openErrorLog = ({ clock, report, isDiskFull = () => false, passOn }: Source): ErrorLog => {
  const running = new AsyncLocalStorage<WhatCame & { where: string }>();
  const errors: TrialError[] = [];
  const keep = (error: TrialError, isTold: boolean): void => {
    errors.push(error);
    if (errors.length > keptErrors) errors.shift();
    if (!isTold && !isDiskFull()) report(inOneLine(error));
  };

  /** Whether the text is an error's line, and nothing is left to be written. */
  const takeIn = (text: unknown): boolean => {
    const by = running.getStore();
    const read = by && typeof text === 'string' ? readErrorLine(text) : undefined;
    if (!by || !read) return false;
    const dossiers = read.dossiers.length > 0 ? read.dossiers : by.dossiers;
    keep({ ...by, ...read, dossiers, at: clock.now() }, passOn);
    return !passOn;
  };

  const before = process.stderr.write;
  const watched = new Proxy(before, {
    apply: (write, stream, given) => {
      if (!takeIn(given[0])) return Reflect.apply(write, stream, given);
      for (const done of given) if (typeof done === 'function') process.nextTick(done);
      return true;
    },
  });
  process.stderr.write = watched;
  return {
    during: (name, run, event) => running.run({ where: name, ...whatCame(event) }, run),
    add: (where, error, event) => keep({ where, at: clock.now(), ...whatCame(event), ...describeThrown(error) }, false),
    errors,
    stop: () => {
      if (process.stderr.write === watched) process.stderr.write = before;
    },
  };
};
