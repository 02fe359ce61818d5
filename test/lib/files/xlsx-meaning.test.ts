import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetsTable } from '../../../functions/domain/target-file.ts';
import { readWhole } from '../../../functions/lib/files/read-whole.ts';
import { headers, read } from './reading.ts';
import { sheetRow, workbook } from './workbook.ts';

/* What a cell means by its format: as a code, a figure or a date. */

const fields = [...headers, 'SoDienThoai', 'NgayHenTra'];
const header = sheetRow(1, fields);
const quotedXml = (code: string): string =>
  code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const stylesOf = (code: string): Record<string, string> => ({
  'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${quotedXml(code)}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
});
const good: Record<string, string> = {
  MaHoSo: 'A-1',
  ThoiDiemCapNhat: '20261012083000',
  NguonDuLieu: 'igate',
  TrangThaiHoSo: '2',
  MaTTHC: '1.001193',
  DonViXuLy: 'H48.101',
  ChuHoSo: 'Y Hà',
};

type Xml = { attributes: string; inner: string };
const number = (stored: string): Xml => ({ attributes: 's="1"', inner: `<v>${stored}</v>` });

/** Reads a row whose cell under `field` is this one, in this format. */
const readCellOf = async (field: string, cell: Xml, format = 'General', properties = '') => {
  const row = fields.map((name) => (name === field ? cell : (good[name] ?? '')));
  const { records, problems, warnings } = await read(
    workbook([header + sheetRow(2, row)], stylesOf(format), properties),
  );
  return { value: records[2]?.[field], said: [...problems, ...warnings] };
};

test.each([
  ['MaTTHC', '2.00083', '0.000000', '2.000830'],
  ['MaTTHC', '2.0008300000000001', '0.000000', '2.000830'],
  ['SoDienThoai', '905000821', '0000000000', '0905000821'],
  ['SoDienThoai', '905000821', '0000 000 000', '0905 000 821'],
  ['SoDienThoai', '9.05000821E8', '0.00E+00', '905000821'],
  ['SoDienThoai', '905000821', 'General', '905000821'],
  ['SoDienThoai', '905000821', '@', '905000821'],
  ['SoDienThoai', '905000821', '#,##0', '905000821'],
  ['DonViXuLy', '5', '"H48."00', 'H48.05'],
  ['LePhi', '115000', '#,##0', '115000'],
  ['LePhi', '115000', '0.00', '115000'],
  ['LePhi', '115000.4', '0', '115000.4'],
  ['LePhi', '1150', '0%', '115000'],
  ['TrangThaiHoSo', '2', '00', '2'],
])('%s that stores %s in the format %s is %s', async (field, stored, format, text) => {
  expect(await readCellOf(field, number(stored), format)).toEqual({ value: text, said: [] });
});

test.each([
  [
    'MaTTHC',
    '2.00083',
    'General',
    '2.00083',
    '2 MaTTHC: "2.00083" may lack zeros at its end, as a number does: format the column as text',
  ],
  [
    'SoDienThoai',
    '905000821',
    'dd/mm/yyyy',
    '905000821',
    '2 SoDienThoai: is formatted as a date or percentage: "905000821" was read, format the column as text',
  ],
  [
    'MaHoSo',
    '2.0261012083E+16',
    'General',
    undefined,
    '2 MaHoSo: is a number of more digits than a spreadsheet keeps: format the column as text and write it again',
  ],
])('%s that stores %s in the format %s is %s, and that is said', async (field, stored, format, text, said) => {
  expect(await readCellOf(field, number(stored), format)).toEqual({ value: text, said: [said] });
});

test('digits that a program wrote out whole are all kept', async () => {
  expect(await readCellOf('MaHoSo', number('20261012083000123'))).toEqual({ value: '20261012083000123', said: [] });
});

test.each([
  ['an error', { attributes: 't="e"', inner: '<v>#N/A</v>' }, 'holds the error #N/A of a formula'],
  [
    'a formula without a value',
    { attributes: '', inner: '<f>1+1</f>' },
    'holds a formula without its value: open the file in Excel, save it and send it again',
  ],
  [
    'a formula with an empty value',
    { attributes: '', inner: '<f>1+1</f><v/>' },
    'holds a formula without its value: open the file in Excel, save it and send it again',
  ],
])('%s costs its row in a field that is required, else it warns', async (_, cell, said) => {
  expect(await readCellOf('ChuHoSo', cell)).toEqual({ value: undefined, said: [`2 ChuHoSo: ${said}`] });
  expect(await readCellOf('LePhi', cell)).toEqual({
    value: undefined,
    said: [`2 LePhi: ${said}; the cell was read as empty`],
  });
});

test('a formula that gives an empty text is an empty cell', async () => {
  const cell = { attributes: 't="str"', inner: '<f>""</f><v></v>' };
  expect(await readCellOf('LePhi', cell)).toEqual({ value: undefined, said: [] });
});

test.each([
  ['46307.354166666664', 'dd/mm/yyyy hh:mm', '', '20261012083000'],
  ['46307.354166666664', '[$-42A]dd/mm/yyyy', '', '20261012083000'],
  ['46307', '[$-1010000]d/m/yyyy;@', '', '20261012'],
  ['46307.354166666664', '[h]:mm', '', '20261012083000'],
  ['46307.354177083332', 'dd/mm/yyyy hh:mm:ss.000', '', '2026-10-12T08:30:00.900'],
  ['46307.35417', 'dd/mm/yyyy hh:mm', '', '20261012083000'],
  ['44845', 'dd/mm/yyyy', '<workbookPr date1904="1"/>', '20261012'],
  ['1', 'dd/mm/yyyy', '', '19000101'],
  ['0', 'dd/mm/yyyy', '', undefined],
])('the date %s in the format %s%s is %s', async (stored, format, properties, text) => {
  expect(await readCellOf('NgayHenTra', number(stored), format, properties)).toEqual({ value: text, said: [] });
});

test.each([
  ['2026-10-12T08:30:00', 'dd/mm/yyyy hh:mm', '2026-10-12T08:30:00'],
  ['2026-10-12T00:00:00', 'dd/mm/yyyy', '2026-10-12'],
  ['2026-10-12', 'dd/mm/yyyy', '2026-10-12'],
])('the date %s that is written out, in the format %s, is %s', async (stored, format, text) => {
  const cell = { attributes: 's="1" t="d"', inner: `<v>${stored}</v>` };
  expect(await readCellOf('NgayHenTra', cell, format)).toEqual({ value: text, said: [] });
});

const dateFormat = fc.constantFrom(
  'dd/mm/yyyy hh:mm:ss',
  '[$-42A]dd/mm/yyyy hh:mm',
  'd-mmm-yy h:mm AM/PM',
  'yyyy\\-mm\\-dd\\ hh:mm:ss;@',
  '[h]:mm:ss',
);

test('every second of this century comes back from the day count that a spreadsheet stores of it', async () => {
  const seconds = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 });
  await fc.assert(
    fc.asyncProperty(seconds, dateFormat, fc.boolean(), async (second, format, from1904) => {
      const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
      const stored = Number(((second * 1000 - start) / 86_400_000).toPrecision(15));
      const properties = from1904 ? '<workbookPr date1904="1"/>' : '';
      const { value } = await readCellOf('NgayHenTra', number(String(stored)), format, properties);
      const digits = new Date(second * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
      expect(value).toBe(digits);
    }),
    { numRuns: 60 },
  );
});

/** The target under MucTieu of a file of targets. */
const targetRead = async (stored: string, format: string) => {
  const rows = sheetRow(1, targetsTable.fields) + sheetRow(2, ['H48.01', 'ONLINE', '1', number(stored)]);
  const whole = await readWhole(workbook([rows], stylesOf(format)), targetsTable);
  return whole.ok ? whole.value : whole.problems;
};

test('a percentage is what people see, to its last digit and without the noise of binary numbers', async () => {
  const format = fc.constantFrom('0%', '0.00%', '0.0%;[Red]-0.0%', '#,##0.00\\ %');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), format, async (tenThousandths, code) => {
      const percent = tenThousandths / 10_000;
      const [row] = await targetRead(String(percent / 100), code);
      expect(row).toMatchObject({ record: { MucTieu: String(percent) } });
    }),
    { numRuns: 60 },
  );
});

test('a file that is taken in whole is refused for a doubtful cell', async () => {
  const rows =
    sheetRow(1, targetsTable.fields) + sheetRow(2, [{ attributes: '', inner: '<v>2.5</v>' }, 'ONLINE', '1', '50']);
  expect(await readWhole(workbook([rows]), targetsTable)).toMatchObject({
    ok: false,
    problems: [{ row: 2, field: 'DonVi', problem: expect.stringContaining('may lack zeros') }],
  });
});
