import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The published index of Gia Lai, see `test/data/gialai-766/README.md`. */
const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(import.meta.dirname, 'data/gialai-766', file)), { columns: true });

/** As a reader of files hands them on: the header is row 1. */
const numbered = (records: readonly Record<string, string>[]) => records.map((record, n) => ({ row: n + 2, record }));

export const metricRecords = rowsOf('metrics-2026-10-10.csv');
export const metricRows = numbered(metricRecords);
export const publishedDays = ['2026-09-24', '2026-10-10'] as const;
export type PublishedDay = (typeof publishedDays)[number];

export const unitRecords = (day: PublishedDay) => rowsOf(`units-${day}.csv`);
export const unitRows = (day: PublishedDay) => numbered(unitRecords(day));
