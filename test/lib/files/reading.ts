import { requiredFields, updatesTable } from '../../../functions/domain/exchange-fields.ts';
import type { FileLimits } from '../../../functions/lib/files/file-limits.ts';
import { readTable } from '../../../functions/lib/files/read-table.ts';
import { UnreadableFile } from '../../../functions/lib/files/unreadable-file.ts';

export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

type Outcome = {
  /** Records by row. */
  records: Record<number, Record<string, string>>;
  /** `row field: problem` */
  problems: string[];
  /** The same of rows that were read all the same. */
  warnings: string[];
  unreadable?: string;
};

/** All that reading a file gives. */
export const read = async (
  file: string | Uint8Array | AsyncIterable<Uint8Array>,
  limits?: FileLimits,
): Promise<Outcome> => {
  const outcome: Outcome = { records: {}, problems: [], warnings: [] };
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  try {
    const source = bytes instanceof Uint8Array ? inChunks(bytes) : bytes;
    for await (const one of readTable('updates', source, updatesTable, limits)) {
      if ('record' in one) {
        outcome.records[one.row] = one.record;
        outcome.warnings.push(...(one.warnings ?? []).map(({ field, problem }) => `${one.row} ${field}: ${problem}`));
      } else outcome.problems.push(`${one.problem.row} ${one.problem.field}: ${one.problem.problem}`);
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    outcome.unreadable = error.message;
  }
  return outcome;
};

export const headers = [...requiredFields, 'LePhi'] as const;

/** The cells of a row in the order of `headers`. */
export const cells = (code: string, name = 'Đinh Thị Y Hà', fee = ''): string[] => [
  code,
  '20261012083000',
  'igate',
  '2',
  '1.001193',
  'H48.101',
  name,
  fee,
];

export const csv = (...rows: readonly (readonly string[])[]): string =>
  [headers, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
