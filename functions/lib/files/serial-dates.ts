/** The last count of days that is a date. */
export const lastDay = 2_958_465; // 31-12-9999
const dayLength = 86_400_000; // milliseconds

/** Excel holds 1900 for a leap year, so days before that 29 February are one less than elsewhere. */
const leapDay = 60;

/** With fewer places a fraction of a second is only what rounding left. */
const placesOfMilliseconds = 8;

const millisecondsOf = (serial: number, stored: string): number => {
  const isFine = /\.\d+E/i.test(stored) || (stored.split('.')[1]?.length ?? 0) >= placesOfMilliseconds;
  return isFine ? Math.round(serial * dayLength) : Math.round(serial * 86_400) * 1_000;
};

/**
 * A date or moment by the stored count of its days: `yyyyMMdd` where its format shows a day and it holds no hour, else
 * `yyyyMMddHHmmss`, or ISO 8601 where it has a fraction of a second.
 */
export const writtenDate = (stored: string, hasHour: boolean, from1904: boolean): string => {
  const serial = Number(stored);
  const counted = !from1904 && serial < leapDay ? serial + 1 : serial;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const milliseconds = millisecondsOf(counted, stored);
  const iso = new Date(start + milliseconds).toISOString().slice(0, 23);
  if (milliseconds % 1_000 !== 0) return iso;
  const digits = iso.slice(0, 19).replace(/[-:T]/g, '');
  return !hasHour && milliseconds % dayLength === 0 ? digits.slice(0, 8) : digits;
};
