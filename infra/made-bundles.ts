import { bundleOf, startBundling } from './bundle.ts';

export type Bundles = ReturnType<typeof startBundling>;

/**
 * The bundles that a command runs. It makes them, unless `BUNDLES_MADE` says that they lie in `dist/functions` already:
 * tests make them once, and every process that they start runs these.
 */
export const bundlesToRun = (): Bundles =>
  process.env.BUNDLES_MADE ? { of: async (folder) => bundleOf(folder), all: Promise.resolve() } : startBundling();
