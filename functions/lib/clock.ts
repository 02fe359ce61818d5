import { toInstant } from '../domain/time.ts';
import type { Clock } from '../ports.ts';

/** The one place where functions learn the time. */
export const systemClock: Clock = { now: () => toInstant(Date.now()) };
