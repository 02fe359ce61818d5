import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochOf } from '../../../functions/domain/time.ts';
import { dossiersIn } from '../../../infra/chaos/events.ts';
import { livesOf, span } from '../../../infra/chaos/lives.ts';
import { pushesOf } from '../../../infra/chaos/push-lives.ts';
import { anUpdate } from '../../builders.ts';

const anySeed = fc.integer({ min: 1, max: 100_000 });
const hours = 3_600_000;

test('a seed tells the same lives, in the same pushes', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      expect(livesOf(seed, 5)).toEqual(livesOf(seed, 5));
      expect(pushesOf(livesOf(seed, 5), seed)).toEqual(pushesOf(livesOf(seed, 5), seed));
    }),
  );
});

test('a life goes forward, in records that are right, and is over hours before the end', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      for (const { code, words } of livesOf(seed, 5)) {
        expect(dossiersIn(words)).toEqual([code]);
        const times = words.map(({ record }) => anUpdate(record).updatedAt);
        expect(times).toEqual(words.map(({ at }) => at));
        expect(new Set(times).size).toBe(times.length);
        expect(times.toSorted()).toEqual(times);
        expect(epochOf(span.end) - epochOf(times.at(-1) ?? '')).toBeGreaterThan(2 * hours);
      }
    }),
  );
});

test('every word is pushed, at its time or soon after, and the first two come as they are', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const lives = livesOf(seed, 5);
      const pushes = pushesOf(lives, seed);
      expect(pushes.map(({ at }) => at).toSorted()).toEqual(pushes.map(({ at }) => at));
      for (const { words } of lives)
        for (const [n, { at, record }] of words.entries()) {
          const first = pushes.find(({ bodies }) => bodies.flat().includes(record));
          expect(first && [at, words[n + 1]?.at]).toContain(first?.at);
          if (n < 2) expect(first?.at).toBe(at);
        }
    }),
  );
});
