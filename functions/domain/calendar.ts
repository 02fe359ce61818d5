import type { Day } from './time.ts';

/** Working days of an office as data: its weekdays (1 = Monday … 7 = Sunday), days off, and days worked in exchange. */
export type Calendar = {
  readonly workingWeekdays: readonly number[];
  readonly daysOff: readonly Day[];
  readonly workedDays: readonly Day[];
};

export declare const isWorkingDay: (date: Day, calendar: Calendar) => boolean;
export declare const addWorkingDays: (date: Day, n: number, calendar: Calendar) => Day;
export declare const vietnamCalendar: (year: number) => Calendar;
