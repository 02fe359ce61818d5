import * as z from 'zod';
import type { DossierState, Status } from './dossier-state.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { isKnownFromStart, isRunningStep, minutesPerStep, type RunningStep, runningSteps } from './path.ts';

const minutes = z.number().min(0);

/** How long one finished dossier took: working minutes in each running step that it entered. */
const sample = z.object({
  code: z.string(),
  /** When its end was recorded. */
  finishedAt: z.string(),
  minutes: z.partialRecord(z.enum(runningSteps), minutes),
});
export type Sample = z.infer<typeof sample>;

/** A procedure's own history: its last finished dossiers, the oldest first. */
export const pace = z.array(sample).readonly();
export type Pace = z.infer<typeof pace>;

/**
 * So many samples are kept. Fewer make the share of the late, a few in a hundred, a matter of luck; more make the item,
 * written anew at each finish, dearer and tell of an office as it was.
 */
export const samplesKept = 100;

const isFinished = (of: Status): boolean => of === 'finished' || of === 'returned';
export const becomesFinished = (before: DossierState | undefined, after: DossierState): boolean =>
  isFinished(after.status) && !(before && isFinished(before.status));

/** What a finished dossier teaches; undefined where it is not finished, or its beginning is not known. */
export const sampleOf = (state: DossierState, calendar: OfficeCalendar): Sample | undefined => {
  const { code, path } = state;
  const end = path[path.findLastIndex(({ status }) => !isFinished(status)) + 1];
  if (!end || !isKnownFromStart(state) || !path.some(({ status }) => isRunningStep(status))) return undefined;
  const spent = minutesPerStep(path, end.at, calendar);
  const whole = Object.entries(spent).map(([step, exact]) => [step, Math.round(exact)]);
  return sample.parse({ code, finishedAt: end.at, minutes: Object.fromEntries(whole) });
};

const byEnd = (a: Sample, b: Sample): number =>
  a.finishedAt === b.finishedAt ? (a.code < b.code ? -1 : 1) : a.finishedAt < b.finishedAt ? -1 : 1;

/**
 * The history with one more dossier. In whatever order and however often the same samples come, the same history
 * comes out: a dossier counts once, by its last end.
 */
export const addSample = (former: Pace, added: Sample): Pace => {
  const known = former.find(({ code }) => code === added.code);
  if (known && known.finishedAt >= added.finishedAt) return former;
  return [...former.filter((one) => one !== known), added].toSorted(byEnd).slice(-samplesKept);
};

/** Working hours within which this part (0 to 1) of the samples left the step; undefined where none entered it. */
const quantile = (samples: Pace, step: RunningStep, part: number): number | undefined => {
  const spent = samples.flatMap(({ minutes: { [step]: of } }) => (of === undefined ? [] : [of]));
  const found = spent.toSorted((a, b) => a - b)[Math.max(Math.ceil(part * spent.length) - 1, 0)];
  return found === undefined ? undefined : found / 60;
};

export const medianOf = (of: Pace, step: RunningStep): number | undefined => quantile(of, step, 0.5);
export const p90Of = (of: Pace, step: RunningStep): number | undefined => quantile(of, step, 0.9);
