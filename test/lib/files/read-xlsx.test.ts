import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parseUpdate } from '../../../functions/domain/dossier.ts';
import { updatesTable } from '../../../functions/domain/exchange-fields.ts';
import { readTable } from '../../../functions/lib/files/read-table.ts';
import { cells, headers, inChunks, read } from './reading.ts';
import { sheetRow, workbook } from './workbook.ts';

const header = sheetRow(1, headers);
const number = (text: string, style = 0) => ({ attributes: `s="${style}"`, inner: `<v>${text}</v>` });

/** The cell under ChuHoSo or, where the row was left out, its problem. */
const cellRead = async (
  cell: string | { attributes: string; inner: string },
  parts: Record<string, string> = {},
  properties = '',
) => {
  const row = [...cells('A-1').slice(0, 6), cell];
  const { records, problems, unreadable } = await read(workbook([header + sheetRow(2, row)], parts, properties));
  return unreadable ?? problems[0] ?? records[2]?.ChuHoSo;
};

test('a sheet is read like a CSV file, rows numbered as Excel shows them', async () => {
  const rows =
    header + sheetRow(2, cells('A-1')) + sheetRow(7, cells('A-2', 'Hồ &amp; Đinh', '8000')) + sheetRow(8, ['', ' ']);
  const outcome = await read(workbook([rows]));
  expect(outcome.problems).toEqual([]);
  expect(Object.keys(outcome.records)).toEqual(['2', '7']);
  expect(outcome.records[7]).toMatchObject({ MaHoSo: 'A-2', ChuHoSo: 'Hồ & Đinh', LePhi: '8000' });
  expect(outcome.records[2]).not.toHaveProperty('LePhi');
});

test.each([
  ['905123456', '905123456'],
  ['20261012083000', '20261012083000'],
  ['2.0261012083E13', '20261012083000'],
  ['1E-3', '0.001'],
  ['0.10000000000000001', '0.1'],
  ['-12', '-12'],
])('the number %s is written %s, never with an exponent', async (stored, text) => {
  expect(await cellRead(number(stored))).toBe(text);
});

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[$-42A]dd/mm/yyyy"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

test.each([
  ['a built-in date and time', '46307.354166666664', 1, '20261012083000'],
  ['a built-in day', '46307', 2, '20261012'],
  ['a day that holds an hour', '46307.5', 2, '20261012120000'],
  ['a format of the workbook', '46307.354166666664', 3, '20261012083000'],
  ['midnight shown with its hour', '46307', 3, '20261012000000'],
  ['a format with a place', '46307', 5, '20261012'],
  ['a number whose unit looks like a date', '12.5', 4, '12.5'],
  ['an hour without a day', '0.354', 1, '0.354'],
])('%s is written as the officer sees it', async (_, stored, style, text) => {
  expect(await cellRead(number(stored, style), { 'xl/styles.xml': styles })).toBe(text);
});

test('a workbook that counts days from 1904 gives the same day', async () => {
  const text = await cellRead(number('44845', 2), { 'xl/styles.xml': styles }, '<workbookPr date1904="1"/>');
  expect(text).toBe('20261012');
});

test('shared texts keep all their runs, but not the reading aids beside them', async () => {
  const strings =
    '<sst><si><t>x</t></si><si><r><t>Nguyễn </t></r><r><t xml:space="preserve">Thị_x000A_Bé</t></r><rPh><t>aid</t></rPh></si></sst>';
  expect(await cellRead({ attributes: 't="s"', inner: '<v>1</v>' }, { 'xl/sharedStrings.xml': strings })).toBe(
    'Nguyễn Thị\nBé',
  );
});

test.each([
  ['two halves of a character', 'Y &#55357;&#56832;', 'Y 😀'],
  ['two halves in hexadecimal digits', 'Y &#xD83D;&#xde00;', 'Y 😀'],
  ['two halves as Excel escapes them', 'Y _xD83D__xDE00_', 'Y 😀'],
  ['one half', 'Y&#xD800;', 'Y\uD800'],
  ['one half as Excel escapes it', 'Y_xD800_', 'Y\uD800'],
  ['a NUL', 'Y&#0;Hà', 'Y\0Hà'],
  ['a vertical tab', 'Y&#11;Hà', 'Y\vHà'],
  ['a sign that is none', 'Y&#xFFFE;', 'Y\uFFFE'],
  ['an ampersand before digits', 'Y &amp;#11;', 'Y &#11;'],
])('%s in a name is a matter of its cell', async (_, written, text) => {
  expect(await cellRead(written)).toBe(text);
  const strings = { 'xl/sharedStrings.xml': `<sst><si><t>${written}</t></si></sst>` };
  expect(await cellRead({ attributes: 't="s"', inner: '<v>0</v>' }, strings)).toBe(text);
});

test('a reference to no character at all costs its row only; another fault of the XML costs the file', async () => {
  const rows = [cells('A-1'), cells('A-2', 'Y&#x110000;'), cells('A-3')];
  const sheet = header + rows.map((row, n) => sheetRow(n + 2, row)).join('');
  const { records, problems } = await read(workbook([sheet]));
  expect([Object.keys(records), problems]).toEqual([
    ['2', '4'],
    ['3 ChuHoSo: is not UTF-8: save the file as CSV UTF-8'],
  ]);
  expect(await cellRead('Y&khong;')).toMatch(/^the workbook is damaged/);
  expect(await cellRead('Y&#x;')).toMatch(/^the workbook is damaged/);
});

test.each(['_xD800_', '&#xD800;', '&#11;'])('%s in a row is treated as in a push', async (written) => {
  const character = written === '&#11;' ? '\v' : '\uD800';
  const rows = [cells('A-1', `Y Hà${written}`), cells(`A${written}2-2`)];
  const { records } = await read(workbook([header + rows.map((row, n) => sheetRow(n + 2, row)).join('')]));
  const pushed = { ...records[2], ChuHoSo: `Y Hà${character}` };
  expect(parseUpdate(records[2])).toEqual(parseUpdate(pushed));
  expect(parseUpdate(records[2])).toMatchObject({ ok: true, update: { applicant: { name: 'Y Hà' } } });
  expect(records[3]?.MaHoSo).toBe(`A${character}2-2`);
  expect(parseUpdate(records[3])).toEqual(parseUpdate({ ...records[3], MaHoSo: `A${character}2-2` }));
});

test('formulas give the value last calculated, booleans 1 or 0', async () => {
  expect(await cellRead({ attributes: 't="str"', inner: '<f>A1&amp;B1</f><v>Hồ Văn Nhí</v>' })).toBe('Hồ Văn Nhí');
  expect(await cellRead({ attributes: '', inner: '<f>1+1</f><v>2</v>' })).toBe('2');
  expect(await cellRead({ attributes: 't="b"', inner: '<v>1</v>' })).toBe('1');
  expect(await cellRead({ attributes: 't="b"', inner: '<v>0</v>' })).toBe('0');
});

test('an error of a formula costs its row and names it', async () => {
  expect(await cellRead({ attributes: 't="e"', inner: '<v>#N/A</v>' })).toBe(
    '2 ChuHoSo: holds the error #N/A of a formula',
  );
});

test('a long text is not carried on', async () => {
  expect(await cellRead('Y'.repeat(400_000))).toBe(
    '2 ChuHoSo: is too long: 400000 characters, at most 10000; the row was left out',
  );
});

test('elements with a prefix are read too', async () => {
  const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${header}${sheetRow(2, cells('A-1'))}</x:sheetData></x:worksheet>`;
  const prefixed = sheet.replaceAll(/<(\/?)(row|c|is|t)\b/g, '<$1x:$2');
  const outcome = await read(workbook([''], { 'xl/worksheets/sheet1.xml': prefixed }));
  expect(outcome.records[2]).toMatchObject({ MaHoSo: 'A-1' });
});

test('a second sheet of updates is not passed over in silence', async () => {
  const sheets = [1, 2, 3].map((n) => header + sheetRow(2, cells(`A-${n}`)));
  const { records, problems } = await read(
    workbook([...sheets.slice(0, 1), sheetRow(1, ['Ghi chú']), ...sheets.slice(1)]),
  );
  expect(Object.keys(records)).toEqual(['2']);
  expect(problems).toEqual(['0 : a further sheet has this header and was not read: send it as a file of its own']);
});

test('the first sheet with the right header is read', async () => {
  const outcome = await read(workbook([sheetRow(1, ['Hướng dẫn']), '', header + sheetRow(2, cells('A-1'))]));
  expect(outcome.records[2]?.MaHoSo).toBe('A-1');
});

test('workbooks that cannot be read say why', async () => {
  const good = workbook([header + sheetRow(2, cells('A-1'))]);
  expect((await read(workbook(['']))).unreadable).toBe('the file is empty');
  expect((await read(workbook([sheetRow(1, ['MaHoSo'])]))).unreadable).toMatch(
    /header with the columns ThoiDiemCapNhat, /,
  );
  expect((await read(good.subarray(0, good.length - 40))).unreadable).toMatch(/^the workbook is damaged or cut off/);
  expect((await read(zipSync({ 'word/document.xml': strToU8('<a/>') }))).unreadable).toBe(
    'it is a zip archive, but not an Excel workbook (.xlsx)',
  );
  const broken = workbook([], {
    'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="/xl/sheet.xml"/></Relationships>',
    'xl/sheet.xml': `<worksheet><sheetData>${header}${sheetRow(2, cells('A-1'))}<row`,
  });
  const outcome = await read(broken);
  expect(outcome.records[2]?.MaHoSo).toBe('A-1');
  expect(outcome.unreadable).toMatch(/^the workbook is damaged or cut off/);
});

test('a workbook that would unpack to gigabytes is refused before it is unpacked', async () => {
  const bomb = Buffer.from(workbook([header]));
  const name = bomb.lastIndexOf('xl/worksheets/sheet1.xml');
  bomb.writeUInt32LE(3_000_000_000, name - 46 + 24); // the size that the list of contents states
  expect((await read(bomb)).unreadable).toBe(
    'the workbook unpacks to more than 512 MB: split it or save it as CSV UTF-8',
  );
});

test('a part that holds more than the archive says is not unpacked to its end', async () => {
  const liar = Buffer.from(workbook([header + sheetRow(2, cells('A-1', ' '.repeat(5_000_000)))]));
  const name = liar.lastIndexOf('xl/worksheets/sheet1.xml');
  liar.writeUInt32LE(1_000, name - 46 + 24);
  expect((await read(liar)).unreadable).toMatch(/^the workbook is damaged or cut off/);
});

test('rows of a sheet are made as they are asked for', async () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => sheetRow(n + 2, cells(`A-${n + 2}`))).join('');
  const reading = readTable('updates', inChunks(workbook([header + rows])), updatesTable);
  expect(await reading.next()).toMatchObject({ value: { row: 2 } });
  await reading.return(undefined);
  expect(Object.keys((await read(workbook([header + rows]))).records)).toHaveLength(5_000);
});

test('a title above the header does not hide it', async () => {
  const title = sheetRow(1, ['DANH SÁCH HỒ SƠ THÁNG 10']) + sheetRow(2, ['']);
  const outcome = await read(workbook([title + sheetRow(3, headers) + sheetRow(4, cells('A-1'))]));
  expect([outcome.records[4]?.MaHoSo, outcome.problems]).toEqual(['A-1', []]);
});

test('a header with no rows below it is said to be one', async () => {
  expect((await read(workbook([header]))).problems).toEqual(['0 : has a header and no rows below it']);
});
