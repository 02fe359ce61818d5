import * as z from 'zod';
import type { DayOfUnits } from './flow-tables.ts';
import type { Day } from './time.ts';

/** What a part of an SMS costs from a day on, VND: prices of contracts change, and old months stay as they were paid. */
export const partPrice = z.object({ from: z.iso.date(), vnd: z.number().min(0) });
export type PartPrice = z.infer<typeof partPrice>;

/** Undefined before the first price that was entered: what it cost is not known, which is not 0. */
export const priceOn = (prices: readonly PartPrice[], day: Day): number | undefined =>
  prices
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)?.vnd;

/** SMS of a unit as carriers took them: messages, their parts, and what the parts cost in VND. */
export type Sent = { unit: string; messages: number; parts: number; cost?: number };

/** By unit, the most parts first. A cost of which a part is not known is not told. */
export const sentOf = (days: readonly DayOfUnits[], prices: readonly PartPrice[]): Sent[] => {
  const units = new Map<string, Sent>();
  for (const { day, units: of } of days) {
    const price = priceOn(prices, day);
    for (const { unit, counts } of of) {
      const { sms = 0, smsParts = 0 } = counts;
      if (sms === 0) continue;
      const { messages, parts, cost } = units.get(unit) ?? { messages: 0, parts: 0, cost: 0 };
      const isKnown = cost !== undefined && price !== undefined;
      units.set(unit, {
        ...{ unit, messages: messages + sms, parts: parts + smsParts },
        cost: isKnown ? cost + smsParts * price : undefined,
      });
    }
  }
  return [...units.values()].toSorted((a, b) => b.parts - a.parts || (a.unit < b.unit ? -1 : 1));
};
