import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { epochOf, type Instant, toInstant } from '../../functions/domain/time.ts';
import type { MovableClock } from './clock.ts';
import { nextRun, parseCron } from './cron.ts';
import { type KeptRecords, noRecords, type Records } from './kept-records.ts';
import { NoRoom } from './room.ts';
import type { Invoke } from './streams.ts';

/** A schedule that fires once and puts `input` to `target` as a message. */
export const oneTime = z.object({
  name: z.string(),
  at: z.string(),
  target: z.string(),
  input: z.string(),
  /** Keeps its name after it has fired. */
  stays: z.boolean(),
  fired: z.boolean().optional(),
});
export type OneTime = z.infer<typeof oneTime>;

/** Until when a recurring schedule has had its turns. */
export const lastTurn = z.object({ name: z.string(), until: z.string() });
export type LastTurn = z.infer<typeof lastTurn>;

export type ScheduleRecords = {
  oneTime: Records<OneTime>;
  recurring: Records<LastTurn>;
  together: KeptRecords['together'];
  onceKept: KeptRecords['onceKept'];
};

const nothingKept: ScheduleRecords = {
  oneTime: noRecords.of('one-time', oneTime),
  recurring: noRecords.of('recurring', lastTurn),
  together: noRecords.together,
  onceKept: noRecords.onceKept,
};

export type ScheduleSource = {
  clock: MovableClock;
  region: string;
  /** Functions that a clock wakes; `cron` is AWS's six fields, in Vietnam's time. */
  recurring: readonly { name: string; cron: string }[];
  invoke: Invoke;
  /** Puts a message into the queue with this address (ARN). */
  deliver(target: string, input: string): void;
  /** Throws where nothing can be written now, and so nothing is to be fired. */
  ready?(): void;
  /** Where schedules are kept, and what an earlier run left there; without it they go with the process. */
  kept?: ScheduleRecords;
};

export type Schedules = {
  create(schedule: OneTime): 'created' | 'exists';
  /** When the next schedule fires; undefined when none ever will. */
  nextDue(): Instant | undefined;
  /** Fires everything due by the clock's now, in order; what recurs fires once however much time went by. */
  runDue(): Promise<void>;
};

/**
 * The topology's recurring schedules and the one-time ones that functions create, on the platform's clock. A one-time
 * schedule goes in the same breath as its message enters the queue. What recurs and fell due while nothing ran, or was cut
 * off, fires once at the next start: a machine that was off over night closes its day in the morning.
 */
export const makeSchedules = (source: ScheduleSource): Schedules => {
  const { clock, deliver, kept = nothingKept, ready = () => {} } = source;
  const known = new Map(kept.oneTime.all().map((schedule) => [schedule.name, schedule]));
  const turns = new Map(kept.recurring.all().map(({ name, until }) => [name, until]));

  const noteTurn = (name: string, until: Instant): void => {
    if (turns.get(name) === until) return;
    kept.recurring.put(name, { name, until });
    turns.set(name, until);
  };
  const recurring = source.recurring.map(({ name, cron }) => {
    const pattern = parseCron(cron);
    const since = turns.get(name) ?? clock.now();
    noteTurn(name, since);
    return { name, pattern, next: nextRun(pattern, since) };
  });

  const write = (schedule: OneTime): void => {
    kept.oneTime.put(schedule.name, schedule);
    kept.onceKept(() => known.set(schedule.name, schedule));
  };

  const create = (schedule: OneTime): 'created' | 'exists' => {
    if (known.has(schedule.name)) return 'exists';
    write(schedule);
    return 'created';
  };

  const waiting = (): OneTime[] => [...known.values()].filter(({ fired }) => !fired);

  const fire = (schedule: OneTime): void => {
    const { name, target, input, stays } = schedule;
    kept.together(() => {
      deliver(target, input);
      if (stays) write({ ...schedule, fired: true });
      else kept.oneTime.remove(name);
    });
    if (!stays) known.delete(name);
  };

  const runDue = async (): Promise<void> => {
    const now = clock.now();
    const due = waiting().filter(({ at }) => at <= now);
    if (due.length > 0 || recurring.some(({ next }) => next !== undefined && next <= now)) ready();
    for (const schedule of due.sort((a, b) => (a.at < b.at ? -1 : 1))) fire(schedule);
    for (const job of recurring) {
      if (job.next === undefined || job.next > now) continue;
      const fired = job.next;
      job.next = nextRun(job.pattern, now);
      // The invoker has shown and counted a failure; the next turn comes anyway.
      await source.invoke(job.name, scheduledEvent(fired, source)).catch((error: unknown) => {
        if (!(error instanceof NoRoom)) return;
        job.next = fired; // its turn comes when there is room again
        throw error;
      });
      noteTurn(job.name, now);
    }
  };

  const nextDue = (): Instant | undefined => {
    let next: Instant | undefined;
    const consider = (at: Instant | undefined): void => {
      if (at !== undefined && (next === undefined || at < next)) next = at;
    };
    for (const { at } of waiting()) consider(at);
    for (const job of recurring) consider(job.next);
    return next;
  };

  return { create, nextDue, runDue };
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
