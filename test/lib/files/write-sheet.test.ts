import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sheet } from '../../../functions/domain/sheet.ts';
import { writeSheet } from '../../../functions/lib/files/write-sheet.ts';
import { readXlsx } from '../../journeys/drive-files.ts';

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
  expect(text.startsWith('\uFEFFĐơn vị;Chỉ tiêu;Đạt (%);Còn thiếu (điểm)\r\n')).toBe(true);
  expect(parse(text, { delimiter: ';', bom: true }).slice(1)).toEqual([
    ['UBND xã Vân Canh', 'Dịch vụ công; "trực tuyến"', '48,5', '-3,05'],
    [`'=HYPERLINK("http://x","y")`, `'+84 905`, '1250', '0'],
    [`'@SUM(A1)`, `'-1+2`, '', '0,07'],
  ]);
});

test('XLSX holds every cell as it was: numbers as numbers, texts as texts', async () => {
  expect(await readXlsx(await writeSheet(sheet, 'xlsx'))).toEqual([
    [...sheet.headings],
    ['UBND xã Vân Canh', 'Dịch vụ công; "trực tuyến"', '48.5', '-3.05'],
    ['=HYPERLINK("http://x","y")', '+84 905', '1250', '0'],
    ['@SUM(A1)', '-1+2', '', '0.07'],
  ]);
});

test('whatever is written into a CSV is read again, but for the apostrophe', async () => {
  const any = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', '-x', '"', ';', '\r\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 5 }), async (rows) => {
      const bytes = await writeSheet({ name: 'x', headings: ['a', 'b'], rows }, 'csv');
      const read: string[][] = parse(Buffer.from(bytes), { delimiter: ';', bom: true, relax_column_count: true });
      const plain = (text: string) => text.replace(/^'/, '');
      expect(read.slice(1).map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
      expect(read.flat().some((text) => /^[=+\-@\t\r]/.test(text))).toBe(false);
    }),
  );
});

test('a table without rows is a file all the same', async () => {
  const empty = { ...sheet, rows: [] };
  expect(await readXlsx(await writeSheet(empty, 'xlsx'))).toEqual([[...sheet.headings]]);
  expect(Buffer.from(await writeSheet(empty, 'csv')).toString()).toBe(`\uFEFF${sheet.headings.join(';')}\r\n`);
});
