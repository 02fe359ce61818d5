import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../functions/domain/time.ts';
import { livingAt } from '../living-at.ts';

/** What a user's shell has, and nothing of the test runner or of the npm that started it. */
const userEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|LANG|TMPDIR|DYNAMODB_ENDPOINT|JAVA_HOME)$/.test(name)),
  );

const patienceMilliseconds = 540_000;

/** `npm start` in a folder, as a user types it; Ctrl-C ends it. */
export const startTrial = (folder: string, now: Instant) => {
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...userEnvironment(), NODE_OPTIONS: `--import=${livingAt(now)}`, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, as a shell makes it: Ctrl-C goes to all of it
  });
  const ended = once(child, 'close');
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name);
  };

  /** Waits for words on the terminal; answers the pattern's first group. */
  const says = async (pattern: RegExp): Promise<string> => {
    for (const end = performance.now() + patienceMilliseconds; performance.now() < end; await sleep(100)) {
      const found = pattern.exec(said.out);
      if (found) return found[1] ?? '';
      if (child.exitCode !== null) break;
    }
    throw new Error(`it never said ${pattern}:\n${said.out}\n${said.err}`);
  };
  const stop = async (): Promise<number | null> => {
    signal('SIGINT');
    await ended;
    return child.exitCode;
  };
  return { said, says, stop, kill: () => signal('SIGKILL') };
};
