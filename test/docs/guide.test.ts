import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../../functions/console/pages/words.ts';

/* docs/huong-dan.md names what stands on the screen: it must stand there. */

const root = join(import.meta.dirname, '../..');
const guide = await readFile(join(root, 'docs/huong-dan.md'), 'utf8');
const found = (pattern: RegExp): string[] => [...new Set([...guide.matchAll(pattern)].map(([, name = '']) => name))];

test('every label that the guide names is a label of the console', () => {
  const labels = new Set<string>(Object.values(words).map(({ vi }) => vi));
  const named = found(/\*\*([^*]+)\*\*/g).filter((label) => label !== 'in đậm');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((label) => !labels.has(label))).toEqual([]);
});

test('every picture of the guide is there, and is one that a journey takes', async () => {
  const folder = join(root, 'test/journeys');
  const journeys = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
  // Of a wide page there is one as telephones show it, too.
  const taken = journeys.flatMap((text) =>
    [...text.matchAll(/takePicture\(\w+, '([\w/-]+)'\)/g)].map(([, name]) => name),
  );
  const shown = found(/\(images\/([\w/-]+)\.png\)/g);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((name) => !taken.includes(name) && !taken.includes(name.replace(/-phone$/, '')))).toEqual([]);
  for (const name of shown) await access(join(root, `docs/images/${name}.png`));
});
