import type { Cell, TableRow } from './columns.ts';
import { cellText } from './xlsx-cells.ts';
import { openParts, type Parts, readXml } from './xlsx-parts.ts';
import { readWorkbook, textKeeper, type Workbook } from './xlsx-workbook.ts';

const mostColumns = 16_384;

/** The place of a cell in its row, from 0: `AB12` is 27. */
const placeOf = (reference: string | undefined, next: number): number => {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next;
};

/** The rows of a sheet that hold cells, as they are unpacked; numbered as Excel shows them. */
async function* sheetRows(parts: Parts, sheet: string, { context }: Workbook): AsyncGenerator<TableRow> {
  const ready: TableRow[] = [];
  const value = textKeeper();
  let row = 0;
  let cells: Cell[] = [];
  let place = -1;
  let cell = { type: 'n', style: 0 };
  let inValue = false;
  const reading = readXml(parts.text(sheet), {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes.get('r') ?? row + 1);
        cells = [];
        place = -1;
      }
      if (name === 'c') {
        place = placeOf(attributes.get('r'), place + 1);
        cell = { type: attributes.get('t') ?? 'n', style: Number(attributes.get('s') ?? 0) };
      }
      inValue = name === 'v' || name === 't';
    },
    text: (piece) => {
      if (inValue) value.add(piece);
    },
    close: (name) => {
      inValue = false;
      if (name === 'c') {
        const text = cellText(cell.type, cell.style, value.take(), context);
        if (place < mostColumns) cells[place] = text;
      }
      if (name === 'row' && cells.length > 0) ready.push({ row, cells: Array.from(cells, (text) => text ?? '') });
    },
  });
  for await (const _ of reading) yield* ready.splice(0);
}

export type OpenedWorkbook = { ok: true; sheets: AsyncGenerator<TableRow>[] } | { ok: false; problem: string };

/** The sheets of an XLSX workbook, none of them read yet. Throws where the archive or its XML is broken or cut off. */
export const openWorkbook = async (archive: Buffer): Promise<OpenedWorkbook> => {
  const opened = await openParts(archive);
  if (!opened.ok) return opened;
  const { parts } = opened;
  if (!parts.has('xl/workbook.xml'))
    return { ok: false, problem: 'it is a zip archive, but not an Excel workbook (.xlsx)' };
  const workbook = await readWorkbook(parts);
  return { ok: true, sheets: workbook.sheets.map((sheet) => sheetRows(parts, sheet, workbook)) };
};
