import * as z from 'zod';

/** SMS of a unit on a day, as carriers took them: messages, their parts, and what the parts cost in VND. */
export const sentOfDay = z.object({
  day: z.string(),
  unit: z.string(),
  messages: z.int(),
  parts: z.int(),
  cost: z.number(),
});
export type SentOfDay = z.infer<typeof sentOfDay>;
