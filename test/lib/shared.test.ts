import { expect, test } from 'vitest';
import { shared } from '../../functions/lib/shared.ts';

test('gives one answer to all who ask meanwhile, and asks anew after it', async () => {
  let asked = 0;
  const read = shared(async (key: string) => {
    asked += 1;
    return `${key} ${asked}`;
  });
  expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual(['a 1', 'b 2', 'a 1']);
  expect(await read('a')).toBe('a 3');
});

test('a failure is told to all who asked, and not kept', async () => {
  let isDown = true;
  const read = shared(async () => {
    if (isDown) throw new Error('down');
    return 'up';
  });
  const both = await Promise.allSettled([read(), read()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(await read()).toBe('up');
});
