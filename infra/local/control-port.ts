import { once } from 'node:events';
import * as z from 'zod';
import type { Instant } from '../../functions/domain/time.ts';
import type { MovableClock } from './clock.ts';
import { instant, makeControl } from './control.ts';
import type { BreakableDisk } from './disk.ts';
import type { Platform } from './platform.ts';
import { serveNearby } from './serve.ts';

/*
 * A door for tests. `BAOTIN_CONTROL_PORT` names its port (0: any); without it there is none. A platform that has it
 * starts without a sample day, its clock at `BAOTIN_CONTROL_START`, and stands still until it is told otherwise.
 */

export type ControlWish = { port: number; start: Instant };

const wish = z.object({
  BAOTIN_CONTROL_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a number from 0 to 65535')
    .refine((text) => Number(text) <= 65_535, 'is a number from 0 to 65535')
    .transform(Number),
  BAOTIN_CONTROL_START: instant,
});

/** What the environment wishes; a fault is one sentence, and undefined where it wishes no control port. */
export const controlWish = (variables: NodeJS.ProcessEnv): ControlWish | string | undefined => {
  if (variables.BAOTIN_CONTROL_PORT === undefined) return undefined;
  const read = wish.safeParse(variables);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join()} ${message}`).join('; ');
  return { port: read.data.BAOTIN_CONTROL_PORT, start: read.data.BAOTIN_CONTROL_START };
};

/** Until the standard input ends: so it ends with the process that started it, however that one ends. */
const untilInputEnds = async (stop: AbortSignal): Promise<void> => {
  process.stdin.resume();
  await Promise.race([once(process.stdin, 'end'), once(stop, 'abort')]);
  process.stdin.destroy();
};

export type ControlledPlatform = { platform: Platform; clock: MovableClock; disk: BreakableDisk; pages: string };

/** Opens the control port, says where it is, and does what it is told until it is stopped. */
export const obeyControl = async (
  { platform, clock, disk, pages }: ControlledPlatform,
  port: number,
  stop: AbortSignal,
): Promise<void> => {
  const front = await serveNearby(platform.fetch, 0);
  const control = await serveNearby(makeControl({ platform, clock, disk, pages, front: front.origin }).fetch, port);
  try {
    console.log(`Control: ${control.origin}`);
    await untilInputEnds(stop);
  } finally {
    await control.stop();
    await front.stop();
  }
};
