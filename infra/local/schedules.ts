import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { epochOf, type Instant, toInstant } from '../../functions/domain/time.ts';
import type { MovableClock } from './clock.ts';
import { nextRun, parseCron } from './cron.ts';
import type { Invoke } from './streams.ts';

/** A schedule that fires once and puts `input` to `target` as a message. */
export const oneTime = z.object({
  name: z.string(),
  at: z.string(),
  target: z.string(),
  input: z.string(),
  /** Keeps its name after it has fired. */
  stays: z.boolean(),
});
export type OneTime = z.infer<typeof oneTime>;

export type ScheduleSource = {
  clock: MovableClock;
  region: string;
  /** Functions that a clock wakes; `cron` is AWS's six fields, in Vietnam's time. */
  recurring: readonly { name: string; cron: string }[];
  invoke: Invoke;
  /** Puts a message into the queue with this address (ARN). */
  deliver(target: string, input: string): void;
  waiting?: readonly OneTime[];
};

export type Schedules = {
  create(schedule: OneTime): 'created' | 'exists';
  /** When the next schedule fires; undefined when none ever will. */
  nextDue(): Instant | undefined;
  /** Fires everything due by the clock's now, in order; what recurs fires once however much time went by. */
  runDue(): Promise<void>;
  waiting(): readonly OneTime[];
};

/** The topology's recurring schedules and the one-time ones that functions create, on the platform's clock. */
export const makeSchedules = (source: ScheduleSource): Schedules => {
  const { clock, deliver } = source;
  const names = new Set(source.waiting?.map(({ name }) => name));
  let waiting: OneTime[] = [...(source.waiting ?? [])];
  const recurring = source.recurring.map(({ name, cron }) => {
    const pattern = parseCron(cron);
    return { name, pattern, next: nextRun(pattern, clock.now()) };
  });

  const create = (schedule: OneTime): 'created' | 'exists' => {
    if (names.has(schedule.name)) return 'exists';
    names.add(schedule.name);
    waiting.push(schedule);
    return 'created';
  };

  const runDue = async (): Promise<void> => {
    const now = clock.now();
    const due = waiting.filter(({ at }) => at <= now);
    if (due.length > 0) waiting = waiting.filter(({ at }) => at > now);
    for (const { name, target, input, stays } of due.sort((a, b) => (a.at < b.at ? -1 : 1))) {
      if (!stays) names.delete(name);
      deliver(target, input);
    }
    for (const job of recurring) {
      if (job.next === undefined || job.next > now) continue;
      const fired = job.next;
      job.next = nextRun(job.pattern, now);
      // The invoker has shown and counted a failure; the next turn comes anyway.
      await source.invoke(job.name, scheduledEvent(fired, source)).catch(() => undefined);
    }
  };

  const nextDue = (): Instant | undefined => {
    let next: Instant | undefined;
    const consider = (at: Instant | undefined): void => {
      if (at !== undefined && (next === undefined || at < next)) next = at;
    };
    for (const { at } of waiting) consider(at);
    for (const job of recurring) consider(job.next);
    return next;
  };

  return { create, nextDue, runDue, waiting: () => waiting };
};

/** What EventBridge Scheduler hands to a function when the schedule says nothing else. */
const scheduledEvent = (at: Instant, { region }: ScheduleSource) => ({
  version: '0',
  id: crypto.randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: '000000000000',
  time: Temporal.Instant.fromEpochMilliseconds(epochOf(at)).toString(),
  region,
  resources: [],
  detail: '{}',
});

const expression = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;

/** The moment of `at(2026-10-23T07:00:00)` in a time zone; undefined where that is no moment. */
export const momentOf = (text: string, timeZone = 'UTC'): Instant | undefined => {
  const written = expression.exec(text)?.[1];
  if (!written) return undefined;
  try {
    return toInstant(Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return undefined;
  }
};
