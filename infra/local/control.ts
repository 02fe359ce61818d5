import { Hono } from 'hono';
import * as z from 'zod';
import { parseTime } from '../../functions/domain/time.ts';
import { tableNames } from '../../functions/stores/tables.ts';
import type { MovableClock } from './clock.ts';
import type { BreakableDisk } from './disk.ts';
import type { Platform } from './platform.ts';

/** What is controlled, and where it is found. */
export type Controlled = {
  platform: Omit<
    Platform,
    'fetch' | 'put' | 'drop' | 'queueUrl' | 'sources' | 'room' | 'documents' | 'database' | 'errors' | 'stop'
  >;
  clock: MovableClock;
  /** What the kept data lies on. */
  disk: Pick<BreakableDisk, 'break'>;
  /** Origin of the trial's pages with the console. */
  pages: string;
  /** Origin of the functions alone, as they stand behind the CDN: a citizen's home page is at `/`. */
  front: string;
};

/** Where tests find the parts of a controlled platform. */
export const whereabouts = z.object({
  pages: z.url(),
  front: z.url(),
  signIn: z.object({ issuer: z.string(), clientId: z.string(), consoleUrl: z.string() }),
  /** Whether it goes on with kept data. */
  resumed: z.boolean(),
  tables: z.record(z.string(), z.string()),
  /** What the SDK's clients are told of this machine: `AWS_ENDPOINT_URL_…`. */
  endpoints: z.record(z.string(), z.string()),
});
export type Whereabouts = z.infer<typeof whereabouts>;

/** A failed command as it is answered: what was thrown. */
export const thrown = z.object({ name: z.string(), message: z.string() });

/** A time as commands and the environment say it. */
export const instant = z.string().transform((text, context) => {
  const parsed = parseTime(text);
  if (parsed.ok) return parsed.instant;
  context.addIssue(parsed.problem);
  return z.NEVER;
});

const nothing = z.object({});
const moment = z.object({ to: instant });
const faultAsked = z.object({
  match: z.object({
    channel: z.enum(['sms', 'email']).optional(),
    to: z.string().optional(),
    text: z.string().optional(),
  }),
  fault: z.object({
    kind: z.enum(['throttle', 'error', 'refuse', 'timeout-before-accept', 'timeout-after-accept']),
    times: z.int().optional(),
    code: z.string().optional(),
  }),
});
const invocation = z.object({ name: z.string(), event: z.unknown() });

const endpointsHere = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith('AWS_ENDPOINT_URL') && value ? [[name, value]] : [],
    ),
  );

const find = ({ platform, pages, front }: Controlled): Whereabouts => {
  const tables = Object.fromEntries(tableNames.map((name) => [name, platform.table(name)]));
  const { signIn, resumed } = platform;
  return whereabouts.parse({ pages, front, signIn, resumed, tables, endpoints: endpointsHere() });
};

/** Lets seconds of the process's own time go by, by which functions read words and settings anew. */
const passOwnTime = (seconds: number): void => {
  const before = performance.now.bind(performance);
  performance.now = () => before() + seconds * 1000;
};

/**
 * The commands to a platform that stands still: `POST /NAME` with what it needs as JSON. It answers 200 with what came
 * of it, 400 where the command was written wrongly, and 500 with what was thrown.
 */
export const makeControl = (controlled: Controlled): Hono => {
  const { platform, clock, disk } = controlled;
  const { carriers } = platform;
  const control = new Hono();
  const on = <Asked>(name: string, asks: z.ZodType<Asked>, act: (asked: Asked) => unknown): void => {
    control.post(`/${name}`, async (c) => {
      const asked = asks.safeParse(await c.req.json().catch(() => undefined));
      if (!asked.success) return c.json({ name: 'TypeError', message: z.prettifyError(asked.error) }, 400);
      return c.json((await act(asked.data)) ?? null);
    });
  };
  on('where', nothing, () => find(controlled));
  on('now', nothing, clock.now);
  on('move-to', moment, ({ to }) => clock.moveTo(to));
  on('advance-to', moment, ({ to }) => platform.advanceTo(to));
  on('settle', nothing, platform.settle);
  on('run', nothing, platform.run);
  on('pass-own-time', z.object({ seconds: z.number().positive() }), ({ seconds }) => passOwnTime(seconds));
  on('fault', faultAsked, ({ match, fault }) => {
    carriers.fault(match, fault);
  });
  on('break-disk', z.object({ code: z.string().nullable() }), ({ code }) => disk.break(code ?? undefined));
  on('inbox', nothing, () => carriers.inbox);
  on('counters', nothing, () => carriers.counters);
  on('failures', nothing, () => platform.failures);
  on('dead-letters', nothing, platform.deadLetters);
  on('invoke', invocation, ({ name, event }) => platform.invoke(name, event));
  control.onError(({ name, message }, c) => c.json({ name, message }, 500));
  return control;
};
