import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFunctions } from '../infra/bundle.ts';

/**
 * Tests run the bundles that would be deployed, made anew once for all of them. What these ask of AWS while the tests run
 * is kept for `infra/check-rights.ts`.
 */
export const setup = async (): Promise<void> => {
  const calls = join(import.meta.dirname, '..', 'dist', 'calls');
  await rm(calls, { recursive: true, force: true });
  process.env.RECORD_CALLS = calls;
  await bundleFunctions();
  process.env.BUNDLES_MADE = '1'; // for the processes that tests start
};
