import type { DigitsAsked } from './phone-digits.ts';
import { at, dayOf, type Instant, plusDays } from './time.ts';

/**
 * How often somebody may be wrong who looks a dossier up by its code and digits of its telephone number. Only wrong
 * tries count. No number of them locks a dossier: they only make us ask for more digits. The sum is in docs/adr/0059.
 */
export const lookUpRule = {
  /** Wrong tries for one code with three digits; from then on six are asked. */
  wrongWithThree: 5,
  /** Wrong tries for one code, those with three digits included; from then on the whole number is asked. */
  wrongWithSix: 20,
  /** Wrong tries for a code are remembered for so many days after the last one. */
  daysRemembered: 366,
  /** Wrong tries with three digits in a day, for all codes together; from then on six are asked for every code. */
  wrongInADay: 1_000,
  /** Wrong tries from one address in an hour. Many phones share one, so who gives a whole number is not held to it. */
  wrongFromAddress: 100,
  /** Wrong whole numbers for one code from one address of the network in a quarter of a year. */
  wrongWholeFromAddress: 10,
} as const;

/** Wrong tries so far: for the code, and of all codes today. */
export type WrongTries = { code: number; everybody: number };

/** How much of the number opens the page now. */
export const digitsAskedAfter = ({ code, everybody }: WrongTries): DigitsAsked => {
  if (code >= lookUpRule.wrongWithSix) return 'whole';
  return code >= lookUpRule.wrongWithThree || everybody >= lookUpRule.wrongInADay ? 'six' : 'three';
};

/** Where wrong tries are counted: of what, in which stretch of time, and when the count may be forgotten. */
export type TryCount = { of: string; stretch: string; until: Instant };

/** A count that takes `most` wrong tries. `by`: what is over when it is full, this way of asking or this address. */
export type TryLimit = TryCount & { by: keyof WrongTries | 'address'; most: number };

/** What a try is about. `code`: as `readCode` gives it; `address`: of the network, from which it comes. */
export type Try = { code: string; address: string; now: Instant };

const nextDay = (now: Instant): Instant => at(plusDays(dayOf(now), 1), '00:00');

/** `2026-Q4` */
const quarterOf = (now: Instant): string => `${now.slice(0, 4)}-Q${Math.ceil(Number(now.slice(5, 7)) / 3)}`;
const longestQuarter = 92;

/** The counts that say how many digits are asked. */
export const countsOf = ({ code, now }: Pick<Try, 'code' | 'now'>): Record<keyof WrongTries, TryCount> => ({
  code: { of: `code ${code}`, stretch: 'code', until: at(plusDays(dayOf(now), lookUpRule.daysRemembered), '00:00') },
  everybody: { of: 'everybody', stretch: dayOf(now), until: nextDay(now) },
});

/** What a try with so many digits counts against, in the order in which it is counted. Instants are Vietnam's. */
export const limitsOf = ({ code, address, now }: Try, asked: DigitsAsked): TryLimit[] => {
  const counts = countsOf({ code, now });
  const ofAddress: TryLimit = {
    by: 'address',
    of: `address ${address}`,
    stretch: now.slice(0, 13),
    until: nextDay(now),
    most: lookUpRule.wrongFromAddress,
  };
  switch (asked) {
    case 'three':
      return [
        ofAddress,
        { by: 'everybody', ...counts.everybody, most: lookUpRule.wrongInADay },
        { by: 'code', ...counts.code, most: lookUpRule.wrongWithThree },
      ];
    case 'six':
      return [ofAddress, { by: 'code', ...counts.code, most: lookUpRule.wrongWithSix }];
    case 'whole':
      return [
        {
          by: 'address',
          of: `code ${code} address ${address}`,
          stretch: quarterOf(now),
          until: at(plusDays(dayOf(now), longestQuarter), '00:00'),
          most: lookUpRule.wrongWholeFromAddress,
        },
      ];
    default:
      return asked satisfies never;
  }
};
