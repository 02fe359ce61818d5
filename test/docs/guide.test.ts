import { access, readFile } from 'node:fs/promises';
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

test('every picture of the guide is there, and is one that the journey takes', async () => {
  const journey = await readFile(join(root, 'test/journeys/guide.test.ts'), 'utf8');
  const taken = [...journey.matchAll(/takePicture\(\w+, '([\w-]+)'\)/g)].map(([, name]) => name);
  const shown = found(/\(images\/guide\/([\w-]+)\.png\)/g);
  expect(shown.toSorted()).toEqual(taken.toSorted());
  for (const name of shown) await access(join(root, `docs/images/guide/${name}.png`));
});
