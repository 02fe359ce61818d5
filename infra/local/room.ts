import { mkdirSync } from 'node:fs';
import * as z from 'zod';
import { type Disk, realDisk } from './disk.ts';
import { PlainFault } from './plain-fault.ts';
import { megabyte } from './request-limits.ts';

/** Nothing can be written to the folder of the kept data. */
export class NoRoom extends PlainFault {
  override name = 'NoRoom';
}

export type Room = {
  /** Throws `NoRoom` where nothing can be written, or not as much as will come of so many bytes that are to be taken in. */
  check(bytes?: number): void;
  /** The same, and looks anew: something has just failed. */
  checkAnew(): void;
  /** Whether it is so now, looking anew; nothing is thrown. */
  isMissing(): boolean;
  /** Writes something of the folder; a fault of the disk is told once and thrown as `NoRoom`. */
  write<T>(work: () => T): T;
};

/** Where nothing is kept there is always room. */
export const endlessRoom: Room = {
  check: () => {},
  checkAnew: () => {},
  isMissing: () => false,
  write: (work) => work(),
};

const reserve = 8 * megabyte;
/** Of a byte that comes in, so many are written: the dossier, its history, the stream, the notice, each with a log. */
const written = 6;
const lookAgainMilliseconds = 1000;

const noSpace = 'there is no room left on the disk: free some';
const causes: Readonly<Record<string, string>> = {
  ENOSPC: noSpace,
  EDQUOT: 'the quota of the disk is used up: free some room or raise it',
  EROFS: 'the disk is mounted read-only: mount it for writing',
  EACCES: 'this user has no right to it: give it the right',
  EPERM: 'this user has no right to it: give it the right',
  EEXIST: 'it is a file and no folder: name a folder',
  ENOTDIR: 'a part of its path is a file and no folder: name a folder',
  EISDIR: 'it is a folder and no file: move it away',
  ENOENT: 'it is not there any more: put it back',
  ENAMETOOLONG: 'its name is too long: name a shorter one',
  EIO: 'the disk fails: look at it',
};
/** SQLite's own numbers: read-only, input or output, full, cannot open. */
const sqliteCauses = new Map([
  [8, causes.EROFS],
  [10, causes.EIO],
  [13, causes.ENOSPC],
  [14, causes.EACCES],
]);

const systemError = z.object({ code: z.string(), errcode: z.number().optional() });

/** What the operating system or SQLite says of a folder, and what to do; undefined where the error is another one. */
export const causeOf = (error: unknown): string | undefined => {
  const read = systemError.safeParse(error).data;
  if (read === undefined) return undefined;
  if (read.errcode !== undefined) return sqliteCauses.get(read.errcode & 0xff);
  return causes[read.code] ?? (/^E[A-Z0-9]+$/.test(read.code) ? `${read.code}: see what holds it up` : undefined);
};

const sentenceOf = (folder: string, cause: string): string =>
  `The data in ${folder} cannot be written (${cause}). Until then nothing is taken in and nothing is sent.`;

/** Makes the folder where it is not there. Throws one sentence where nothing can be kept in it. */
export const prepareFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
    realDisk.probe(folder);
  } catch (error) {
    const cause = causeOf(error);
    if (cause === undefined) throw error;
    throw new PlainFault(`--keep ${folder}: nothing can be kept there, for ${cause}, or name another folder.`);
  }
};

type Watched = { folder: string; disk: Disk; report(line: string): void };

/**
 * Watches whether the folder of the kept data can be written. It is told once when it cannot, and once when it can again:
 * until then work waits, so that nothing is taken up half and nothing uses up its tries.
 */
export const watchRoom = ({ folder, disk, report }: Watched): Room => {
  let state: 'fine' | 'broken' | 'tried' = 'fine';
  let lookedAt = Number.NEGATIVE_INFINITY;

  const fail = (cause: string): NoRoom => {
    const sentence = sentenceOf(folder, cause);
    if (state === 'fine') report(sentence);
    state = 'broken';
    return new NoRoom(sentence);
  };
  const orFail = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const cause = causeOf(error);
      throw cause === undefined ? error : fail(cause);
    }
  };
  const look = (): void => {
    lookedAt = Number.NEGATIVE_INFINITY;
    orFail(() => disk.probe(folder));
    lookedAt = performance.now();
  };
  const check = (bytes = 0): void => {
    const free = orFail(() => disk.free(folder));
    if (free < reserve) throw fail(noSpace);
    if (state === 'broken' || bytes > 0 || performance.now() - lookedAt > lookAgainMilliseconds) look();
    if (state === 'broken') state = 'tried';
    // What is smaller may still come in.
    if (free < reserve + bytes * written) throw new NoRoom(sentenceOf(folder, noSpace));
  };
  const checkAnew = (): void => {
    lookedAt = Number.NEGATIVE_INFINITY;
    check();
  };
  return {
    check,
    checkAnew,
    isMissing: () => {
      try {
        checkAnew();
        return false;
      } catch (error) {
        if (error instanceof NoRoom) return true;
        throw error;
      }
    },
    write: (work) => {
      const done = orFail(() => disk.write(work));
      // A few bytes fit into a full disk, too: it is over once it looks so and something was written.
      if (state === 'tried') {
        report(`The data in ${folder} can be written again: all goes on.`);
        state = 'fine';
      }
      return done;
    },
  };
};
