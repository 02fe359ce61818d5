import { defineConfig } from 'vitest/config';

/** They leave nothing behind in their process, so that one can go through many files. */
const folders = [
  ...['domain', 'templates', 'lib', 'channels', 'stores', 'console', 'intake', 'send-notice', 'sweep-deadlines'],
  ...['react-to-dossier', 'close-day', 'nudge-citizens', 'tally-*', 'write-digests', 'learn-pace'],
];
// The CDK takes seconds to load.
const quick = ['test/infra/*.test.ts', ...folders.map((folder) => `test/${folder}/**/*.test.ts`)];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'parts', include: quick, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: quick } },
    ],
    globalSetup: ['test/bundles.ts'],
    reporters: ['default', ['json', { outputFile: 'dist/tests.json' }]],
    // Two cores: databases and browsers of several files at once would starve each other.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
