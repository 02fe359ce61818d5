import * as z from 'zod';

/** A one-stop unit or office as notices name it. Source: the province's own register. */
export const unit = z.object({
  code: z.string(),
  name: z.string(),
  /** The body above it, over its name in the heading of a letter: `UBND tỉnh Quảng Ngãi`. */
  parent: z.string().optional(),
  /** As before the date of a letter: `Quảng Ngãi`. Without it the address says it. */
  place: z.string().optional(),
  address: z.string().optional(),
  /** Where a citizen can call, as printed: `0255 3822 822`. */
  phone: z.string().optional(),
  officerEmails: z.array(z.email()).default([]),
  leaderEmails: z.array(z.email()).default([]),
  /** Account that fees are paid to. `bin` is the bank's NAPAS number of 6 digits. */
  account: z
    .object({ bin: z.string().regex(/^\d{6}$/), bank: z.string(), number: z.string(), holder: z.string() })
    .optional(),
});
export type Unit = z.infer<typeof unit>;
