import { type DossierState, phaseOf, type Status } from './dossier-state.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { dayOf, type Instant } from './time.ts';
import { workingMinutesBetween } from './working-hours.ts';

export type Path = DossierState['path'];

/** The steps in which the office works on a dossier. */
export const runningSteps = ['received', 'processing'] as const;
export type RunningStep = (typeof runningSteps)[number];
export type MinutesPerStep = Partial<Record<RunningStep, number>>;

export const isRunningStep = (status: Status): status is RunningStep => phaseOf(status) === 'running';

/** So many steps are kept: five times what a dossier takes, and yet no source that toggles makes the item grow. */
const longest = 30;

/** The path once a status was told of; the same status again is no new step. */
export const pathAfter = (path: Path, status: Status, at: Instant): Path =>
  path.at(-1)?.status === status ? path : [...path, { status, at }].slice(-longest);

/** A dossier that was first heard of days after it was received, or that lost its first steps, does not say how long it took. */
export const isKnownFromStart = ({ path, receivedAt }: Pick<DossierState, 'path' | 'receivedAt'>): boolean =>
  path[0] !== undefined && dayOf(path[0].at) <= dayOf(receivedAt ?? path[0].at);

/** Working minutes spent in each running step that was entered, all its rounds together, until `until`. Waiting for the citizen does not count. */
export const minutesPerStep = (path: Path, until: Instant, calendar: OfficeCalendar): MinutesPerStep => {
  const spent: MinutesPerStep = {};
  for (const [n, { status, at }] of path.entries()) {
    if (!isRunningStep(status) || at > until) continue;
    const left = path[n + 1]?.at ?? until;
    spent[status] = (spent[status] ?? 0) + workingMinutesBetween(at, left < until ? left : until, calendar);
  }
  return spent;
};
