import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/bundles.ts'],
    reporters: ['default', ['json', { outputFile: 'dist/tests.json' }]],
    // Two cores: databases and browsers of several files at once would starve each other.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
