import { expect, test } from 'vitest';
import { inLines } from '../../infra/chaos/report.ts';
import { runSeed } from '../../infra/chaos/run-seed.ts';

/** A small load: `npm run chaos` is for more. */
const dossiers = 8;

test.each([1, 2, 3])(
  'whatever dies on the way, each citizen is told once or listed for staff (seed %i)',
  async (seed) => {
    const result = await runSeed(seed, dossiers);
    expect(result.violations.length > 0 ? inLines(result, dossiers).join('\n') : '').toBe('');
    expect(result.trace.counts().deaths).toBeGreaterThan(10);
    expect(result.messages).toBeGreaterThan(3);
  },
  180_000,
);
