import type { Instant } from '../../functions/domain/time.ts';
import { failuresIn } from './events.ts';
import type { Handled } from './function-processes.ts';

export type Step = { at: Instant; what: string; dossiers: readonly string[] };

/** What was done, in its order, for whoever asks what led to a fault. */
export type Trace = {
  note(at: Instant, what: string, dossiers: readonly string[]): void;
  /** What came of an event that a function was handed. */
  noteHandled(at: Instant, name: string, handled: Handled, dossiers: readonly string[]): void;
  /** All steps that had to do with a dossier. */
  of(dossier: string): readonly Step[];
  /** Events that functions were handed, and how often a process was killed. */
  counts(): { events: number; deaths: number };
};

export const makeTrace = (): Trace => {
  const steps: Step[] = [];
  const counts = { events: 0, deaths: 0 };
  const note: Trace['note'] = (at, what, dossiers) => {
    steps.push({ at, what, dossiers });
  };
  return {
    note,
    noteHandled: (at, name, handled, dossiers) => {
      counts.events += 1;
      if ('death' in handled.outcome) counts.deaths += 1;
      note(at, `${name} ${outcomeOf(handled)}${callsOf(handled)}`, dossiers);
    },
    of: (dossier) => steps.filter(({ dossiers }) => dossiers.includes(dossier)),
    counts: () => counts,
  };
};

const outcomeOf = ({ outcome }: Handled): string => {
  if ('death' in outcome) return `is KILLED ${outcome.death}`;
  if ('error' in outcome) return `FAILS: ${outcome.error}`;
  const { length } = failuresIn(outcome.answer);
  return length > 0 ? `answers, ${length} of its records FAILED` : 'answers';
};

/** Calls in their order, the same ones after each other in one. */
const callsOf = ({ calls }: Handled): string => {
  const runs: { what: string; times: number }[] = [];
  for (const what of calls) {
    const last = runs.at(-1);
    if (last?.what === what) last.times += 1;
    else runs.push({ what, times: 1 });
  }
  return runs.length === 0
    ? ''
    : `: ${runs.map(({ what, times }) => (times > 1 ? `${what} ×${times}` : what)).join(', ')}`;
};
