import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Move, runOnce } from './any-order.ts';
import { date, faultOf, fee, first, parcel, receipt, type Said, second, third } from './what-was-heard.ts';

/*
 * As told-last.test.ts, for what has too many orders to walk them all: some hundreds of them, drawn anew at each run.
 */

const mostSteps = 120;

test.each<[string, Said, Move[]]>([
  ['a slip that is taken back with a new date', date, ['finished', { status: 'processing', dueAt: second }]],
  ['a finish that brings a date, and is taken back', date, [{ status: 'finished', dueAt: second }, 'processing']],
  ['a date between two slips', date, ['finished', { status: 'processing', dueAt: third }, { dueAt: second }]],
  [
    'a slip with a date that is taken back',
    date,
    ['finished', { status: 'processing', dueAt: second }, { dueAt: first }],
  ],
  ['a fee there and back', fee, [{ status: 'payment-requested', fee: 1_000 }, { fee: 115_000 }, { fee: 1_000 }]],
  ['a parcel’s number that comes later', parcel, [{ status: 'returned', handover: 'post' }, { trackingNumber: 'EB1' }]],
  [
    'a parcel’s number that is put right',
    parcel,
    [{ status: 'returned', handover: 'post', trackingNumber: 'EB1' }, { trackingNumber: 'EB2' }],
  ],
])(
  '%s is heard as it is, once',
  async (_, said, moves) => {
    const choices = fc.array(fc.nat({ max: 1_000 }), { minLength: mostSteps, maxLength: mostSteps, size: 'max' });
    await fc.assert(
      fc.asyncProperty(choices, async (drawn) => {
        let done = 0;
        const ending = await runOnce(
          moves,
          (possible) => {
            const choice = drawn[done] ?? 0;
            done += 1;
            return possible[choice % Math.max(possible.length, 1)];
          },
          [receipt],
        );
        const left = ending.notices.map(({ id, state, reason }) => `${id} ${state} ${reason}`);
        expect(faultOf(ending, said), [...ending.steps, ...left].join('\n')).toBeUndefined();
      }),
      { numRuns: 250 },
    );
  },
  30_000,
);
