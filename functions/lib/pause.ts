import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMilliseconds } from '../domain/back-off.ts';

/** Waits before a write is tried again that was overtaken `tried` times before. */
export const pauseAfter = async (tried: number): Promise<void> => {
  await sleep(backOffMilliseconds(tried, Math.random()));
};
