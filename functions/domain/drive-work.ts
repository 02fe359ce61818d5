import * as z from 'zod';
import { type Day, dayOf, type Instant, isDay, quote } from './time.ts';

const words = (most: number) => z.string({ error: 'is missing' }).trim().min(1, 'is missing').max(most);
const day = z.string({ error: 'is missing' }).refine(isDay, {
  error: ({ input }) => `${quote(String(input))} is no day of the calendar: write it like 2024-03-22`,
});

/** Who did something, and when. */
const done = z.object({ by: z.string(), at: z.string(), note: z.string().max(2000).optional() });

/** A task of a drive: one person by name, one unit, one date. */
export const newTask = z.object({
  what: words(1000),
  unit: words(40),
  holder: z.object({ name: words(200), email: z.email().optional() }),
  due: day,
});
export const task = newTask.extend({
  id: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  done: done.optional(),
  /** Count of its changes, the guard against two writers. */
  version: z.int(),
});
export type NewTask = z.infer<typeof newTask>;
export type Task = z.infer<typeof task>;

/** What hinders a unit in the drive, until somebody has dealt with it. */
export const newDifficulty = z.object({ what: words(2000), unit: words(40) });
export const difficulty = newDifficulty.extend({
  id: z.string(),
  loggedBy: z.string(),
  loggedAt: z.string(),
  closed: done.optional(),
  version: z.int(),
});
export type NewDifficulty = z.infer<typeof newDifficulty>;
export type Difficulty = z.infer<typeof difficulty>;

/** Its day has passed and it is not done. */
export const isOverdue = ({ due, done: finished }: Task, today: Day): boolean => !finished && due < today;

/** Open tasks, the most urgent first. */
export const openTasks = (tasks: readonly Task[]): Task[] =>
  tasks
    .filter((one) => !one.done)
    .toSorted((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1));

/** Difficulties that nobody has dealt with, the oldest first. */
export const openDifficulties = (difficulties: readonly Difficulty[]): Difficulty[] =>
  difficulties.filter(({ closed }) => !closed).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The day it was logged. */
export const loggedOn = ({ loggedAt }: { loggedAt: Instant }): Day => dayOf(loggedAt);
