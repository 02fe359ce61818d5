import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { type ExchangeField, exchangeFields } from '../../functions/domain/exchange-fields.ts';

export type UpdateRecord = Partial<Record<ExchangeField, unknown>>;

/** Writes records as CSV files of a new folder and answers their paths. */
export const csvFiles = async (...files: readonly (readonly UpdateRecord[])[]): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'baotin-test-'));
  const paths = files.map((_, index) => join(folder, `${index + 1}.csv`));
  for (const [index, path] of paths.entries())
    await writeFile(path, stringify([...(files[index] ?? [])], { header: true, columns: [...exchangeFields] }));
  return paths;
};
