import { epochOf, type Instant } from '../domain/time.ts';

/** The epoch second after which an item may be deleted: so many days after `from`. */
export const expiresAfter = (from: Instant, days: number): number => Math.floor(epochOf(from) / 1000) + days * 86_400;
