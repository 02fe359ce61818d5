import type { DossierState, Status } from './dossier-state.ts';
import { type Instant, wholeSecond } from './time.ts';

/*
 * When a dossier was finished, and when its result was handed over. A record may say it; where none does, it is the time
 * of the first record of that end. A step back ends it. Records may come in any order: the same comes of it
 * (docs/adr/0073).
 */

type EndTime = 'finishedAt' | 'returnedAt';
type Mark = NonNullable<NonNullable<DossierState['ends']>[EndTime]>;
type Said = Pick<DossierState, 'status' | 'updatedAt' | EndTime>;
type Time = { at: Instant | undefined; mark: Mark | undefined };

const endTimes = ['finishedAt', 'returnedAt'] as const;

/** The statuses in which each holds. */
const holdsIn: Readonly<Record<EndTime, readonly Status[]>> = {
  finishedAt: ['finished', 'returned'],
  returnedAt: ['returned'],
};

const holds = (time: EndTime, { status }: Pick<Said, 'status'>): boolean => holdsIn[time].includes(status);

const asFields = (timeOf: (time: EndTime) => Time): Pick<DossierState, EndTime | 'ends'> => {
  const finished = timeOf('finishedAt');
  const returned = timeOf('returnedAt');
  const ends = { finishedAt: finished.mark, returnedAt: returned.mark };
  return { finishedAt: finished.at, returnedAt: returned.at, ends: finished.mark || returned.mark ? ends : undefined };
};

const timeAfter = (time: EndTime, state: DossierState | undefined, update: Said): Time => {
  if (!holds(time, update)) return { at: undefined, mark: undefined };
  const held = state !== undefined && holds(time, state);
  const before = state?.status === 'posting' ? undefined : state?.updatedAt;
  const mark = held ? state.ends?.[time] : { since: before };
  const said = update[time];
  return {
    at: said ?? state?.[time] ?? wholeSecond(update.updatedAt),
    mark: mark && said ? { ...mark, saidAt: update.updatedAt } : mark,
  };
};

/** The times of the end after an update that moves the dossier on. */
export const endTimesAfter = (state: DossierState | undefined, update: Said): Pick<DossierState, EndTime | 'ends'> =>
  asFields((time) => timeAfter(time, state, update));

/** What an older record of the same end says: the last that says a time counts, else the first record of the end. */
const withOlderEnd = (time: EndTime, at: Instant, mark: Mark, update: Said): Time => {
  const { updatedAt } = update;
  if (mark.since !== undefined && updatedAt < mark.since) return { at, mark };
  const said = update[time];
  if (said)
    return mark.saidAt === undefined || mark.saidAt < updatedAt
      ? { at: said, mark: { ...mark, saidAt: updatedAt } }
      : { at, mark };
  return mark.saidAt === undefined && updatedAt < at ? { at: wholeSecond(updatedAt), mark } : { at, mark };
};

/** A step back that lies before the record that stands: an end of before it was taken back. */
const withStepBack = (at: Instant, { since, saidAt }: Mark, update: Said, state: DossierState): Time => {
  const latest = since === undefined || since < update.updatedAt ? update.updatedAt : since;
  return (saidAt ?? at) < update.updatedAt
    ? { at: wholeSecond(state.updatedAt), mark: { since: latest } }
    : { at, mark: { since: latest, saidAt } };
};

const timeWithOlder = (time: EndTime, state: DossierState, update: Said): Time => {
  const at = state[time];
  const mark = state.ends?.[time];
  // Of what was stored before marks were, nobody knows which record said it: it stays.
  if (at === undefined || mark === undefined || update.status === 'posting') return { at, mark };
  return holds(time, update) ? withOlderEnd(time, at, mark, update) : withStepBack(at, mark, update, state);
};

const isSameMark = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a?.since === b?.since && a?.saidAt === b?.saidAt;

/** The dossier with what a record that is older than the one that stands says of its end; itself where that is nothing. */
export const withOlderEndTimes = (state: DossierState, update: Said): DossierState => {
  const fields = asFields((time) => timeWithOlder(time, state, update));
  const isUnchanged = endTimes.every(
    (time) => fields[time] === state[time] && isSameMark(fields.ends?.[time], state.ends?.[time]),
  );
  return isUnchanged ? state : { ...state, ...fields };
};
