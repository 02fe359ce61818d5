import { expect, test } from 'vitest';
import type { Notice } from '../../functions/domain/notice.ts';
import { isOpen } from '../../functions/domain/notice-life.ts';
import { isStillTrue } from '../../functions/domain/sending.ts';
import { aNotice } from '../builders.ts';
import { type Ending, everyEnding, type Move } from './any-order.ts';

/*
 * In every order of steps, with any one fault: what the citizen has heard last is what is true, or staff have it on a list,
 * and nothing is told twice that says the same.
 */

const first = '2026-10-23T16:30:00+07:00';
const [second, third] = ['2026-10-26T16:30:00+07:00', '2026-10-28T16:30:00+07:00'];

const receipt = aNotice({ state: 'accepted', version: 1, acceptedAt: '2026-10-12T08:30:00+07:00' });

type Said = {
  kinds: readonly string[];
  of: (notice: Notice) => string;
  truth: (ending: Ending) => string;
  known: string;
};

const date: Said = {
  kinds: ['reschedule', 'delay-apology', 'correction'],
  of: ({ facts }) => facts.dueAt ?? '',
  truth: ({ state }) => state.dueAt ?? '',
  known: first,
};
const fee: Said = {
  kinds: ['payment-request'],
  of: ({ facts }) => `asks for ${facts.fee}`,
  truth: ({ state }) => `asks for ${state.fee}`,
  known: '',
};
const faultOf = (ending: Ending, { kinds, of, truth, known }: Said): string | undefined => {
  const { state, notices, taken } = ending;
  const said = taken.flatMap((id) => notices.filter((one) => one.id === id && kinds.includes(one.kind)).map(of));
  const isDoubtful = notices.some(({ state: at }) => at === 'unknown');
  for (const [n, one] of said.entries())
    if (one === (said[n - 1] ?? known) && !isDoubtful) return `told what was known: ${one}`;
  const isListed = notices.some((one) => (one.toCall === true && isStillTrue(one, state)) || isOpen(one.state));
  if ((said.at(-1) ?? known) !== truth(ending) && !isListed)
    return `heard last ${said.at(-1) ?? known}, true is ${truth(ending)}, and nobody is to call`;
  return notices.some(({ state: at }) => ['queued', 'held', 'sending'].includes(at))
    ? 'something is left on its way'
    : undefined;
};

test.each<[string, Said, Move[]]>([
  ['a date that is moved', date, [{ dueAt: second }]],
  ['a date that is moved there and back', date, [{ dueAt: second }, { dueAt: first }]],
  ['a date that is moved there, back and there', date, [{ dueAt: second }, { dueAt: first }, { dueAt: second }]],
  ['a date that is moved twice', date, [{ dueAt: second }, { dueAt: third }]],
  ['a date that is moved far and half back', date, [{ dueAt: third }, { dueAt: second }]],
  ['a fee that comes later', fee, ['payment-requested', { fee: 115_000 }]],
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
