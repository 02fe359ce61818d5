import { addWorkingDays } from './calendar.ts';
import type { NoticeKind } from './notice-kind.ts';
import type { Policy } from './policy.ts';
import { dayOf, epochOf, type Instant } from './time.ts';

/** What the office asks of the citizen: it stays to be done, however many days the office was closed since. */
const isAskedOfCitizen = (kind: NoticeKind): boolean => kind === 'supplement-request' || kind === 'payment-request';

/** How old a change is, in days. */
export const ageInDays = (changedAt: Instant, now: Instant): number => (epochOf(now) - epochOf(changedAt)) / 86_400_000;

/**
 * Whether a change is still news. Days count as the calendar has them, for what the office asks as the office works. What
 * was recorded on its last working day is news on the next one, though Tết lies between.
 */
export const isStillNews = (
  kind: NoticeKind,
  changedAt: Instant,
  { newsDays, calendar }: Pick<Policy, 'newsDays' | 'calendar'>,
  now: Instant,
): boolean => {
  if (ageInDays(changedAt, now) <= newsDays) return true;
  const workingDays = isAskedOfCitizen(kind) ? newsDays : 1;
  return dayOf(now) <= addWorkingDays(dayOf(changedAt), workingDays, calendar);
};
