import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disturbanceOf, shuffled, type Turn } from '../../../infra/chaos/disturbances.ts';

const anyTurn: fc.Arbitrary<Turn> = fc.record({
  seed: fc.integer({ min: 1, max: 10_000 }),
  name: fc.constantFrom('send-notice', 'react-to-dossier', 'intake-push'),
  turn: fc.integer({ min: 1, max: 1000 }),
  type: fc.constantFrom('queue', 'stream', 'http', 'schedule', 'drop'),
  isWorn: fc.boolean(),
});

test('a seed does the same each time', () => {
  fc.assert(
    fc.property(anyTurn, (turn) => {
      expect(disturbanceOf(turn)).toEqual(disturbanceOf({ ...turn }));
    }),
  );
});

test('nothing is done to an event that AWS would not do', () => {
  fc.assert(
    fc.property(anyTurn, (turn) => {
      const { delivery, isShuffled } = disturbanceOf(turn);
      if (turn.type !== 'queue') {
        expect(isShuffled).toBe(false);
        expect(['later', 'twice at once']).not.toContain(delivery);
      }
      if (turn.type === 'http') expect(delivery).toBe('usual');
    }),
  );
});

test('what would be given up next time is let through', () => {
  fc.assert(
    fc.property(anyTurn, (turn) => {
      const { death, delivery } = disturbanceOf({ ...turn, isWorn: true });
      expect(death).toBeUndefined();
      expect(delivery).not.toBe('lost');
    }),
  );
});

test('a hundred messages meet every disturbance, and some processes die before a call and some after one', () => {
  const turns = Array.from({ length: 100 }, (_, n) => n + 1);
  const met = turns.map((turn) => disturbanceOf({ seed: 1, name: 'send-notice', turn, type: 'queue', isWorn: false }));
  expect(new Set(met.map(({ delivery }) => delivery)).size).toBe(6);
  const deaths = met.flatMap(({ death }) => death ?? []);
  expect(deaths.length).toBeGreaterThan(8);
  expect(new Set(deaths.map(({ when }) => when)).size).toBe(2);
});

test('records that are put into another order stay the same records', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), anyTurn, (records, turn) => {
      const mixed = shuffled(records, turn);
      expect(mixed.toSorted()).toEqual(records.toSorted());
      expect(shuffled(records, turn)).toEqual(mixed);
    }),
  );
});
