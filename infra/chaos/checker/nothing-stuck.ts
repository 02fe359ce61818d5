import { noticeItem, type Seen, type Violation } from './seen.ts';

const rule = 'nothing is stuck';

const waits: readonly string[] = ['queued', 'held', 'sending'];

/** When all is done nothing waits for a turn that never comes, nothing was given up, nothing lost lies in no list. */
export const checkNothingStuck = (seen: Seen): Violation[] => [
  ...seen.tables.notices
    .map((item) => noticeItem.parse(item))
    .filter(({ state }) => waits.includes(state))
    .map(({ dossier, id, state }) => ({ rule, dossier, what: `${id} is still ${state}` })),
  ...seen.deadLetters.map((what) => ({ rule, what: `a dead letter: ${what}` })),
];
