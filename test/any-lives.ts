import fc from 'fast-check';
import type { Survey } from '../functions/domain/counted.ts';
import { type DossierState, status } from '../functions/domain/dossier-state.ts';
import { plusDays } from '../functions/domain/time.ts';
import { aDossier } from './builders.ts';

/** Lives of dossiers for the tally: anything may change from one state to the next, back and forth. */

const day = fc.integer({ min: 0, max: 6 }).map((n) => plusDays('2026-10-12', n));
const instant = fc.tuple(day, fc.constantFrom('08:00:00', '16:45:00')).map(([of, time]) => `${of}T${time}+07:00`);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

export const anyState = (code: string, version: number): fc.Arbitrary<DossierState> =>
  fc
    .record({
      status: fc.constantFrom(...status.options),
      unit: fc.constantFrom('H21.134', 'H21.09', 'H21.19'),
      source: fc.constantFrom('igate', 'bgtvt'),
      procedureCode: fc.constantFrom('1.002809', '2.000488'),
      updatedAt: instant,
      receivedAt: maybe(instant),
      dueAt: maybe(instant),
      finishedAt: maybe(instant),
      returnedAt: maybe(instant),
      overdueSince: maybe(instant),
      appliedThrough: maybe(fc.constantFrom('counter', 'online', 'postal')),
      submittedBy: maybe(fc.constantFrom('citizen', 'staff')),
      handover: maybe(fc.constantFrom('counter', 'post', 'electronic')),
      fee: maybe(fc.constantFrom(0, 115_000)),
      paymentMethod: maybe(fc.constantFrom('cash', 'online')),
      paidAt: maybe(instant),
      digitised: maybe(fc.boolean()),
      electronicResult: maybe(fc.boolean()),
    })
    .map((changes) => aDossier({ ...changes, code, version }));

export type Told = { before?: DossierState | undefined; after: DossierState | Survey };
export type Life = { states: DossierState[]; answers: Survey[] };

const anyLife = (code: string): fc.Arbitrary<Life> =>
  fc.record({
    states: fc
      .integer({ min: 1, max: 6 })
      .chain((length) => fc.tuple(...Array.from({ length }, (_, v) => anyState(code, v + 1)))),
    answers: fc
      .array(fc.boolean(), { maxLength: 2 })
      .map((said) => said.map((satisfied, n) => ({ code, satisfied, answeredAt: `2026-10-2${n}T09:00:00+07:00` }))),
  });

export const anyLives = (most: number): fc.Arbitrary<Life[]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => anyLife(`D-${n}`))));

/** What the streams tell of lives: each state with the one before it, each answer. */
export const toldOf = (lives: readonly Life[]): Told[] =>
  lives.flatMap(({ states, answers }) => [
    ...states.map((after, n) => ({ before: states[n - 1], after })),
    ...answers.map((after) => ({ after })),
  ]);

/** Everything once in any order, some of it again, cut into batches of any size. */
export const anyBatches = (lives: readonly Life[]): fc.Arbitrary<Told[][]> => {
  const told = toldOf(lives);
  return fc
    .tuple(
      fc.shuffledSubarray(told, { minLength: told.length }),
      fc.shuffledSubarray(told),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([all, again, size]) => {
      const stream = [...all, ...again];
      return Array.from({ length: Math.ceil(stream.length / size) }, (_, n) => stream.slice(n * size, (n + 1) * size));
    });
};

/** What is known of lives at their end. */
export const endOf = (lives: readonly Life[]): Told[] =>
  lives.flatMap(({ states, answers }) =>
    [states.at(-1), answers.at(-1)].flatMap((after) => (after ? [{ after }] : [])),
  );
