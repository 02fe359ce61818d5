import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

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
  close(): void;
};

/** Another process works with the same folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** For a run that leaves nothing behind. */
export const noRecords: KeptRecords = {
  of: () => ({ all: () => [], put: () => {}, remove: () => {} }),
  together: (change) => change(),
  close: () => {},
};

const row = z.object({ value: z.string() });

/**
 * Records in a file of SQLite. A process that is killed loses nothing that it was told is kept; when the power fails,
 * the last moments may be missing, and the file is whole. Only one process holds the file: the operating system frees it
 * when that process ends, however it ends. Throws `FolderInUse` while another one holds it.
 */
export const openRecords = (file: string): KeptRecords => {
  const database = openAlone(file);
  const all = database.prepare('SELECT value FROM kept WHERE kind = ? ORDER BY rowid');
  const put = database.prepare(
    'INSERT INTO kept (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM kept WHERE kind = ? AND key = ?');
  let within = false;

  return {
    of: (kind, shape) => ({
      all: () => all.all(kind).map((found) => shape.parse(JSON.parse(row.parse(found).value))),
      put: (key, value) => {
        put.run(kind, key, JSON.stringify(value));
      },
      remove: (key) => {
        remove.run(kind, key);
      },
    }),
    together: (change) => {
      if (within) return change();
      within = true;
      database.exec('BEGIN');
      try {
        change();
        database.exec('COMMIT');
      } catch (error) {
        // A full disk has rolled it back already.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        within = false;
      }
    },
    close: () => database.close(),
  };
};

const busy = 5;

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
    if (error instanceof Error && 'errcode' in error && error.errcode === busy)
      throw new FolderInUse(
        `Another process works with the data beside ${file}: stop it first, or keep the data in another folder.`,
      );
    throw error;
  }
};
