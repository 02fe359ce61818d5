import { expect, test } from 'vitest';
import { deliver } from '../../../infra/chaos/deliver.ts';
import type { Delivery } from '../../../infra/chaos/disturbances.ts';

const event = { Records: [{ messageId: 'a' }, { messageId: 'b' }, { messageId: 'c' }] };
const rest = { Records: [{ messageId: 'c' }] };
const firstTwo = { Records: [{ messageId: 'a' }, { messageId: 'b' }] };
const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

/** Delivers to a function that gives these answers; answers what it was handed and what was said for it. */
const delivered = async (delivery: Delivery, answers: unknown[], isOrdered = false) => {
  const handed: unknown[] = [];
  const handle = async (one: unknown) => {
    handed.push(one);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const answer = await deliver(event, { delivery, isShuffled: false }, { handle, isOrdered }).catch(String);
  return { handed, answer };
};

test.each<[Delivery, unknown[], unknown[], unknown]>([
  ['usual', [failed('a')], [event], failed('a')],
  ['later', [failed()], [event], failed()],
  ['lost', [], [], failed('a', 'b', 'c')],
  ['again', [failed('b'), new Error('the second time')], [event, event], failed('b')],
  ['again', [new Error('killed')], [event], 'Error: killed'],
  ['twice at once', [failed(), failed('a')], [event, event], failed()],
  ['twice at once', [new Error('killed'), failed()], [event, event], 'Error: killed'],
  ['in parts', [failed('a'), failed('c')], [firstTwo, rest], failed('a', 'c')],
  ['in parts', [failed(), new Error('killed')], [firstTwo, rest], failed('c')],
])('an event delivered %s', async (delivery, answers, handed, answer) => {
  expect(await delivered(delivery, answers)).toEqual({ handed, answer });
});

test('in an ordered stream nothing follows what failed', async () => {
  expect(await delivered('in parts', [failed('b')], true)).toEqual({ handed: [firstTwo], answer: failed('b') });
});
