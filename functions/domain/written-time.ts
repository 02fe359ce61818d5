import { plainDigits } from './plain-digits.ts';
import { withoutUnseen } from './sound-text.ts';

/*
 * How systems and people write a day and an hour. With the year in front there is one order. With the year behind, the
 * day is first, as Vietnam writes: 03/04/2026 is the third of April.
 */

/** Numbers as they were written; whether the calendar has such a day is asked later. */
/** `fraction`: digits of a second behind its point. */
export type WrittenTime = {
  day: string;
  time: string | undefined;
  zone: string | undefined;
  fraction: string | undefined;
};
export type TimeFault = 'month-first' | 'short-year' | 'no-time';

const zone = String.raw`\s*(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)`;
const clock = String.raw`(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?|\s*(?:h|g|giờ)(?:\s*(?<pastHour>\d{1,2})\s*(?:p|ph|phút|')?)?)`;
const half = String.raw`(?:\s*(?<half>SA|CH|AM|PM|sáng|chiều|tối|trưa))?`;

const compact =
  /^(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})(?:(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?(?:[.,](?<fraction>\d+))?$/;
const yearFirst = new RegExp(
  String.raw`^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<date>\d{1,2})(?:(?:\s+|T)${clock}${half}(?:${zone})?)?$`,
  'i',
);
const dayFirst = String.raw`(?<date>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})`;
const dayThenTime = new RegExp(
  String.raw`^(?:ngày\s+)?${dayFirst}(?:(?:,?\s+(?:-\s*)?|T|\s*,\s*|\s+lúc\s+)${clock}${half}(?:${zone})?)?$`,
  'i',
);
const timeThenDay = new RegExp(
  String.raw`^(?:lúc\s+)?${clock}${half}(?:\s*,\s*|\s+(?:-\s*)?)(?:ngày\s+)?${dayFirst}$`,
  'i',
);

/** `ngày 12 tháng 10 năm 2026`, as forms print it. */
const inWords = /(?:ngày\s+)?(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/i;

const two = (number: string): string => number.padStart(2, '0');

/** 0 to 23 of an hour of the half day; past 12 it is said twice, as in `14:30 CH`. */
const hourOfDay = (hour: number, halfDay: string | undefined): number => {
  if (halfDay === undefined || hour > 12) return hour;
  const isMorning = /^(?:SA|AM|sáng)$/i.test(halfDay);
  if (isMorning) return hour === 12 ? 0 : hour;
  return /^trưa$/i.test(halfDay) && hour >= 10 ? hour : (hour % 12) + 12;
};

type Groups = Readonly<Record<string, string | undefined>>;

const timeOf = ({ hour, minute, pastHour, second, half: halfDay }: Groups): string | undefined =>
  hour === undefined
    ? undefined
    : `${two(String(hourOfDay(Number(hour), halfDay)))}:${two(minute ?? pastHour ?? '00')}:${second ?? '00'}`;

const zoneOf = (written: string | undefined): string | undefined => {
  if (written === undefined) return undefined;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(written) ?? [];
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
};

const groupsOf = (text: string): Groups | undefined =>
  [compact, yearFirst, dayThenTime, timeThenDay].map((form) => form.exec(text)?.groups).find(Boolean);

/** A day whose second number can only be the day. */
const isMonthFirst = (date: number, month: number): boolean => date >= 1 && date <= 12 && month > 12 && month <= 31;

/** The longest that is a time; anything longer is another column's text. */
const longest = 80;

/** Reads a day, perhaps with an hour, by its form. */
export const readWrittenTime = (text: string): WrittenTime | TimeFault => {
  if (text.length > longest) return 'no-time';
  const plain = plainDigits(withoutUnseen(text)).normalize('NFKC').trim().replace(/\s+/g, ' ');
  const groups = groupsOf(plain.replace(inWords, '$1/$2/$3'));
  if (!groups) return 'no-time';
  const { year = '', month = '', date = '', second, fraction } = groups;
  // Noughts behind a point are a program's, which took the digits for a number.
  if (second === undefined && fraction !== undefined && /[1-9]/.test(fraction)) return 'no-time';
  if (year.length === 2) return 'short-year';
  if (!/^\d{4}/.test(plain) && isMonthFirst(Number(date), Number(month))) return 'month-first';
  return { day: `${year}-${two(month)}-${two(date)}`, time: timeOf(groups), zone: zoneOf(groups.zone), fraction };
};

/** In which order the day of a text can only stand; `either` where both are days of the calendar. */
export type DayOrder = 'day-first' | 'month-first' | 'either';

const yearBehind = /(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/;

/** The order of a day with its year behind; undefined for a text without one. */
export const dayOrderOf = (text: string): DayOrder | undefined => {
  if (text.length > longest) return undefined;
  const [, first, , second] = yearBehind.exec(plainDigits(text)) ?? [];
  if (first === undefined || second === undefined) return undefined;
  if (isMonthFirst(Number(first), Number(second))) return 'month-first';
  return Number(first) > 12 ? 'day-first' : 'either';
};

/** Days by which programs say that there is none: the first and last of their calendars. */
const emptyDays = new Set([
  '0001-01-01',
  '1753-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-00',
  '1900-01-01',
  '1970-01-01',
  '9999-12-31',
]);

/** Whether it is a date by which a program says that there is none: `0001-01-01`, `01/01/1900 00:00`, `00000000`. */
export const isEmptyDate = (text: string): boolean => {
  const written = readWrittenTime(text);
  if (typeof written === 'string') return /^0{1,14}(?:\.0+)?$/.test(text.trim());
  return written.day.startsWith('0000-') || emptyDays.has(written.day);
};
