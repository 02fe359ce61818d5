import { UnreadableFile } from './unreadable-file.ts';

/**
 * How much of a file is read at most. A file that comes from outside may be made to fill memory or time, so everything
 * that grows with it has a limit far above what an office writes.
 */
export type FileLimits = {
  /** Of a CSV file as it is, of a workbook unpacked: every byte that was unpacked counts, whichever part it came from. */
  readonly megabytes: number;
  /** Rows of a table, those without text included. */
  readonly rows: number;
  /** Texts that a workbook keeps apart from its cells; together they hold 32 characters for each of these at most. */
  readonly texts: number;
};

/** Files of updates: read row by row, by a function with a gigabyte. */
export const limitsOfUpdates: FileLimits = { megabytes: 512, rows: 2_000_000, texts: 2_000_000 };

/** Files that are taken in whole: held in memory while somebody waits. The largest real one has some thousand rows. */
export const limitsOfWhole: FileLimits = { megabytes: 64, rows: 20_000, texts: 200_000 };

/** Excel has no more columns; a CSV file with more is no table. */
export const mostColumns = 16_384;

/** The longest of any field's limits lies far below; what is longer is not carried on at all. */
export const longestCell = 10_000;

/** Titles, labels and the like that may stand above the header, as office templates have it; empty rows do not count. */
export const rowsAboveHeader = 10;

const megabyte = 1024 * 1024;

/** Counts bytes of a file; throws where they become too many. */
export const countBytes = ({ megabytes }: FileLimits, tooMany: string): ((bytes: number) => void) => {
  let sum = 0;
  return (bytes) => {
    sum += bytes;
    if (sum > megabytes * megabyte) throw new UnreadableFile(tooMany);
  };
};

export const tooManyRows = ({ rows }: FileLimits): UnreadableFile =>
  new UnreadableFile(`the file has more than ${rows} rows: split it`);
