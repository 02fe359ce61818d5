import * as z from 'zod';
import { groups } from './index766.ts';

const counts = z.record(z.string(), z.number());

/** What close-day has frozen of a unit for a day. A late change corrects the day it belongs to and says so. */
export const frozenFigures = z.object({
  unit: z.string(),
  name: z.string(),
  /** Flows summed from 1 January of the year up to the end of that day, by the names of `Count`. */
  sums: counts,
  /** Stocks as they were when the day was closed: running, overdue, paused. */
  stocks: counts,
  /** Points by group, by our counts and, where dossiers cannot give them, the portal's; unknown ones are absent. */
  scores: z.partialRecord(z.enum(groups), z.number()),
  /** Groups whose points are the portal's. */
  borrowed: z.array(z.enum(groups)).default([]),
  /** Where all six groups are known. */
  total: z.number().optional(),
  rank: z.int().optional(),
  /** When a late change last corrected this day. */
  correctedAt: z.string().optional(),
});
export type FrozenFigures = z.infer<typeof frozenFigures>;
