/**
 * Makes `Date.now()` of this process answer the platform's time, which stands still until it is moved: the functions
 * learn the time by it alone. The process is told of it in PLATFORM_TIME, as milliseconds since 1970.
 */
let time = Number(process.env.PLATFORM_TIME);
Object.assign(Date, { now: (): number => time });

/** Puts the time to these milliseconds since 1970. */
export const movePlatformTime = (to: number): void => {
  time = to;
};
