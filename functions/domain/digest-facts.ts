import * as z from 'zod';

const points = z.number();

/** In the place of a unit's code: the group that steers drives. Its addresses are those of the staff with that role. */
export const steering = 'steering';

/** What a digest of a drive says, as it was on the day: figures as they were frozen, so that it says the same whenever it is set. */
export const driveDigest = z.object({
  drive: z.string(),
  period: z.enum(['week', 'month']),
  /** The days it tells of, and the last one with figures. */
  ...{ from: z.string(), to: z.string(), asOf: z.string() },
  phase: z.string(),
  /** Until the end of the phase; 0 when it is over. */
  daysLeft: z.int(),
  /** The unit it is for, as it is called; absent for the steering group, whose figures are those of all units. */
  unit: z.string().optional(),
  /** Points with their change over the period: of all units the mean, which has no rank. */
  standing: z
    .object({ total: points, gained: points.optional(), rank: z.int().optional(), climbed: z.int().optional() })
    .optional(),
  /** Units that have a rank. */
  ranked: z.int(),
  /** Of the unit, in percent and percentage points. */
  gaps: z.array(
    z.object({
      ...{ indicator: z.string(), target: points, percent: points.optional(), gap: points.optional() },
      gained: points.optional(),
    }),
  ),
  /** Of all units: how many have reached their target. */
  reached: z.array(z.object({ indicator: z.string(), reached: z.int(), of: z.int() })),
  /** Of all units: those with the lowest rank, the last first. */
  last: z.array(
    z.object({
      ...{ name: z.string(), rank: z.int(), total: points },
      ...{ climbed: z.int().optional(), missed: z.int() },
    }),
  ),
  ...{ running: z.int(), overdue: z.int(), dueSoon: z.int() },
  /** Of the period: dossiers that came in online, and the paper among them. */
  ...{ online: z.int(), disguised: z.int() },
  tasks: z.array(
    z.object({ what: z.string(), holder: z.string(), due: z.string(), late: z.boolean(), unit: z.string().optional() }),
  ),
  difficulties: z.array(z.object({ what: z.string(), since: z.string(), unit: z.string().optional() })),
  /** How many there are, beside those listed. */
  ...{ openTasks: z.int(), openDifficulties: z.int() },
  /** Points day by day, and what they would be with all targets of the phase reached. */
  trend: z.array(z.object({ day: z.string(), total: points.optional(), aim: points.optional() })),
});
export type DriveDigest = z.infer<typeof driveDigest>;
