import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Known } from '../../functions/domain/sayings.ts';
import { takeUpdate } from '../../functions/domain/take-update.ts';
import { anUpdate } from '../builders.ts';

/** A status at an hour of 17 to 19 October, and the hour that it says of the end, where it says one. */
type Word = { status: 2 | 4 | 9 | 10; hour: number; end?: number };

const compact = (hour: number): string =>
  `202610${17 + Math.floor(hour / 24)}${String(hour % 24).padStart(2, '0')}0000`;
const instant = (hour: number): string =>
  compact(hour).replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6+07:00');

const asUpdate = ({ status, hour, end }: Word) =>
  anUpdate({
    TrangThaiHoSo: status,
    ThoiDiemCapNhat: compact(hour),
    NgayKetThucXuLy: status === 9 && end !== undefined ? compact(end) : '',
    NgayTra: status === 10 && end !== undefined ? compact(end) : '',
  });

const after = (words: readonly Word[]): DossierState | undefined => {
  let known: Known = {};
  for (const word of words) known = takeUpdate(known, asUpdate(word)).after ?? known;
  return known.dossier;
};

const ends = (words: readonly Word[]) => {
  const state = after(words);
  return { finishedAt: state?.finishedAt, returnedAt: state?.returnedAt };
};

/** All orders of a few words. */
const ordersOf = (words: readonly Word[]): Word[][] =>
  words.length < 2
    ? [[...words]]
    : words.flatMap((word, n) => ordersOf(words.toSpliced(n, 1)).map((rest) => [word, ...rest]));

const received: Word = { status: 2, hour: 1 };

test.each<[sentence: string, words: Word[], finished: number, returned?: number]>([
  ['finished once', [{ status: 9, hour: 5 }], 5],
  [
    'finished, and said so again a day later',
    [
      { status: 9, hour: 5 },
      { status: 9, hour: 29 },
    ],
    5,
  ],
  [
    'finished, taken back and finished the next day',
    [
      { status: 9, hour: 5, end: 5 },
      { status: 4, hour: 6 },
      { status: 9, hour: 29 },
    ],
    29,
  ],
  [
    'the same, where the second one says when',
    [
      { status: 9, hour: 5, end: 5 },
      { status: 4, hour: 6 },
      { status: 9, hour: 30, end: 29 },
    ],
    29,
  ],
  [
    'the same, where the second one says that it was the first time',
    [
      { status: 9, hour: 5, end: 5 },
      { status: 4, hour: 6 },
      { status: 9, hour: 30, end: 5 },
    ],
    5,
  ],
  [
    'taken back twice',
    [
      { status: 9, hour: 5 },
      { status: 4, hour: 6 },
      { status: 4, hour: 8 },
      { status: 9, hour: 30 },
    ],
    30,
  ],
  [
    'finished and handed over',
    [
      { status: 9, hour: 5 },
      { status: 10, hour: 29 },
    ],
    5,
    29,
  ],
  [
    'finished at a said time, and handed over',
    [
      { status: 9, hour: 7, end: 5 },
      { status: 10, hour: 29, end: 28 },
    ],
    5,
    28,
  ],
  [
    'finished at a time that was put right',
    [
      { status: 9, hour: 7, end: 5 },
      { status: 9, hour: 9, end: 4 },
    ],
    4,
  ],
  [
    'handed over, taken back to the counter and handed over',
    [
      { status: 9, hour: 5 },
      { status: 10, hour: 7 },
      { status: 9, hour: 8 },
      { status: 10, hour: 29 },
    ],
    5,
    29,
  ],
])('in whatever order its records come: %s', (_sentence, words, finished, returned) => {
  const expected = {
    finishedAt: instant(finished),
    returnedAt: returned === undefined ? undefined : instant(returned),
  };
  for (const order of ordersOf([received, ...words])) expect([order, ends(order)]).toEqual([order, expected]);
});

const end = (hour: number) => fc.option(fc.integer({ min: 0, max: hour }), { nil: undefined });
const endWord = (hour: number): fc.Arbitrary<Word> =>
  fc.record({ status: fc.constantFrom(9, 10), hour: fc.constant(hour), end: end(hour) });
const backWord = (hour: number): fc.Arbitrary<Word> => fc.constant({ status: 4, hour });

/** An end told up to three times, then up to two steps back, each with an end after it. */
const lives = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
  .chain(([first, slips]) =>
    fc.tuple(
      ...Array.from({ length: first }, (_, n) => endWord(4 + n)),
      ...Array.from({ length: slips }, (_, n) => [backWord(10 + 12 * n), endWord(16 + 12 * n)]).flat(),
    ),
  );

test('however many ends and steps back cross on their way, the times are those of the source’s order', () => {
  fc.assert(
    fc.property(
      lives.chain((words) =>
        fc.tuple(fc.constant(words), fc.shuffledSubarray([...words], { minLength: words.length })),
      ),
      ([words, order]) => {
        expect(ends([received, ...order])).toEqual(ends([received, ...words]));
      },
    ),
    { numRuns: 400 },
  );
});

test('a dossier of before the marks keeps its times', () => {
  const known = takeUpdate({}, asUpdate({ status: 9, hour: 29, end: 5 })).after;
  if (!known) throw new Error('the record was not taken');
  const { ends: _ends, ...former } = known.dossier;
  const stale = takeUpdate({ ...known, dossier: former }, asUpdate({ status: 4, hour: 8 })).after?.dossier;
  expect(stale?.finishedAt ?? former.finishedAt).toBe(instant(5));
});

test('a step back that was heard late is written down once', () => {
  const known = takeUpdate(
    takeUpdate({}, asUpdate({ status: 9, hour: 5 })).after ?? {},
    asUpdate({ status: 9, hour: 29 }),
  ).after;
  const back = asUpdate({ status: 4, hour: 8 });
  const once = takeUpdate(known ?? {}, back).after;
  expect(once?.dossier.finishedAt).toBe(instant(29));
  expect(takeUpdate(once ?? {}, back).after).toBeUndefined();
});
