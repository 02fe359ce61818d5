import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { addressFile, type TrialAddress, trialAddress } from '../local/operated.ts';

const noTrial = (folder: string): Error =>
  new Error(`No trial runs with the data in ${folder}: start it with npm start -- --keep ${folder}, then ask again.`);

const addressIn = async (folder: string): Promise<TrialAddress> => {
  try {
    return trialAddress.parse(JSON.parse(await readFile(join(folder, addressFile), 'utf8')));
  } catch {
    throw noTrial(folder);
  }
};

/** Asks the trial that keeps its data in `folder` for a command. Throws one sentence where none runs or it says no. */
export const askTrial = async <Answer>(
  folder: string,
  command: 'send-again' | 'redrive',
  go: boolean,
  answers: z.ZodType<Answer>,
): Promise<Answer> => {
  const { origin, run } = await addressIn(folder);
  const response = await fetch(`${origin}/operate/${run}/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ go }),
  }).catch(() => undefined);
  // Where it was killed its address may be another trial's by now.
  if (response === undefined || response.status === 404) throw noTrial(folder);
  if (!response.ok) throw new Error(await response.text());
  return answers.parse(await response.json());
};
