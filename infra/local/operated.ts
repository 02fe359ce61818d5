import * as z from 'zod';

/** What the operators' commands ask of a running trial and are answered. */
export const asked = z.object({ go: z.boolean() });
export const sentAgain = z.object({ found: z.int(), sent: z.int(), left: z.int() });
export const redriven = z.array(z.object({ of: z.string(), waiting: z.int(), moved: z.int(), left: z.int() }));

/** Where a trial that runs is found: its pages, and a word that only this run knows. */
export const trialAddress = z.object({ origin: z.url(), run: z.string() });
export type TrialAddress = z.infer<typeof trialAddress>;

/** The file of the folder of kept data that says so, while the trial runs. */
export const addressFile = 'trial.json';
