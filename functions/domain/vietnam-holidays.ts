import { type Day, plusDays } from './time.ts';

/** A year's days off of public offices, weekends within them included, and the weekend days worked in exchange. */
export type Holidays = { readonly daysOff: readonly Day[]; readonly workedDays: readonly Day[] };

const from = (first: Day, last: Day): Day[] => (first > last ? [] : [first, ...from(plusDays(first, 1), last)]);

/**
 * Days off by Labour Code 2019, article 112 (New Year 1, Tết 5, Hùng Kings 1, 30/4, 1/5, National Day 2; a day that
 * falls on a weekend is given on the next working day), as the government fixed them for public offices each autumn.
 * A unit that works otherwise has its own calendar. Add a year when its notice is out.
 */
export const vietnamHolidays: Readonly<Record<number, Holidays>> = {
  // Notice of the labour ministry of November 2023 for Tết and National Day; Monday 29/4 was swapped in April 2024.
  2024: {
    daysOff: [
      '2024-01-01',
      ...from('2024-02-08', '2024-02-14'), // New Year's Day of the moon on Saturday 10/2
      '2024-04-18',
      ...from('2024-04-29', '2024-05-01'),
      ...from('2024-09-02', '2024-09-03'),
    ],
    workedDays: ['2024-05-04'], // for 29/4
  },
  // Notice of the labour ministry of December 2024: nine days of Tết, Friday 2/5 swapped.
  2025: {
    daysOff: [
      '2025-01-01',
      ...from('2025-01-25', '2025-02-02'), // New Year's Day of the moon on Wednesday 29/1
      '2025-04-07',
      ...from('2025-04-30', '2025-05-02'),
      ...from('2025-09-01', '2025-09-02'),
    ],
    workedDays: ['2025-04-26'], // for 2/5
  },
  // Notice of the Ministry of Home Affairs of October 2025: nine days of Tết; Monday 31/8 swapped, so that National Day
  // joins the weekend before. Letter 12729/VPCP-KGVX of 25/12/2025: Friday 2/1 swapped.
  2026: {
    daysOff: [
      ...from('2026-01-01', '2026-01-02'),
      ...from('2026-02-14', '2026-02-22'), // New Year's Day of the moon on Tuesday 17/2
      ...from('2026-04-26', '2026-04-27'), // Hùng Kings on Sunday, so Monday is off
      ...from('2026-04-30', '2026-05-01'),
      ...from('2026-08-31', '2026-09-02'),
    ],
    workedDays: ['2026-01-10', '2026-08-22'], // for 2/1 and 31/8
  },
  // Not announced. The law's days, laid as in the last like year: Tết as in 2024 (New Year's Day of the moon on a
  // Saturday, two days before it and three from it, two more for the weekend), 3/9 beside National Day as in 2021.
  2027: {
    daysOff: [
      '2027-01-01',
      ...from('2027-02-04', '2027-02-10'), // New Year's Day of the moon on Saturday 6/2
      '2027-04-16',
      ...from('2027-04-30', '2027-05-01'),
      '2027-05-03', // for Saturday 1/5
      ...from('2027-09-02', '2027-09-03'),
    ],
    workedDays: [],
  },
};

/**
 * Vietnam Culture Day. Politburo resolution 80-NQ/TW of 7/1/2026 wants it off from 2026 on; whether the Labour Code
 * follows was still argued in the National Assembly in April 2026, hence off unless switched on.
 */
export const cultureDay = (year: number): readonly Day[] => (year >= 2026 ? [`${year}-11-24`] : []);
