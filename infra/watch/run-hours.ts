/** When one of the clock's jobs runs; minutes of the day are Vietnam's. */
export type RunHours = { first: number; last: number; everyMinutes: number; lastWeekday: 6 | 7 };

const cronOfJob = /^(?:(\d+)|0\/(\d+)) (\d+)(?:-(\d+))? \? \* (\*|MON-SAT) \*$/;
const day = 24 * 60;

/** Reads a schedule of the map, minute hour day month weekday year. Throws for a form that the map does not use yet. */
export const runHoursOf = (cron: string): RunHours => {
  const [, minute, every, hour, until = hour, days] = cronOfJob.exec(cron) ?? [];
  if (!hour) throw new Error(`The watch cannot read the schedule ${cron}: teach infra/watch/run-hours.ts its form`);
  const everyMinutes = Number(every ?? day);
  const first = Number(hour) * 60 + Number(minute ?? 0);
  const last = every ? Number(until) * 60 + 60 - everyMinutes : first;
  return { first, last, everyMinutes, lastWeekday: days === '*' ? 7 : 6 };
};

/** How long a window must be to hold at least one run that has ended: two turns, or an hour for a job of once a day. */
export const windowOf = ({ everyMinutes }: RunHours): number => (everyMinutes < 60 ? 2 * everyMinutes : 60);

const vietnamAhead = 7 * 60;

/**
 * A condition of CloudWatch's metric math: a window that begins at the time of `base` must hold a run. CloudWatch moves an
 * alarm's window on by the minute and counts in UTC; jobs after seven in the morning have the same weekday there.
 */
export const mustHaveRun = (hours: RunHours, base: string): string => {
  const { first, last, everyMinutes, lastWeekday } = hours;
  // Around the clock: every window must hold one. A queue never holds fewer than no messages.
  if (first === 0 && last === day - everyMinutes && lastWeekday === 7) return `${base} >= 0`;
  // A job of once a day is looked for in every window that begins in the half hour before it.
  const [from, to] = [first - (everyMinutes < 60 ? 0 : 30) - vietnamAhead, last - vietnamAhead];
  if (from < 0) throw new Error('The watch cannot tell the weekday of jobs before seven in the morning');
  const minute = `(HOUR(${base}) * 60 + MINUTE(${base}))`;
  return `DAY(${base}) <= ${lastWeekday} AND ${minute} >= ${from} AND ${minute} <= ${to}`;
};
