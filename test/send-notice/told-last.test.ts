import { expect, test } from 'vitest';
import { everyEnding, type Move } from './any-order.ts';
import { date, faultOf, fee, first, receipt, type Said, second, third } from './what-was-heard.ts';

/*
 * In every order of steps, with any one fault: what the citizen has heard last is what is true, or staff have it on a list,
 * and nothing is told twice that says the same.
 */

/** What was heard of a promised date that no record had said at first. */
const firstDate: Said = { ...date, kinds: ['receipt', ...date.kinds], known: '' };

test.each<[string, Move[]]>([
  ['is said later', [{ dueAt: first }]],
  ['is said later, and moved', [{ dueAt: first }, { dueAt: second }]],
  ['comes with the next status', [{ status: 'payment-requested', fee: 1_000, dueAt: first }]],
])('a first date that %s is heard as it is, once', async (_, moves) => {
  let count = 0;
  for await (const ending of everyEnding(moves, [{ ...receipt, facts: {} }], { dueAt: undefined })) {
    count += 1;
    // A receipt is not worth a call: nobody has to call for one of which a carrier never said whether it took it.
    const isInDoubt = ending.notices.some(({ kind, state }) => kind === 'receipt' && state === 'unknown');
    if (!isInDoubt) expect(faultOf(ending, firstDate), ending.steps.join('\n')).toBeUndefined();
  }
  expect(count).toBeGreaterThan(3);
});

test.each<[string, Said, Move[]]>([
  ['a date that is moved', date, [{ dueAt: second }]],
  ['a date that is moved there and back', date, [{ dueAt: second }, { dueAt: first }]],
  ['a date that is moved there, back and there', date, [{ dueAt: second }, { dueAt: first }, { dueAt: second }]],
  ['a date that is moved twice', date, [{ dueAt: second }, { dueAt: third }]],
  ['a date that is moved far and half back', date, [{ dueAt: third }, { dueAt: second }]],
  ['a fee that comes later', fee, ['payment-requested', { fee: 115_000 }]],
  ['a fee asked for twice', fee, [{ status: 'payment-requested', fee: 1_000 }, 'processing', 'payment-requested']],
  ['a fee that is put right', fee, [{ status: 'payment-requested', fee: 1_000 }, { fee: 115_000 }]],
])(
  '%s is heard as it is, once',
  async (_, said, moves) => {
    let count = 0;
    for await (const ending of everyEnding(moves, [receipt])) {
      count += 1;
      const fault = faultOf(ending, said);
      if (fault)
        expect.fail(
          `${fault}\n${ending.steps.join('\n')}\n${ending.notices.map(({ id, state, reason }) => `${id} ${state} ${reason}`).join('\n')}`,
        );
    }
    expect(count).toBeGreaterThan(3);
  },
  300_000,
);
