import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { PlainFault } from './plain-fault.ts';
import { endlessRoom, type Room } from './room.ts';

/** Records of one kind, by key. What was put or removed is in the file when the call returns. */
export type Records<T> = {
  /** In the order in which they were first put. */
  all(): T[];
  put(key: string, value: T): void;
  remove(key: string): void;
};

export type KeptRecords = {
  of<T>(kind: string, shape: z.ZodType<T>): Records<T>;
  /** All that `change` puts and removes is kept, or nothing of it, whenever we die. */
  together(change: () => void): void;
  /** Acts once what is under way is kept: at once, or after the end of `together`. Memory so never says what the file does not. */
  onceKept(act: () => void): void;
  close(): void;
};

/** Another process works with the same folder. */
export class FolderInUse extends PlainFault {
  override name = 'FolderInUse';
}

/** For a run that leaves nothing behind. */
export const noRecords: KeptRecords = {
  of: () => ({ all: () => [], put: () => {}, remove: () => {} }),
  together: (change) => change(),
  onceKept: (act) => act(),
  close: () => {},
};

const row = z.object({ value: z.string() });

/**
 * Records in a file of SQLite. A process that is killed loses nothing that it was told is kept; when the power fails,
 * the last moments may be missing, and the file is whole. Only one process holds the file: the operating system frees it
 * when that process ends, however it ends. Throws `FolderInUse` while another one holds it.
 */
export const openRecords = (file: string, room: Room = endlessRoom): KeptRecords => {
  const database = openAlone(file);
  const all = database.prepare('SELECT value FROM kept WHERE kind = ? ORDER BY rowid');
  const put = database.prepare(
    'INSERT INTO kept (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM kept WHERE kind = ? AND key = ?');
  let within = false;
  let waiting: (() => void)[] = [];
  /** Within `together` its end is the write that counts. */
  const write = (work: () => void): void => (within ? work() : room.write(work));

  return {
    of: (kind, shape) => ({
      all: () => all.all(kind).map((found) => readRecord(file, kind, shape, row.parse(found).value)),
      put: (key, value) => {
        write(() => put.run(kind, key, JSON.stringify(value)));
      },
      remove: (key) => {
        write(() => remove.run(kind, key));
      },
    }),
    together: (change) => {
      if (within) return change();
      try {
        room.write(() => {
          within = true;
          database.exec('BEGIN');
          try {
            change();
            database.exec('COMMIT');
          } finally {
            within = false;
            // A full disk has rolled it back already.
            if (database.isTransaction) database.exec('ROLLBACK');
          }
        });
        for (const act of waiting) act();
      } finally {
        waiting = [];
      }
    },
    onceKept: (act) => {
      if (within) waiting.push(act);
      else act();
    },
    close: () => database.close(),
  };
};

const readRecord = <T>(file: string, kind: string, shape: z.ZodType<T>, text: string): T => {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new PlainFault(
      `${file} holds something of the kind "${kind}" that this version cannot read: put back a copy of the folder, or start with the version that wrote it.`,
    );
  }
};

const busy = 5;
const noDatabase: readonly unknown[] = [11, 26];

const openAlone = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(
      'CREATE TABLE IF NOT EXISTS kept (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) STRICT',
    );
    return database;
  } catch (error) {
    database.close();
    const errcode = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
    if (errcode === busy)
      throw new FolderInUse(
        `Another process works with the data beside ${file}: stop it first, or keep the data in another folder.`,
      );
    if (noDatabase.includes(errcode))
      throw new PlainFault(
        `${file} is damaged or no file of this trial: put back a copy of the folder, or name another one.`,
      );
    throw error;
  }
};
