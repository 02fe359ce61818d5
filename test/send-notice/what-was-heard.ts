import type { Notice } from '../../functions/domain/notice.ts';
import { isOpen } from '../../functions/domain/notice-life.ts';
import { isStillTrue } from '../../functions/domain/sending.ts';
import { aNotice } from '../builders.ts';
import type { Ending } from './any-order.ts';

/** The dates that a dossier is promised for, one after the other; its citizen has the first from the receipt. */
export const [first, second, third] = [
  '2026-10-23T16:30:00+07:00',
  '2026-10-26T16:30:00+07:00',
  '2026-10-28T16:30:00+07:00',
] as const;

export const receipt = aNotice({ state: 'accepted', version: 1, acceptedAt: '2026-10-12T08:30:00+07:00' });

/** What notices of these kinds say, what is true, and what the citizen knows before any of them. */
export type Said = {
  kinds: readonly string[];
  of: (notice: Notice) => string;
  truth: (ending: Ending) => string;
  known: string;
};

export const date: Said = {
  kinds: ['reschedule', 'delay-apology', 'correction'],
  of: ({ facts }) => facts.dueAt ?? '',
  truth: ({ state }) => state.dueAt ?? '',
  known: first,
};
export const fee: Said = {
  kinds: ['payment-request'],
  of: ({ facts }) => `asks for ${facts.fee}`,
  truth: ({ state }) => `asks for ${state.fee}`,
  known: '',
};
export const parcel: Said = {
  kinds: ['dispatch'],
  of: ({ facts }) => `parcel ${facts.trackingNumber}`,
  truth: ({ state }) => `parcel ${state.trackingNumber}`,
  known: '',
};

/** What is wrong with how a run ended; undefined where all is well. */
export const faultOf = (ending: Ending, { kinds, of, truth, known }: Said): string | undefined => {
  const { state, notices, taken } = ending;
  const heard = taken.flatMap((id) => notices.filter((one) => one.id === id && kinds.includes(one.kind)));
  const said = heard.map(of);
  const isDoubtful = notices.some(({ state: at }) => at === 'unknown');
  for (const [n, one] of said.entries()) {
    // A correction takes back a result: it is news, though it says the date that was known beside.
    const isNewsAnyhow = heard[n]?.kind === 'correction';
    if (one === (said[n - 1] ?? known) && !isNewsAnyhow && !isDoubtful) return `told what was known: ${one}`;
  }
  const isListed = notices.some((one) => (one.toCall === true && isStillTrue(one, state)) || isOpen(one.state));
  if ((said.at(-1) ?? known) !== truth(ending) && !isListed)
    return `heard last ${said.at(-1) ?? known}, true is ${truth(ending)}, and nobody is to call`;
  return notices.some(({ state: at }) => ['queued', 'held', 'sending'].includes(at))
    ? 'something is left on its way'
    : undefined;
};
