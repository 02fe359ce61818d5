import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dynamoTally } from '../../functions/stores/tally.ts';
import { countsIn } from '../../functions/stores/tally-items.ts';
import { makeTallyDossiers } from '../../functions/tally-campaign/handler.ts';
import { anyBatches, anyLives, endOf, type Told } from '../any-lives.ts';
import { aClock } from '../fakes.ts';
import { memoryTable } from '../memory-table.ts';

const clock = aClock('2026-10-26T09:00:00+07:00');
const noWait = async () => {};

class Crash extends Error {}

/** A tally whose process dies at the calls in `crashes`, counted from the first: before a call or after a transaction. */
const tallyThatDies = (crashes: ReadonlySet<number>) => {
  let calls = 0;
  const table = memoryTable(() => {
    calls += 1;
    if (crashes.has(calls)) throw new Crash();
  });
  return {
    ...table,
    hear: makeTallyDossiers({ tally: dynamoTally(table.documents, 'campaign', noWait), learn: async () => {}, clock }),
  };
};

/** As Lambda does: a batch that failed comes again, whole, before the next one. */
const hearAll = async (hear: (batch: readonly Told[]) => Promise<void>, batches: readonly (readonly Told[])[]) => {
  for (const batch of batches)
    for (let done = false; !done; )
      done = await hear(batch).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          return false;
        },
      );
};

/** What the counts say, without items that say nothing. */
const countsOf = (items: ReadonlyMap<string, Record<string, unknown>>) =>
  Object.fromEntries(
    [...items]
      .filter(([key]) => !key.startsWith('dossier#'))
      .map(([key, item]) => [key, countsIn(item)] as const)
      .filter(([, counts]) => Object.keys(counts).length > 0),
  );

const stream = anyLives(8).chain((lives) =>
  fc.record({
    end: fc.constant(endOf(lives)),
    batches: anyBatches(lives),
    crashes: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 25 }).map((calls) => new Set(calls)),
  }),
);

test('any stream, with repeats, reorderings and a crash at any call, ends in the counts of a fresh rebuild', async () => {
  await fc.assert(
    fc.asyncProperty(stream, async ({ end, batches, crashes }) => {
      const tally = tallyThatDies(crashes);
      await hearAll(tally.hear, batches);
      const rebuilt = tallyThatDies(new Set());
      await hearAll(rebuilt.hear, [end]);
      expect(countsOf(tally.items)).toEqual(countsOf(rebuilt.items));
    }),
    { numRuns: 300 },
  );
});

test('a batch that comes again is read and not written', async () => {
  await fc.assert(
    fc.asyncProperty(anyLives(5), async (lives) => {
      const { hear, transactions, items } = tallyThatDies(new Set());
      await hear(endOf(lives));
      const written = transactions.length;
      const before = structuredClone([...items]);
      await hear(endOf(lives));
      expect([transactions.length, [...items]]).toEqual([written, before]);
    }),
    { numRuns: 50 },
  );
});
