import * as z from 'zod';
import { mayDo, type Staff } from './staff.ts';
import { epochOf, type Instant } from './time.ts';

const count = z.int().min(0).default(0);

/** What a file has come to so far. A row that was refused has a problem at least; a problem may also only warn. */
export const importCounts = z.object({
  /** Rows read, those that were refused included. */
  rows: count,
  applied: count,
  repeated: count,
  stale: count,
  rejected: count,
  problems: count,
});
export type ImportCounts = z.infer<typeof importCounts>;

export const noCounts: ImportCounts = { rows: 0, applied: 0, repeated: 0, stale: 0, rejected: 0, problems: 0 };

/** A file of dossier updates on its way into the platform, sent in the console or put straight into the bucket. */
export const fileImport = z.object({
  /** Ordered by the time when it came. */
  id: z.string(),
  /** Its key in the bucket, under which problems of its rows are kept. */
  file: z.string(),
  /** As whoever sent it called it. */
  name: z.string(),
  at: z.string(),
  /** Who sent it in the console; absent where it came without. */
  by: z.string().optional(),
  /** Of these units' dossiers only may it tell; absent: of all. */
  units: z.array(z.string()).optional(),
  /** `interrupted`: the reading broke off by an outage; it begins anew by itself. */
  state: z.enum(['waiting', 'reading', 'interrupted', 'done', 'unreadable']),
  counts: importCounts.default(noCounts),
  /** How far it is read, in percent; absent where that cannot be told. */
  percent: z.number().optional(),
  endedAt: z.string().optional(),
});
export type FileImport = z.infer<typeof fileImport>;

/** As large as a file may be that is sent in the console: requests to a function hold 6 MB, in base64. */
export const largestUpload = 4_000_000;

const endings = ['.csv', '.xlsx'] as const;

/** `.csv` or `.xlsx`; undefined for a file that nobody would read. */
export const endingOf = (name: string): (typeof endings)[number] | undefined =>
  endings.find((ending) => name.toLowerCase().endsWith(ending));

/** Whose dossiers somebody's file may tell of: `everywhere`, the units they act for, or none at all. */
export const unitsToImport = (staff: Staff): 'everywhere' | readonly string[] =>
  mayDo(staff, 'import-dossiers') ? 'everywhere' : staff.units.filter((unit) => mayDo(staff, 'import-dossiers', unit));

export const mayImport = (staff: Staff): boolean => unitsToImport(staff).length > 0;

/** Who may see what became of a file: who sent it, who acts for the same units, and who answers for all of them. */
export const maySeeImport = (staff: Staff, { by, units }: Pick<FileImport, 'by' | 'units'>): boolean => {
  const own = unitsToImport(staff);
  return own === 'everywhere' || by === staff.email || own.some((unit) => units?.includes(unit));
};

export const isUnderWay = ({ state }: Pick<FileImport, 'state'>): boolean =>
  state === 'waiting' || state === 'reading' || state === 'interrupted';

/** Longer than any file is read; then something is broken, and looking again will not mend it. */
const longestMinutes = 45;

export const isStuck = (of: Pick<FileImport, 'state' | 'at'>, now: Instant): boolean =>
  isUnderWay(of) && epochOf(now) - epochOf(of.at) > longestMinutes * 60_000;
