import * as z from 'zod';
import type { FileRow } from '../../domain/file-rows.ts';
import { refuseRows } from '../../domain/matter.ts';
import { toRefused } from './answers.ts';

/** A whole file in base64: CSV, XLSX, or JSON with a list of records. 4 MB, for the gateway takes no more in one request. */
export const sentFile = z.object({ file: z.base64().min(1).max(5_600_000) });

/** Its rows; a file that cannot be read is refused. The readers are loaded when a file is sent, not when the console starts. */
export const rowsOf = async (
  { file }: z.infer<typeof sentFile>,
  form: { fields: readonly string[]; required: readonly string[] },
): Promise<FileRow[]> => {
  const { readWhole } = await import('../../lib/files/read-whole.ts');
  const read = await readWhole(Buffer.from(file, 'base64'), form);
  if (!read.ok) throw toRefused(refuseRows(read.problems).refusal);
  return read.value;
};
