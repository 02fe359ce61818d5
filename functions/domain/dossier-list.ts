import { type DossierState, type Status, status } from './dossier-state.ts';
import { type Day, plusDays } from './time.ts';

/** What the dossiers of a unit are listed under: those in work together, all others by their status. */
export type ListedUnder = 'running' | Exclude<Status, 'received' | 'processing'>;

export const listedUnder = (of: Status): ListedUnder => (of === 'received' || of === 'processing' ? 'running' : of);

/** Behind all days. */
const undated = 'undated';

/** Where it stands in its list: by the due date while the office works on it, else by its last change. */
export const listedAt = ({ status: of, dueAt, updatedAt }: Pick<DossierState, 'status' | 'dueAt' | 'updatedAt'>) =>
  listedUnder(of) === 'running' ? (dueAt ?? undated) : updatedAt;

/** What staff can list of a unit. `overdue` are the running ones whose day has passed. */
export const listNames = [
  'running',
  'overdue',
  ...status.options.filter((one) => one !== 'received' && one !== 'processing'),
] as const;
export type ListName = (typeof listNames)[number];

export const isListName = (text: string): text is ListName => listNames.some((name) => name === text);

/** A stretch of one list; `from` is in it, `before` is not. */
export type ListStretch = { under: ListedUnder; from: string; before: string };

type Asked = { list: ListName; from?: Day | undefined; to?: Day | undefined };

/** First and last day included. Of dossiers in work they are due dates, of others days of the last change. */
export const stretchOf = ({ list, from = '0', to }: Asked, today: Day): ListStretch => {
  // `~` is behind every day and the undated.
  const before = to === undefined ? '~' : plusDays(to, 1);
  if (list === 'overdue') return { under: 'running', from, before: before < today ? before : today };
  return { under: list, from, before };
};
