import * as z from 'zod';
import type { Day } from './time.ts';

/** SMS of a unit on a day, as carriers took them: messages, their parts, and what the parts cost in VND. */
export const sentOfDay = z.object({
  day: z.string(),
  unit: z.string(),
  messages: z.int(),
  parts: z.int(),
  cost: z.number(),
});
export type SentOfDay = z.infer<typeof sentOfDay>;

/** What a part of an SMS costs from a day on, VND: prices of contracts change, and old months stay as they were paid. */
export const partPrice = z.object({ from: z.iso.date(), vnd: z.number().min(0) });
export type PartPrice = z.infer<typeof partPrice>;

/** 0 before the first price that was entered. */
export const priceOn = (prices: readonly PartPrice[], day: Day): number =>
  prices
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)?.vnd ?? 0;

export type Sent = Omit<SentOfDay, 'day'>;

/** By unit, the dearest first. */
export const sentByUnit = (days: readonly SentOfDay[]): Sent[] =>
  [...Map.groupBy(days, ({ unit }) => unit)]
    .map(([unit, of]) => ({
      unit,
      messages: of.reduce((sum, { messages }) => sum + messages, 0),
      parts: of.reduce((sum, { parts }) => sum + parts, 0),
      cost: of.reduce((sum, { cost }) => sum + cost, 0),
    }))
    .toSorted((a, b) => b.cost - a.cost || b.messages - a.messages || (a.unit < b.unit ? -1 : 1));
