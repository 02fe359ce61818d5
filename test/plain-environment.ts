import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** What a command that a test starts is told: nothing of the test runner. What Node compiles once, it keeps for the next. */
export const plainEnvironment = () => ({
  ...process.env,
  NODE_ENV: undefined,
  NODE_OPTIONS: undefined,
  VITEST: undefined,
  NODE_COMPILE_CACHE: join(root, 'dist', 'compile-cache'),
});
