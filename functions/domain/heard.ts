import type { Notice } from './notice.ts';

/**
 * Whether a citizen has heard something. `in-flight`: a notice that says it is being handed over right now. `doubtful`: a
 * carrier never said whether it took the only notice that says so.
 */
export type Standing = 'told' | 'in-flight' | 'doubtful' | 'untold';

/** Whether a notice has reached the citizen, over its channel or by a call. */
export const standingOf = ({ state, toCall }: Pick<Notice, 'state' | 'toCall'>): Standing => {
  if (toCall === false) return 'told';
  switch (state) {
    case 'accepted':
    case 'delivered':
      return 'told';
    case 'sending':
      return 'in-flight';
    case 'unknown':
      return 'doubtful';
    default:
      return 'untold';
  }
};

const order: readonly Standing[] = ['told', 'in-flight', 'doubtful', 'untold'];

/** What is known for certain counts before what is not. */
export const strongest = (of: readonly Standing[]): Standing => order.find((one) => of.includes(one)) ?? 'untold';

/** When a notice was heard, as far as that is known. */
const heardAt = ({ acceptedAt, stateAt }: Notice): string => acceptedAt ?? stateAt;

/** In the order in which they were heard; of one moment the one that was decided later counts as the later. */
export const inHeardOrder = (notices: readonly Notice[]): Notice[] =>
  notices.toSorted((a, b) =>
    heardAt(a) === heardAt(b) ? (a.version ?? 0) - (b.version ?? 0) : heardAt(a) < heardAt(b) ? -1 : 1,
  );
