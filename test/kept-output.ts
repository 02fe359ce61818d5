import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const patienceMilliseconds = 60_000;

/** What a process says and how it ends. It is ended by the end of its standard input, as it would be with us. */
export const keepOutput = (child: ChildProcess) => {
  const said = { out: '', err: '' };
  const ended = once(child, 'close');
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });

  /** Waits for words on the standard output; answers the pattern's first group. */
  const untilItSays = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said.out);
      if (found) return found[1] ?? '';
      const [more] = await Promise.race([once(child.stdout ?? child, 'data'), ended.then(() => [undefined])]);
      if (more === undefined && !pattern.test(said.out)) throw new Error(`the process ended:\n${said.err}`);
    }
  };

  /** Ends it in good order; answers its exit code. One that does not end is killed. */
  const end = async (): Promise<number | null> => {
    child.stdin?.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
    await ended;
    clearTimeout(timer);
    return child.exitCode;
  };

  return { said, untilItSays, end };
};
