import { expect, test } from 'vitest';
import { paced } from '../../functions/lib/paced.ts';

test('calls begin one after the other, so many a second, however many come at once', async () => {
  const begun: { item: number; at: number }[] = [];
  const act = paced(async (item: number) => {
    begun.push({ item, at: performance.now() });
  }, 50);
  await Promise.all([1, 2, 3, 4].map(act));
  expect(begun.map(({ item }) => item)).toEqual([1, 2, 3, 4]);
  const [first, last] = [begun.at(0), begun.at(-1)];
  expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(55);
});

test('one that fails holds up nobody after it', async () => {
  const act = paced(async (item: number) => {
    if (item === 1) throw new Error('refused');
  }, 100);
  expect((await Promise.allSettled([act(1), act(2)])).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
