import { vietnamCalendar } from '../functions/domain/calendar.ts';
import { usualWeek } from '../functions/domain/office-calendar.ts';
import type { Pace, Sample } from '../functions/domain/pace.ts';
import type { MinutesPerStep } from '../functions/domain/path.ts';

/** Monday to Friday, eight hours a day, with the holidays of 2026. */
export const office2026 = { ...usualWeek, ...vietnamCalendar(2026) };

export const hours = (count: number): number => count * 60;

export const aSample = (minutes: MinutesPerStep, changes: Partial<Sample> = {}): Sample => ({
  code: 'H21.134-260901-0001',
  finishedAt: '2026-09-10T10:00:00+07:00',
  minutes,
  ...changes,
});

/** A history of one dossier for each entry. */
export const aPace = (...taken: readonly MinutesPerStep[]): Pace =>
  taken.map((minutes, n) => aSample(minutes, { code: `H21.134-260901-${String(n).padStart(4, '0')}` }));
