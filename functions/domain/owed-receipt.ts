import { type DossierState, phaseOf } from './dossier-state.ts';
import { type Happening, promisedDay } from './happenings.ts';
import { inHeardOrder, standingOf } from './heard.ts';
import type { Notice } from './notice.ts';
import { roundIn } from './occurrence.ts';

const isUnderWay = ({ kind, state }: Notice): boolean => kind === 'receipt' && (state === 'queued' || state === 'held');

const endsWithoutResult: readonly string[] = ['withdrawal', 'stop', 'intake-refusal'];

/**
 * The receipt of a dossier that is back at work from an end, and of which its citizen has heard nothing at all, or last
 * that it had ended without a result: it was first heard of as finished by a slip, its end came before its receipt could
 * leave, or a result that nobody heard of lay between. Empty where a receipt is on its way, or where anything else was
 * heard last, or may have been: then a correction or a later notice speaks.
 */
export const ofUnheardWork = (
  told: readonly Notice[],
  before: DossierState | undefined,
  after: DossierState,
): Happening[] => {
  if (!before || phaseOf(before.status) !== 'ended' || phaseOf(after.status) !== 'running') return [];
  const toCitizen = told.filter(({ audience }) => audience === 'citizen');
  if (toCitizen.some(isUnderWay)) return [];
  const last = inHeardOrder(toCitizen.filter((one) => standingOf(one) !== 'untold')).at(-1);
  if (last && !endsWithoutResult.includes(last.kind)) return [];
  const rounds = toCitizen.filter(({ kind }) => kind === 'receipt').map(({ occurrence }) => roundIn(occurrence));
  return [{ kind: 'receipt', occurrence: String(1 + Math.max(0, ...rounds)), facts: promisedDay(after) }];
};
