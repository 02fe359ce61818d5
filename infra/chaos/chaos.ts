import { bundlesToRun } from '../made-bundles.ts';
import { type Asked, readCommand, run } from '../operate/command.ts';
import { inLines } from './report.ts';
import { runSeed } from './run-seed.ts';

/**
 * npm run chaos -- [--seeds N | --seed K] [--dossiers M]
 *
 * The crash test (docs/adr/0061): runs the deployed bundles in processes of their own, kills these before or after what
 * they ask of the outside, redelivers and reorders, and checks what is left in the tables and with the carriers. Ends
 * with 1 where a seed fails.
 */
const usage = 'chaos -- [--seeds N | --seed K] [--dossiers M]';

const numberOf = (asked: Asked, name: string, usual: number): number => {
  const text = asked.optional(name) ?? String(usual);
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} is a whole number from 1 on, not ${text}`);
  return Number(text);
};

const seedsOf = (asked: Asked): number[] =>
  asked.optional('seed')
    ? [numberOf(asked, 'seed', 1)]
    : Array.from({ length: numberOf(asked, 'seeds', 3) }, (_, n) => n + 1);

await run(async () => {
  const asked = readCommand(usage, {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    dossiers: { type: 'string' },
  });
  const seeds = seedsOf(asked);
  const dossiers = numberOf(asked, 'dossiers', 60);
  await bundlesToRun().all;
  let failed = 0;
  for (const seed of seeds) {
    const result = await runSeed(seed, dossiers);
    for (const line of inLines(result, dossiers)) console.log(line);
    if (result.violations.length > 0) failed += 1;
  }
  console.log(failed === 0 ? 'all seeds are clean' : `${failed} of ${seeds.length} seeds fail`);
  return failed === 0 ? 0 : 1;
});
