import { epochOf, type Instant } from '../functions/domain/time.ts';

/** A module for Node's `--import` that makes it `time` now in a process, and later as time goes by. */
export const livingAt = (time: Instant): string => {
  const shift = Math.round(epochOf(time) - performance.timeOrigin - performance.now());
  const script = `const now = Date.now; Date.now = () => now() + ${shift};`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
};
