import { appendFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type InboxMessage, inboxMessage } from './carriers.ts';
import { deadLetter } from './dead-letters.ts';
import { unreadFile } from './drop.ts';
import { type KeptRecords, noRecords, openRecords } from './kept-records.ts';
import { PlainFault } from './plain-fault.ts';
import { queuedMessage } from './queues.ts';
import { causeOf, endlessRoom, prepareFolder, type Room } from './room.ts';
import { lastTurn, oneTime } from './schedules.ts';

const readUntil = z.object({
  table: z.string(),
  /** The stream that was read; up to version 0.3.0 it was not kept. */
  arn: z.string().optional(),
  checkpoint: z.record(z.string(), z.string()),
});

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
  /** One record, once the problems and notes of version 0.1.0 are kept as they are now. */
  keptProblems: records.of('kept problems', z.literal('cleaned')),
});

export type Kept = ReturnType<typeof kindsIn> & {
  together: KeptRecords['together'];
  onceKept: KeptRecords['onceKept'];
  inbox: readonly InboxMessage[];
  keepMessage(message: InboxMessage): void;
  close(): void;
};

/**
 * What AWS would remember between two starts: messages, schedules, how far streams were read, files not yet read, the
 * clock, the carriers' inbox. Each is written as it changes, so that a killed process loses none. Without a folder
 * nothing is kept.
 */
export const openKept = (
  folder: string | undefined,
  room: Room = endlessRoom,
  warn: (line: string) => void = console.error,
): Kept => {
  if (folder === undefined)
    return {
      ...kindsIn(noRecords),
      together: noRecords.together,
      onceKept: noRecords.onceKept,
      inbox: [],
      keepMessage: () => {},
      close: noRecords.close,
    };
  prepareFolder(folder);
  const records = openRecords(join(folder, 'platform.db'), room);
  const inboxFile = join(folder, 'inbox.jsonl');
  try {
    takeOverState(join(folder, 'platform.json'), records);
    return {
      ...kindsIn(records),
      together: records.together,
      onceKept: records.onceKept,
      inbox: readInbox(inboxFile, warn),
      keepMessage: (message) => room.write(() => appendWhole(inboxFile, `${JSON.stringify(message)}\n`)),
      close: records.close,
    };
  } catch (error) {
    records.close();
    throw error;
  }
};

/** Appends a line, or nothing of it: half a line would spoil the next one. */
const appendWhole = (file: string, line: string): void => {
  const before = statSync(file, { throwIfNoEntry: false })?.size;
  try {
    appendFileSync(file, line);
  } catch (error) {
    if (before !== undefined && existsSync(file)) truncateSync(file, before);
    else rmSync(file, { force: true });
    throw error;
  }
};

const readKept = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    const cause = causeOf(error);
    if (cause === undefined) throw error;
    throw new PlainFault(`${file} cannot be read, for ${cause}, then start again.`);
  }
};

/** A message, or undefined where the line is something else. */
const messageIn = (line: string): InboxMessage | undefined => {
  try {
    return inboxMessage.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};

/**
 * The messages of the inbox. A last line that was torn by a crash was never answered for: it is passed over, and cut off,
 * so that the next one stands alone. A line of something else is for a person to look at.
 */
const readInbox = (file: string, warn: (line: string) => void): InboxMessage[] => {
  if (!existsSync(file)) return [];
  const bytes = readKept(file);
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  const messages = whole
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '') return [];
      const message = messageIn(line);
      if (message === undefined)
        throw new PlainFault(
          `${file}, line ${index + 1}, is no message of the inbox: remove that line or put back a copy of the file, then start again.`,
        );
      return [message];
    });
  if (whole.length < bytes.length) {
    truncateSync(file, whole.length);
    warn(`${file}: its last line was torn, as when the power fails, and is passed over. Nothing else is lost.`);
  }
  return messages;
};

/** The shape of version 0.1.0, which wrote all of it in one file when it stopped. */
const stateOfOldest = z.object({
  now: z.string().optional(),
  streams: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  queues: z.record(z.string(), z.array(queuedMessage)).default({}),
  schedules: z.array(oneTime).default([]),
});

const readOldest = (file: string): z.infer<typeof stateOfOldest> => {
  const text = readKept(file).toString('utf8');
  try {
    return stateOfOldest.parse(JSON.parse(text));
  } catch {
    throw new PlainFault(
      `${file} is torn or not what version 0.1.0 wrote: put back a copy of it, or move it away; then what waited in it is found by the tables.`,
    );
  }
};

/** Puts what version 0.1.0 kept into the records, once: the file goes when it is in them. */
const takeOverState = (file: string, records: KeptRecords): void => {
  if (!existsSync(file)) return;
  const kinds = kindsIn(records);
  if (kinds.clock.all().length === 0) {
    const { now, streams, queues, schedules } = readOldest(file);
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
