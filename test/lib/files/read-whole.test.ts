import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWhole } from '../../../functions/lib/files/read-whole.ts';
import { unitRows } from '../../gialai.ts';
import { sheetRow, workbook } from './workbook.ts';

const form = { fields: ['DonVi', 'ChiTieu', 'MucTieu'], required: ['DonVi', 'MucTieu'] };
const read = (text: string) => readWhole(Buffer.from(text), form);
const record = { DonVi: 'H21.227', MucTieu: '72,37' };

test('a table is read whole: CSV as Excel in Vietnam writes it, XLSX, and JSON', async () => {
  expect(await read('\uFEFFDonVi;MucTieu\r\nH21.227;72,37\r\n')).toEqual({ ok: true, value: [{ row: 2, record }] });
  const sheet = workbook([sheetRow(1, ['DonVi', 'MucTieu']) + sheetRow(2, ['H21.227', '72,37'])]);
  expect(await readWhole(sheet, form)).toEqual({ ok: true, value: [{ row: 2, record }] });
  expect(await read(` [${JSON.stringify(record)}]`)).toEqual({ ok: true, value: [{ row: 1, record }] });
  expect(await read(JSON.stringify({ data: [record] }))).toEqual({ ok: true, value: [{ row: 1, record }] });
});

test('the portal’s table of a day is read as a program reads it', async () => {
  const columns = ['code', 'name', 'total', 'ckmb', 'tdgq', 'online', 'tttt', 'mdsh', 'mdhl', 'rank'];
  const bytes = readFileSync(join(import.meta.dirname, '../../data/gialai-766/units-2026-10-10.csv'));
  const whole = await readWhole(bytes, { fields: columns, required: columns });
  expect(whole).toEqual({
    ok: true,
    value: unitRows('2026-10-10').map(({ row, record: { group: _, ...known } }) => ({ row, record: known })),
  });
});

test.each([
  ['a column that is missing', 'DonVi;ChiTieu\nH21.227;ONLINE', 0, expect.stringContaining('the columns MucTieu')],
  ['a row that ends early', 'DonVi;ChiTieu;MucTieu\nH21.1;ONLINE;5\nH21.227', 3, expect.stringContaining('ends early')],
  ['an empty file', '', 0, 'the file is empty'],
  ['JSON that is no list', '{"DonVi": "H21.227"}', 0, 'its JSON is no list of records'],
  ['JSON that is cut off', '[{"DonVi": ', 0, expect.stringContaining('its JSON cannot be read')],
])('%s is told, and no row is given', async (_, text, row, problem) => {
  expect(await read(text)).toEqual({ ok: false, problems: [expect.objectContaining({ row, problem })] });
});
