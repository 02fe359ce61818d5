import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Cell } from '../../functions/lib/files/columns.ts';
import { limitsOfUpdates } from '../../functions/lib/files/file-limits.ts';
import { openWorkbook } from '../../functions/lib/files/xlsx-sheets.ts';
import { iaGrai, iaPnon, transport } from '../gia-lai-drive.ts';
import { type PublishedDay, unitRecords } from '../gialai.ts';
import { sheetRow, workbook } from '../lib/files/workbook.ts';

/* Files as officers send them, and as they find them again. */

const inBase64 = (bytes: Uint8Array | string) => ({ file: Buffer.from(bytes).toString('base64') });

export const csvFile = (...lines: readonly string[]) => inBase64(`\uFEFF${lines.join('\r\n')}\r\n`);
export const xlsxFile = (...rows: readonly (readonly string[])[]) =>
  inBase64(workbook([rows.map((cells, place) => sheetRow(place + 1, cells)).join('')]));
export const jsonFile = (records: unknown) => inBase64(JSON.stringify(records));
export const portalFile = (name: `units-${PublishedDay}` | 'metrics-2026-10-10') =>
  inBase64(readFileSync(join(import.meta.dirname, '../data/gialai-766', `${name}.csv`)));

/** Gia Lai's units of today, and three of 2024 that are no more. */
export const unitsFile = () =>
  csvFile(
    'MaDonVi;TenDonVi;Cap;TuNgay;DenNgay',
    `${transport};Sở Giao thông vận tải;so;;2025-02-28`,
    `${iaGrai};UBND huyện Ia Grai;huyen;;2025-06-30`,
    `${iaPnon};UBND xã Ia Pnôn;xa;;2025-06-30`,
    ...unitRecords('2026-10-10').map(
      ({ code, name, group }) => `${code};${name};${group === 'COMMUNE' ? 'xa' : 'so'};2025-07-01;`,
    ),
  );

export const readCsv = (bytes: Uint8Array): string[][] => parse(Buffer.from(bytes), { delimiter: ';', bom: true });

const storedIn = (cell: Cell | undefined): string => {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  return 'stored' in cell ? cell.stored : cell.fault;
};

/** All rows of a workbook that we wrote, each as wide as the widest; a cell without text is ''. */
export const readXlsx = async (bytes: Uint8Array): Promise<string[][]> => {
  const { shown } = await openWorkbook(Buffer.from(bytes), limitsOfUpdates);
  const rows = (await Promise.all(shown.map((sheet) => Array.fromAsync(sheet)))).flat();
  const read = rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
  const width = Math.max(...read.flatMap((cells) => [...cells.keys()])) + 1;
  return read.map((cells) => Array.from({ length: width }, (_, place) => storedIn(cells.get(place))));
};
