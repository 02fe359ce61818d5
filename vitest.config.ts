import { defineConfig } from 'vitest/config';

/** Rules and what is made of them: nothing is started, so that one process can go through many files. */
const pure = ['domain', 'templates', 'lib', 'channels', 'intake', 'send-notice', 'sweep-deadlines', 'react-to-dossier'];
const quick = pure.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: quick, isolate: false } },
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
