import * as z from 'zod';
import { groups } from '../../domain/index766.ts';
import { unitLevel } from '../../domain/unit-history.ts';

/** The rows of the figures that leaders ask for. Percentages and points to two places; what is not known is absent. */
const number = z.number().optional();
const day = z.string().optional();
const indicatorOfUnit = { unit: z.string(), name: z.string(), level: unitLevel.optional(), indicator: z.string() };
const group = z.enum(groups);
const account = z.enum(['computed', 'published']);
const phase = z.object({ name: z.string(), from: z.string(), to: z.string() });
const when = z.enum(['before', 'during', 'between', 'after']);

const way = z.object({ percent: number, gap: number, gained: number });
export const gaps = z.object({
  ...{ day: z.string(), computedOn: day, publishedOn: day, when, phase, next: phase.optional() },
  rows: z.array(
    z.object({
      ...{ ...indicatorOfUnit, target: z.number(), baseline: number },
      ...{ computed: way, published: way, difference: number },
    }),
  ),
});

export const behind = z.object({
  ...{ day: z.string(), account, overDays: z.int(), unknown: z.int() },
  rows: z.array(
    z.object({
      ...{ ...indicatorOfUnit, target: z.number(), percent: number, by: z.string() },
      outlook: z.object({
        verdict: z.enum(['reached', 'on-course', 'behind', 'missed', 'unknown']),
        ...{ daysLeft: z.int(), pace: number, neededPace: number, expected: number },
      }),
    }),
  ),
});

export const beforeAfter = z.object({
  ...{ account, when, beforeOn: day, endOn: day, afterOn: day },
  rows: z.array(
    z.object({
      ...{ ...indicatorOfUnit, baseline: number, before: number, end: number, after: number },
      ...{ gained: number, kept: number },
    }),
  ),
});

const change = z.object({ places: z.int(), points: z.number() }).optional();
export const league = z.object({
  ...{ account, day, dailySince: day, weeklySince: day },
  rows: z.array(
    z.object({
      ...{ unit: z.string(), name: z.string(), level: unitLevel.optional(), rank: z.int(), total: z.number() },
      scores: z.partialRecord(group, z.number()),
      ...{ daily: change, weekly: change, publishedRank: z.int().optional() },
      /** Groups whose points are the portal's. */
      borrowed: z.array(group),
    }),
  ),
});

const compared = { computed: number, published: number, difference: number };
export const compareds = z.object({
  ...{ day: z.string(), computedOn: day, publishedOn: day },
  rows: z.array(
    z.object({
      ...{ unit: z.string(), name: z.string() },
      groups: z.array(z.object({ group, ...compared })),
      total: z.object(compared),
    }),
  ),
});

const ofPeriod = <T extends z.ZodRawShape>(row: T) =>
  z.object({ from: z.string(), to: z.string(), rows: z.array(z.object({ name: z.string(), ...row })) });
const count = z.int();

export const punctuality = ofPeriod({
  ...{ key: z.string(), early: count, onTime: count, late: count, finished: count },
  ...{ earlyPercent: number, keptPercent: number },
}).extend({ by: z.enum(['unit', 'level', 'field']) });

export const shares = ofPeriod({
  ...{ unit: z.string(), received: count, own: count, ownPercent: number },
  sources: z.array(z.object({ source: z.string(), received: count, percent: number })),
});

export const disguised = ofPeriod({
  ...{ unit: z.string(), received: count, online: count, onlinePercent: number },
  ...{ disguised: count, disguisedPercent: number, trulyOnlinePercent: number },
});

export const trips = ofPeriod({ unit: z.string(), received: count, tripsSaved: count });

export const satisfaction = ofPeriod({
  ...{ unit: z.string(), answered: count, satisfied: count, satisfiedPercent: number },
});

export const sent = ofPeriod({ unit: z.string(), messages: count, parts: count, cost: number });

const counts = z.record(z.string(), z.number());
export const unitDays = z.object({
  ...{ unit: z.string(), from: z.string(), to: z.string(), now: counts },
  days: z.array(z.object({ day: z.string(), counts })),
});
