import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/bundles.ts'],
    reporters: ['default', ['json', { outputFile: 'dist/tests.json' }]],
    // Files leave nothing behind in their process, so one goes through many: the CDK alone takes seconds to load.
    isolate: false,
    // Two cores: databases and browsers of several files at once would starve each other.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
