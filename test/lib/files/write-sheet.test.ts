import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sheet } from '../../../functions/domain/sheet.ts';
import type { Cell, TableRow } from '../../../functions/lib/files/columns.ts';
import { forExchange } from '../../../functions/lib/files/csv-format.ts';
import { writeSheet } from '../../../functions/lib/files/write-sheet.ts';
import { openWorkbook } from '../../../functions/lib/files/xlsx-sheets.ts';

const sheet: Sheet = {
  name: 'Khoảng cách: chỉ tiêu/đơn vị [giai đoạn 1]',
  headings: ['Đơn vị', 'Chỉ tiêu', 'Đạt (%)', 'Còn thiếu (điểm)'],
  rows: [
    ['UBND xã Vân Canh', 'Dịch vụ công; "trực tuyến"', 48.5, -3.05],
    ['=HYPERLINK("http://x","y")', '+84 905', 1250, 0],
    ['@SUM(A1)', '-1+2', undefined, 0.07],
  ],
};

test('CSV carries its mark, semicolons and decimal commas, and no text that would be calculated', async () => {
  const text = Buffer.from(await writeSheet(sheet, 'csv')).toString();
  expect(text.startsWith('\uFEFF"Đơn vị";"Chỉ tiêu";"Đạt (%)";"Còn thiếu (điểm)"\r\n')).toBe(true);
  expect(text).toContain('"UBND xã Vân Canh";"Dịch vụ công; ""trực tuyến""";48,5;-3,05\r\n');
  expect(parse(text, { delimiter: ';', bom: true }).slice(1)).toEqual([
    ['UBND xã Vân Canh', 'Dịch vụ công; "trực tuyến"', '48,5', '-3,05'],
    [`'=HYPERLINK("http://x","y")`, `'+84 905`, '1250', '0'],
    [`'@SUM(A1)`, `'-1+2`, '', '0,07'],
  ]);
});

const opened = async (bytes: Uint8Array): Promise<(readonly Cell[])[]> => {
  const book = await openWorkbook(Buffer.from(bytes));
  if (!book.ok) throw new Error(book.problem);
  const rows: TableRow[] = [];
  for (const one of book.sheets) for await (const row of one) rows.push(row);
  return rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
};

test('XLSX holds every cell as it was: numbers as numbers, texts as texts', async () => {
  expect(await opened(await writeSheet(sheet, 'xlsx'))).toEqual([
    [...sheet.headings],
    ['UBND xã Vân Canh', 'Dịch vụ công; "trực tuyến"', '48.5', '-3.05'],
    ['=HYPERLINK("http://x","y")', '+84 905', '1250', '0'],
    ['@SUM(A1)', '-1+2', '', '0.07'],
  ]);
});

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1', '-x', '+84905000821', '0905000821', '007', '"', ';', ',', '\r\n', 'a\nb', '\t=1', '1,5', ''),
);

test('whatever is written into a CSV is read again, but for the apostrophe, and every text stands in quotes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 5 }), async (rows) => {
      const text = Buffer.from(await writeSheet({ name: 'x', headings: ['a', 'b'], rows }, 'csv')).toString();
      const read: string[][] = parse(text, { delimiter: ';', bom: true, relax_column_count: true });
      const plain = (cell: string) => cell.replace(/^'/, '');
      expect(read.slice(1).map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
      expect(read.flat().some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
      const quoted = read.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
      expect(text).toBe(`\uFEFF${quoted.join('\r\n')}\r\n`);
    }),
  );
});

test('what is exported for programs is read again as it was, every text in quotes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: anyText, b: anyText }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = stringify(rows, forExchange(['a', 'b']));
      expect(parse(text, { columns: true })).toEqual(rows);
      expect(text.startsWith('"a","b"\n')).toBe(true);
    }),
  );
});

test('a table without rows is a file all the same', async () => {
  const empty = { ...sheet, rows: [] };
  expect(await opened(await writeSheet(empty, 'xlsx'))).toEqual([[...sheet.headings]]);
  expect(Buffer.from(await writeSheet(empty, 'csv')).toString()).toBe(
    `\uFEFF${sheet.headings.map((heading) => `"${heading}"`).join(';')}\r\n`,
  );
});
