import { parseArgs } from 'node:util';
import { bundleFunctions } from '../bundle.ts';
import { inLines } from './report.ts';
import { runSeed } from './run-seed.ts';

/**
 * npm run chaos -- [--seeds N | --seed K] [--dossiers M]
 *
 * The crash test: runs the shipped bundles in processes of their own, kills them before or after what they ask of the
 * outside, redelivers and reorders, and checks what is left in the tables and with the carriers. Ends with 1 where a
 * seed fails.
 */
const { values } = parseArgs({
  options: { seeds: { type: 'string' }, seed: { type: 'string' }, dossiers: { type: 'string' } },
});

const seeds = values.seed ? [Number(values.seed)] : Array.from({ length: Number(values.seeds ?? 3) }, (_, n) => n + 1);
const dossiers = Number(values.dossiers ?? 60);

await bundleFunctions();
let failed = 0;
for (const seed of seeds) {
  const result = await runSeed(seed, dossiers);
  for (const line of inLines(result, dossiers)) console.log(line);
  if (result.violations.length > 0) failed += 1;
}
console.log(failed === 0 ? `${seeds.length} seeds are clean` : `${failed} of ${seeds.length} seeds fail`);
process.exitCode = failed === 0 ? 0 : 1;
