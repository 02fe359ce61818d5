import { addWorkingDays } from './calendar.ts';
import type { DossierState } from './dossier-state.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { medianOf, type Pace, p90Of } from './pace.ts';
import { isKnownFromStart, isRunningStep, type MinutesPerStep, minutesPerStep, type RunningStep } from './path.ts';
import { at, type Day, dayOf, type Instant, plusDays } from './time.ts';
import { workingMinutesBetween } from './working-hours.ts';

/** Why a leader is shown a dossier. Times are working hours. */
export type Risk = {
  /** Of missing the due day, 0 to 1. */
  chance: number;
  step: RunningStep;
  /** Spent in this step so far. */
  spent: number;
  /** Within which half, and nine in ten, of the procedure's last dossiers left this step. */
  median: number | undefined;
  p90: number | undefined;
  /** Until the end of the due day. */
  left: number;
};

/** With fewer finished dossiers a procedure's history says too little: one in twenty is the least share it can tell. */
const fewestSamples = 20;

/** Dossiers due on this day or later may be listed as at risk; those due before are what alerts are for. */
export const firstDayAtRisk = (today: Day, calendar: OfficeCalendar): Day =>
  plusDays(addWorkingDays(today, 1, calendar), 1);

/**
 * How likely a running dossier misses its due day, by its procedure's own history: of the finished dossiers that stood
 * in the same step when the office had worked on them for as long, the part that then still took longer than the time left.
 * Undefined where that cannot be said: it does not run, has no due date, or its beginning or the history is not known.
 */
export const riskOf = (dossier: DossierState, pace: Pace, calendar: OfficeCalendar, now: Instant): Risk | undefined => {
  const { status: step, dueAt, path } = dossier;
  if (!dueAt || !isRunningStep(step) || !isKnownFromStart(dossier)) return undefined;
  if (pace.length < fewestSamples) return undefined;
  const spent = minutesPerStep(path, now, calendar);
  const left = workingMinutesBetween(now, at(plusDays(dayOf(dueAt), 1), '00:00'), calendar);
  const rest = restOfTheLike(pace, step, sumOf(spent));
  const misses = rest.filter((minutes) => minutes > left).length;
  return {
    // Laplace's rule of succession: where few or none took so long, nobody knows, and the chance goes to one half.
    chance: (misses + 1) / (rest.length + 2),
    step,
    spent: (spent[step] ?? 0) / 60,
    median: medianOf(pace, step),
    p90: p90Of(pace, step),
    left: left / 60,
  };
};

const sumOf = ({ received = 0, processing = 0 }: MinutesPerStep): number => received + processing;

/** Of the samples that stood in `step` at this age (working minutes): how many minutes more each of them took. */
const restOfTheLike = (pace: Pace, step: RunningStep, age: number): number[] =>
  pace.flatMap(({ minutes }) => {
    const [takenUp, end] = [minutes.received ?? 0, sumOf(minutes)];
    const stoodThere = step === 'received' ? age < takenUp : takenUp <= age && age < end;
    return stoodThere ? [end - age] : [];
  });
