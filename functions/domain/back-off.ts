const firstMilliseconds = 20;
const longestMilliseconds = 1000;

/**
 * How long to wait before a write is tried again that another writer overtook, in milliseconds. The longest wait grows
 * with each try; `share`, 0 to 1, is drawn by each writer for itself, so that they do not all come back at once.
 */
export const backOffMilliseconds = (tried: number, share: number): number =>
  Math.round(share * Math.min(longestMilliseconds, firstMilliseconds * 2 ** tried));
