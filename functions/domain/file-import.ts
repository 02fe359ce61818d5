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
  /** Of the rows that were taken in, those with a warning; 0 in what versions before 0.3.0 kept. */
  warned: count,
  problems: count,
});
export type ImportCounts = z.infer<typeof importCounts>;

export const noCounts: ImportCounts = {
  rows: 0,
  applied: 0,
  repeated: 0,
  stale: 0,
  rejected: 0,
  warned: 0,
  problems: 0,
};

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
  /** When something was last told of it; absent in what version 0.1.0 kept. */
  toldAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** The version in the bucket that its counts are of; absent in what version 0.2.0 kept. */
  version: z.string().optional(),
});
export type FileImport = z.infer<typeof fileImport>;

/**
 * What an earlier reading of the same content has come to; undefined where this is the first. Another file may have come
 * under the name since: it is counted anew.
 */
export const readBefore = (known: FileImport | undefined, version: string): FileImport | undefined =>
  known?.version === version ? known : undefined;

/** A file as staff see it: one that nobody reads any more is said to be broken off. */
export const shownImport = fileImport.extend({ state: z.enum([...fileImport.shape.state.options, 'broken-off']) });
export type ShownImport = z.infer<typeof shownImport>;

/** What somebody can work through: of a file with more problems the first ones are kept, and all are counted. */
export const mostKeptProblems = 10_000;

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

export const isUnderWay = ({ state }: Pick<ShownImport, 'state'>): boolean =>
  state === 'waiting' || state === 'reading' || state === 'interrupted';

/** A function reads for 15 minutes at most, tells every 500 rows, and is woken again after two: such a silence is an end. */
const longestSilenceMinutes = 20;

/** The bucket may wake the function late, and tries it again twice. */
const longestWaitMinutes = 45;

const minutesBetween = (from: Instant, to: Instant): number => (epochOf(to) - epochOf(from)) / 60_000;

const isBrokenOff = ({ state, at, toldAt }: FileImport, now: Instant): boolean => {
  if (!isUnderWay({ state })) return false;
  return toldAt === undefined
    ? minutesBetween(at, now) > longestWaitMinutes
    : minutesBetween(toldAt, now) > longestSilenceMinutes;
};

/**
 * How a file stands at `now`. A function that was cut off cannot say so: no file stands as being read for ever. One that
 * is taken up again is being read again.
 */
export const asShown = (of: FileImport, now: Instant): ShownImport =>
  isBrokenOff(of, now) ? { ...of, state: 'broken-off' } : of;
