import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** The command `npm start` as a process of its own, at a time that `livingAt` made, with these variables beside ours. */
export const startTrial = (time: string, words: readonly string[], variables: NodeJS.ProcessEnv = {}) => {
  const child: ChildProcess = spawn(process.execPath, ['--import', time, 'infra/local/start.ts', ...words], {
    cwd: root,
    env: { ...process.env, RECORD_CALLS: undefined, PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
    });
  const says = async (pattern: RegExp): Promise<string> => {
    await expect.poll(() => said.text, { timeout: 55_000 }).toMatch(pattern);
    return pattern.exec(said.text)?.[1] ?? '';
  };
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (signals: readonly NodeJS.Signals[]): Promise<number | null> => {
    const ended = hasEnded() ? undefined : once(child, 'exit');
    for (const signal of signals) child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    said,
    says,
    hasEnded,
    exitCode: () => child.exitCode,
    /** In good order; the signal comes twice, as npm passes it on. */
    stop: () => end(['SIGINT', 'SIGINT']),
    kill: () => end(['SIGKILL']),
  };
};
export type TrialProcess = ReturnType<typeof startTrial>;
