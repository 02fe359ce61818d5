import { expect, test } from 'vitest';
import { isStillTrue } from '../../functions/domain/sending.ts';
import { type Ending, everyEnding, type Move } from './any-order.ts';

/** What is wrong with an ending; undefined where the citizen knows how things stand, or somebody is to call. */
const faultOf = ({ state, notices, taken }: Ending): string | undefined => {
  const said = taken.flatMap((id) =>
    /completion|dispatch/.test(id) ? ['ready'] : /correction/.test(id) ? ['taken back'] : [],
  );
  for (const [n, one] of said.entries()) if (one === said[n - 1]) return `told twice: ${one}`;
  if (said[0] === 'taken back' && !notices.some(({ state: at }) => at === 'unknown'))
    return 'took back what nobody was told';
  // What is true no longer is struck off as the list is read.
  const toCall = notices.filter((one) => one.toCall === true && isStillTrue(one, state));
  const knows = state.status === 'finished' ? said.at(-1) === 'ready' : said.at(-1) !== 'ready';
  if (!knows && toCall.length === 0) return 'nobody is told and nobody is to call';
  if (notices.some(({ state: at }) => ['queued', 'held', 'sending'].includes(at)))
    return 'something is left on its way';
  return undefined;
};

const byPost: Move = { status: 'returned', handover: 'post', trackingNumber: 'EB1' };

test.each<[string, Move[]]>([
  ['finished', ['finished']],
  ['finished and set back', ['finished', 'processing']],
  ['finished, set back and finished again within seconds', ['finished', 'processing', 'finished']],
  ['finished, returned and finished again within seconds', ['finished', 'returned', 'finished']],
  ['sent by post and set back', [byPost, 'processing']],
])(
  'a dossier that is %s is told once, or called for, in every order of steps and with any one fault',
  async (_, moves) => {
    let count = 0;
    for await (const ending of everyEnding(moves)) {
      count += 1;
      const fault = faultOf(ending);
      if (fault)
        expect.fail(
          `${fault}\n${ending.steps.join('\n')}\n${ending.notices.map(({ id, state, reason }) => `${id} ${state} ${reason}`).join('\n')}`,
        );
    }
    expect(count).toBeGreaterThan(5);
  },
  300_000,
);
