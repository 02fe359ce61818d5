import { rm } from 'node:fs/promises';
import { bundleFunctions } from '../infra/bundle.ts';

/**
 * Tests run the bundles that would be deployed, made anew once for all of them. What these ask of AWS while the tests run
 * is kept for `infra/check-rights.ts`.
 */
export const setup = async (): Promise<void> => {
  process.env.RECORD_CALLS = 'dist/calls';
  await rm(process.env.RECORD_CALLS, { recursive: true, force: true });
  await bundleFunctions();
};
