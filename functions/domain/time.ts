import { Temporal } from 'temporal-polyfill';

/** A moment as ISO 8601 in Vietnam's one offset, to the second: `2026-10-23T16:30:00+07:00`. Text order is time order. */
export type Instant = string;
/** A calendar day in Vietnam, `2026-10-23`. */
export type Day = string;

const zone = 'Asia/Ho_Chi_Minh'; // UTC+7 all year, no summer time

export const toInstant = (epochMilliseconds: number): Instant =>
  `${Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })}+07:00`;

export const epochOf = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;

export const dayOf = (instant: Instant): Day => instant.slice(0, 10);

/** `HH:mm` in Vietnam. */
export const timeOfDay = (instant: Instant): string => instant.slice(11, 16);

export const at = (day: Day, time: string): Instant => `${day}T${time}:00+07:00`;

export const plusDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  toInstant(epochOf(instant) + minutes * 60_000);

/** `23/10/2026`, as the citizen reads a date. */
export const formatDay = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;
const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

export type ParsedTime = { ok: true; instant: Instant; dayOnly: boolean } | { ok: false; problem: string };

/**
 * Reads a time of the exchange record (`yyyyMMddHHmmss` or ISO 8601; without an offset it is Vietnam's time).
 * A day alone is read as its first second and said to be a day. Any other form is refused, not guessed:
 * 03/04/2026 may be March or April.
 */
export const parseTime = (text: string): ParsedTime => {
  const parts = compact.exec(text);
  const written = parts
    ? `${parts[1]}-${parts[2]}-${parts[3]}${parts[4] === undefined ? '' : `T${parts[4]}:${parts[5]}:${parts[6]}`}`
    : text.replace(' ', 'T');
  if (!parts && !iso.test(text)) {
    const hint = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text) ? ' (day and month could be swapped)' : '';
    return { ok: false, problem: `${quote(text)} is not a time${hint}: write yyyyMMddHHmmss or ISO 8601` };
  }
  try {
    const offset = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(written);
    const instant = offset
      ? Temporal.Instant.from(written).epochMilliseconds
      : Temporal.PlainDateTime.from(written, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds;
    return { ok: true, instant: toInstant(instant), dayOnly: !written.includes('T') };
  } catch {
    return { ok: false, problem: `${quote(text)} is no day or hour of the calendar` };
  }
};

/** The value as a problem's sentence shows it: short, on one line. */
export const quote = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}"`;
};
