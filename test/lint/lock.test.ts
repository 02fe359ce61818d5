import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      optionalDependencies: z.record(z.string(), z.string()).default({}),
      /** Comes within another package, with what that one has packed. */
      inBundle: z.boolean().default(false),
    }),
  ),
});

test('the lock names every platform’s part of a package, or `npm ci` stops on a fresh machine', () => {
  const file = join(import.meta.dirname, '../../package-lock.json');
  const { packages } = lock.parse(JSON.parse(readFileSync(file, 'utf8')));
  const parts = Object.entries(packages).flatMap(([name, { optionalDependencies, inBundle }]) =>
    Object.keys(inBundle ? {} : optionalDependencies).map((part) => [name, part] as const),
  );
  const missing = parts.filter(
    ([name, part]) => !packages[`node_modules/${part}`] && !packages[`${name}/node_modules/${part}`],
  );
  expect(missing).toEqual([]);
});
