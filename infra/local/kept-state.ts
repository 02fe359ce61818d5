import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type InboxMessage, inboxMessage } from './carriers.ts';
import { queuedMessage } from './queues.ts';
import { oneTime } from './schedules.ts';

const keptState = z.object({
  now: z.string().optional(),
  /** How far each stream was read, by table. */
  streams: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  queues: z.record(z.string(), z.array(queuedMessage)).default({}),
  schedules: z.array(oneTime).default([]),
});
export type KeptState = z.infer<typeof keptState>;

export type Kept = {
  state: KeptState;
  inbox: readonly InboxMessage[];
  save(state: KeptState): void;
  keep(message: InboxMessage): void;
};

/**
 * What AWS would remember between two starts beside the tables: messages under way and the inbox. After a crash the
 * streams are read again from an older place, which the functions bear. Without a folder nothing is kept.
 */
export const openKept = (folder: string | undefined): Kept => {
  if (folder === undefined) return { state: keptState.parse({}), inbox: [], save: () => {}, keep: () => {} };
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, 'platform.json');
  const inboxFile = join(folder, 'inbox.jsonl');
  return {
    state: keptState.parse(existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {}),
    inbox: existsSync(inboxFile) ? linesOf(inboxFile).map((line) => inboxMessage.parse(JSON.parse(line))) : [],
    save: (state) => {
      writeFileSync(`${stateFile}.new`, JSON.stringify(state));
      renameSync(`${stateFile}.new`, stateFile);
    },
    keep: (message) => appendFileSync(inboxFile, `${JSON.stringify(message)}\n`),
  };
};

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);
