import { accessSync, constants, existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the folder of the kept data lies on. */
export type Disk = {
  /** Throws what the operating system says where nothing can be written to the folder. */
  probe(folder: string): void;
  /** Bytes that are left for us. */
  free(folder: string): number;
  /** Writes something; throws what the operating system or SQLite says. */
  write<T>(work: () => T): T;
};

const probeBytes = new Uint8Array(64 * 1024);
const keptFiles = ['dynoxide.db', 'platform.db', 'inbox.jsonl'];

export const realDisk: Disk = {
  probe: (folder) => {
    const file = join(folder, '.room');
    try {
      writeFileSync(file, probeBytes);
    } finally {
      rmSync(file, { force: true });
    }
    // Not opened: closing it again would take SQLite's lock from us.
    for (const kept of keptFiles.map((name) => join(folder, name)))
      if (existsSync(kept)) accessSync(kept, constants.W_OK);
  },
  free: (folder) => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
  write: (work) => work(),
};

export type BreakableDisk = Disk & {
  /** From now on all writing fails with this code; undefined mends it. */
  break(code: string | undefined): void;
};

/** A disk that tests can break, over the control port. */
export const breakableDisk = (): BreakableDisk => {
  let broken: string | undefined;
  const check = (): void => {
    if (broken !== undefined) throw Object.assign(new Error(`${broken}: broken by a test`), { code: broken });
  };
  return {
    break: (code) => {
      broken = code;
    },
    probe: (folder) => {
      check();
      realDisk.probe(folder);
    },
    free: realDisk.free,
    write: (work) => {
      check();
      return work();
    },
  };
};
