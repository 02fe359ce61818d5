import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type InboxMessage, inboxMessage } from './carriers.ts';
import { deadLetter } from './dead-letters.ts';
import { unreadFile } from './drop.ts';
import { type KeptRecords, noRecords, openRecords } from './kept-records.ts';
import { queuedMessage } from './queues.ts';
import { lastTurn, oneTime } from './schedules.ts';

const readUntil = z.object({ table: z.string(), checkpoint: z.record(z.string(), z.string()) });

/** What AWS remembers beside the tables, each kind by its owner. */
const kindsIn = (records: KeptRecords) => ({
  /** One record: the clock's latest now. */
  clock: records.of('clock', z.string()),
  messagesOf: (queue: string) => records.of(`messages of ${queue}`, queuedMessage),
  deadLettersOf: (source: string) => records.of(`dead letters of ${source}`, deadLetter),
  /** How far each stream was read, by table. */
  streams: records.of('streams', readUntil),
  schedules: records.of('schedules', oneTime),
  recurring: records.of('recurring', lastTurn),
  files: records.of('files', unreadFile),
  /** One record, once the entries of version 0.1.0 by which dossiers are found are completed. */
  linkEntries: records.of('link entries', z.literal('completed')),
});

export type Kept = ReturnType<typeof kindsIn> & {
  together: KeptRecords['together'];
  inbox: readonly InboxMessage[];
  keepMessage(message: InboxMessage): void;
  close(): void;
};

/**
 * What AWS would remember between two starts: messages, schedules, how far streams were read, files not yet read, the
 * clock, the carriers' inbox. Each is written as it changes, so that a killed process loses none. Without a folder
 * nothing is kept.
 */
export const openKept = (folder: string | undefined): Kept => {
  if (folder === undefined)
    return {
      ...kindsIn(noRecords),
      together: noRecords.together,
      inbox: [],
      keepMessage: () => {},
      close: noRecords.close,
    };
  mkdirSync(folder, { recursive: true });
  const records = openRecords(join(folder, 'platform.db'));
  takeOverState(join(folder, 'platform.json'), records);
  const inboxFile = join(folder, 'inbox.jsonl');
  return {
    ...kindsIn(records),
    together: records.together,
    inbox: wholeLines(inboxFile).map((line) => inboxMessage.parse(JSON.parse(line))),
    keepMessage: (message) => appendFileSync(inboxFile, `${JSON.stringify(message)}\n`),
    close: records.close,
  };
};

/** A line that was torn by a crash was never answered for: it is cut off, so that the next one stands alone. */
const wholeLines = (file: string): string[] => {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) truncateSync(file, whole.length);
  return whole.toString('utf8').split('\n').filter(Boolean);
};

/** The shape of version 0.1.0, which wrote all of it in one file when it stopped. */
const stateOfOldest = z.object({
  now: z.string().optional(),
  streams: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  queues: z.record(z.string(), z.array(queuedMessage)).default({}),
  schedules: z.array(oneTime).default([]),
});

/** Puts what version 0.1.0 kept into the records, once: the file goes when it is in them. */
const takeOverState = (file: string, records: KeptRecords): void => {
  if (!existsSync(file)) return;
  const kinds = kindsIn(records);
  if (kinds.clock.all().length === 0) {
    const { now, streams, queues, schedules } = stateOfOldest.parse(JSON.parse(readFileSync(file, 'utf8')));
    records.together(() => {
      for (const [table, checkpoint] of Object.entries(streams)) kinds.streams.put(table, { table, checkpoint });
      for (const [queue, messages] of Object.entries(queues))
        for (const message of messages) kinds.messagesOf(queue).put(message.id, message);
      for (const schedule of schedules) kinds.schedules.put(schedule.name, schedule);
      if (now) kinds.clock.put('now', now);
    });
  }
  rmSync(file);
};
