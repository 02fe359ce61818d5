import { expect, test } from 'vitest';
import { backOffMilliseconds } from '../../functions/domain/back-off.ts';

test.each([
  [0, 1, 20],
  [1, 1, 40],
  [3, 0.5, 80],
  [6, 1, 1000],
  [13, 1, 1000],
  [13, 0, 0],
])('after %i tries and with a share of %d it waits %i ms', (tried, share, milliseconds) => {
  expect(backOffMilliseconds(tried, share)).toBe(milliseconds);
});
