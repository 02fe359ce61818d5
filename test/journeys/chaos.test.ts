import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { plainEnvironment, root } from '../plain-environment.ts';

const chaos = `${root}/infra/chaos/chaos.ts`;
const ended = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/** Runs the command; answers its exit code with what it said. It ends with the test. */
const run = async (signal: AbortSignal, ...args: string[]) => {
  const env = plainEnvironment();
  try {
    return {
      code: 0,
      ...(await promisify(execFile)(process.execPath, [chaos, ...args], { env, signal, maxBuffer: 2 ** 26 })),
    };
  } catch (error) {
    return ended.parse(error);
  }
};

test('whatever dies on the way, each citizen is told once or listed for staff: three seeds', async ({ signal }) => {
  const { code, stdout } = await run(signal, '--seeds', '3', '--dossiers', '6');
  // A failing seed says what led to it.
  expect(code, stdout).toBe(0);
  const seeds = [...stdout.matchAll(/^seed (\d) is clean: .* (\d+) deaths, (\d+) messages/gm)];
  expect(seeds.map(([, seed]) => seed)).toEqual(['1', '2', '3']);
  for (const [, , deaths, messages] of seeds) {
    expect(Number(deaths)).toBeGreaterThan(2);
    expect(Number(messages)).toBeGreaterThan(2);
  }
}, 900_000);

test('what the command does not know is said in one sentence', async ({ signal }) => {
  expect(await run(signal, '--seeds', 'many')).toMatchObject({
    code: 2,
    stderr: '--seeds is a whole number from 1 on, not many\n',
  });
});
