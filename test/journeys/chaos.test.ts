import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { plainEnvironment, root } from '../plain-environment.ts';

const chaos = `${root}/infra/chaos/chaos.ts`;
const ended = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/** Runs the command; answers its exit code with what it said. */
const run = async (...args: string[]) => {
  const env = plainEnvironment();
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [chaos, ...args], { env, maxBuffer: 2 ** 26 })) };
  } catch (error) {
    return ended.parse(error);
  }
};

test('whatever dies on the way, each citizen is told once or listed for staff: three seeds', async () => {
  const { code, stdout } = await run('--seeds', '3', '--dossiers', '6');
  // A failing seed says what led to it.
  expect(code, stdout).toBe(0);
  const seeds = [...stdout.matchAll(/^seed (\d) is clean: .* (\d+) deaths, (\d+) messages/gm)];
  expect(seeds.map(([, seed]) => seed)).toEqual(['1', '2', '3']);
  for (const [, , deaths, messages] of seeds) {
    expect(Number(deaths)).toBeGreaterThan(5);
    expect(Number(messages)).toBeGreaterThan(3);
  }
}, 400_000);

test('what the command does not know is said in one sentence', async () => {
  expect(await run('--seeds', 'many')).toMatchObject({
    code: 2,
    stderr: '--seeds is a whole number from 1 on, not many\n',
  });
});
