import { addWorkingDays } from './calendar.ts';
import type { Policy } from './policy.ts';
import { dayOf, epochOf, type Instant } from './time.ts';

/** How old a change is, in days. */
export const ageInDays = (changedAt: Instant, now: Instant): number => (epochOf(now) - epochOf(changedAt)) / 86_400_000;

/**
 * Whether a change is still news: for so many days of the calendar, or of the office, whichever is longer. What was
 * recorded on its last working days before Tết is news when it opens again.
 */
export const isStillNews = (
  changedAt: Instant,
  { newsDays, calendar }: Pick<Policy, 'newsDays' | 'calendar'>,
  now: Instant,
): boolean =>
  ageInDays(changedAt, now) <= newsDays || dayOf(now) <= addWorkingDays(dayOf(changedAt), newsDays, calendar);
