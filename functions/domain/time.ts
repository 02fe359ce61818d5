import { firstOf } from './sound-text.ts';
import { readWrittenTime, type TimeFault } from './written-time.ts';

/**
 * A moment as ISO 8601 in Vietnam's one offset, to the second: `2026-10-23T16:30:00+07:00`. Text order is time order. The
 * time of an update keeps the fraction that its source said (`withFraction`), and stays in order.
 */
export type Instant = string;
/** A calendar day in Vietnam, `2026-10-23`. */
export type Day = string;

// Asia/Ho_Chi_Minh is UTC+7 all year, so a moment's local clock is its UTC clock seven hours later.
const offset = 7 * 3_600_000;

export const toInstant = (epochMilliseconds: number): Instant =>
  `${new Date(epochMilliseconds + offset).toISOString().slice(0, 19)}+07:00`;

/** Milliseconds since 1970. */
export const epochOf = (instant: Instant): number => Date.parse(instant);

export const dayOf = (instant: Instant): Day => instant.slice(0, 10);

/** `HH:mm` in Vietnam. */
export const timeOfDay = (instant: Instant): string => instant.slice(11, 16);

export const at = (day: Day, time: string): Instant => `${day}T${time}:00+07:00`;

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** Throws a RangeError where `day` is no day. */
export const plusDays = (day: Day, days: number): Day =>
  new Date(midnight(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** All days from the first to the last, both included. */
export const daysFrom = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => midnight(day).getUTCDay() || 7;

/** Is it a day of the calendar? 30 February is not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(midnight(text).getTime()) && plusDays(text, 0) === text;

export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  toInstant(epochOf(instant) + minutes * 60_000);

/** `23/10/2026`, as the citizen reads a date. */
export const formatDay = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

export type ParsedTime = { ok: true; instant: Instant; dayOnly: boolean } | { ok: false; problem: string };

const faultSentence = (text: string, fault: TimeFault): string => {
  switch (fault) {
    case 'month-first':
      return `${quote(text)} has the month first: write the day first, such as 23/10/2026, or yyyyMMddHHmmss`;
    case 'short-year':
      return `${quote(text)} has a year of two digits: write all four`;
    case 'no-time':
      return `${quote(text)} is not a time: write yyyyMMddHHmmss or ISO 8601`;
    default:
      return fault satisfies never;
  }
};

/** A day as spreadsheets number it, from 2000 to 2099, perhaps with its hour: `46318.6875`. */
const isDayNumber = (text: string): boolean => {
  const [, days] = /^(\d{5})(?:[.,]\d+)?$/.exec(text.trim()) ?? [];
  return days !== undefined && Number(days) >= 36_526 && Number(days) <= 73_050;
};

/**
 * Reads a time of the exchange record: `yyyyMMddHHmmss`, ISO 8601, or the day first as Vietnam writes it
 * (`12/10/2026 08:30`). Without an offset it is Vietnam's time. A day alone is read as its first second and said to be
 * a day. What can only be month first is refused, and so are years of two digits.
 */
export const parseTime = (text: string): ParsedTime => {
  if (isDayNumber(text))
    return { ok: false, problem: `${quote(text)} is the number of a day: format the column as a date` };
  const written = readWrittenTime(text);
  if (typeof written === 'string') return { ok: false, problem: faultSentence(text, written) };
  const { day, time, zone = '+07:00' } = written;
  const epoch = Date.parse(`${day}T${time ?? '00:00:00'}${zone}`);
  if (!isDay(day) || Number.isNaN(epoch) || time?.startsWith('24'))
    return { ok: false, problem: `${quote(text)} is no day or hour of the calendar` };
  return { ok: true, instant: toInstant(epoch), dayOnly: time === undefined };
};

const mostFractionDigits = 9;

/**
 * The moment with the fraction of a second that `text`, from which it was read, says: `…:05.1+07:00`. At most nine digits,
 * and no nought at the end: so one moment has one text, and text order is time order, for `+` stands before `.` and digits.
 */
export const withFraction = (instant: Instant, text: string): Instant => {
  const written = readWrittenTime(text);
  const said = typeof written === 'string' ? '' : (written.fraction ?? '');
  const digits = said.slice(0, mostFractionDigits).replace(/0+$/, '');
  return digits === '' ? instant : `${instant.slice(0, 19)}.${digits}${instant.slice(19)}`;
};

/** Whether one of two times of a second says which part of it is meant, and the other does not: nobody knows which is later. */
export const isOrderUnknown = (a: Instant, b: Instant): boolean =>
  wholeSecond(a) === wholeSecond(b) && a.includes('.') !== b.includes('.');

/** The moment to the second. */
export const wholeSecond = (instant: Instant): Instant => instant.replace(/\.\d+/, '');

const longestQuotation = 40;

/** The value as a problem's sentence shows it: short, on one line, and fit to be kept whatever it holds. */
export const quote = (text: string): string => {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').toWellFormed();
  const start = firstOf(line, longestQuotation);
  return `"${start}${start === line ? '' : '…'}"`;
};
