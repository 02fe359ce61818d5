import * as z from 'zod';
import type { SentRows } from '../../domain/file-rows.ts';
import type { TableForm } from '../../lib/files/columns.ts';

/** A whole file in base64: CSV, XLSX, or JSON with a list of records. 4 MB, for the gateway takes no more in one request. */
export const sentFile = z.object({ file: z.base64().min(1).max(5_600_000) });

/** Its rows. The readers are loaded when a file is sent, not when the console starts. */
export const rowsOf =
  ({ file }: z.infer<typeof sentFile>, form: TableForm): SentRows =>
  async () => {
    const { readWhole } = await import('../../lib/files/read-whole.ts');
    return readWhole(Buffer.from(file, 'base64'), form);
  };
