import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cells, headers, read } from './reading.ts';

/* CSV as people save it: what stands above the header, and what programs put around cells. */

const lines = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(';'));
const table = lines(headers, cells('A-1'), cells('A-2'));
const fileOf = (above: readonly string[], end = '\r\n'): string => [...above, ...table, ''].join(end);
const codes = ({ records }: Awaited<ReturnType<typeof read>>) =>
  Object.entries(records).map(([row, { MaHoSo }]) => `${row} ${MaHoSo}`);

test.each<[what: string, above: string[], firstRow: number]>([
  ['a title', ['DANH SÁCH HỒ SƠ THÁNG 10'], 3],
  ['a title with empty cells behind it, and an empty row', ['DANH SÁCH;;;;;;;', ';;;;;;;'], 4],
  ['an empty line', [''], 3],
  ['a title with commas', ['UBND tỉnh, Trung tâm, phòng 3, tầng 2, số 8, đường Lê Lợi, Pleiku'], 3],
  ['a title with quotes', ['Hồ sơ "một cửa" tháng 10'], 3],
  ['a title with one quote', ['Màn hình 21" của phòng'], 3],
  ['a title that opens a quote and never closes it', ['"Hồ sơ tháng 10'], 3],
  ['a quoted title over two lines', ['"DANH SÁCH\r\nHỒ SƠ";;;;;;;'], 3],
  ['a quoted title with quotes, over three lines', ['"DANH ""SÁCH""\r\n\r\nHỒ SƠ";;'], 3],
  ['labels in Vietnamese', ['Mã hồ sơ;Thời điểm cập nhật;Nguồn;Trạng thái;Mã TTHC;Đơn vị;Chủ hồ sơ;Lệ phí'], 3],
  ['one column’s name in a title', ['MaHoSo là bắt buộc;MaHoSo'], 3],
  ['ten rows', Array.from({ length: 10 }, (_, n) => `Dòng ${n}`), 12],
  ['ten rows and empty ones between', Array.from({ length: 10 }, (_, n) => [`Dòng ${n}`, ';;']).flat(), 22],
])('%s above the header does not hide it, and rows count as a spreadsheet shows them', async (_, above, firstRow) => {
  const outcome = await read(fileOf(above));
  expect([codes(outcome), outcome.problems, outcome.unreadable]).toEqual([
    [`${firstRow} A-1`, `${firstRow + 1} A-2`],
    [],
    undefined,
  ]);
});

test('a header below more than ten rows is not looked for', async () => {
  const above = Array.from({ length: 11 }, (_, n) => `Dòng ${n}`);
  expect((await read(fileOf(above))).unreadable).toMatch(/^its first row is not a header with the columns MaHoSo, /);
});

test('of a header that lacks a column the row and the column are told, also below a title', async () => {
  const file = ['DANH SÁCH', '', 'MaHoSo;ThoiDiemCapNhat;NguonDuLieu;TrangThaiHoSo;MaTTHC;DonViXuLy', 'A-1'].join('\n');
  expect((await read(file)).unreadable).toBe('row 3 is not a header: it lacks the columns ChuHoSo');
});

test('a header that cannot be cut into cells says so', async () => {
  expect((await read('MaHoSo;"ThoiDiem')).unreadable).toMatch(/^its header cannot be read: a quote is opened/);
});

test('whatever titles stand above the header, rows are read with their delimiter', async () => {
  const title = fc
    .array(fc.constantFrom(',', ';', '\t', '|', '"', '""', ' ', 'Hồ sơ', 'MaHoSo', '=', 'tháng 10'), { maxLength: 12 })
    .map((pieces) => `Bảng${pieces.join('')}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(title, { maxLength: 10 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      async (titles, delimiter, end) => {
        const rows = [headers, cells('A-1'), cells('A-2')].map((row) => row.join(delimiter));
        const { records, problems, unreadable } = await read([...titles, ...rows, ''].join(end));
        expect([Object.values(records).map(({ MaHoSo }) => MaHoSo), problems, unreadable]).toEqual([
          ['A-1', 'A-2'],
          [],
          undefined,
        ]);
      },
    ),
    { numRuns: 300 },
  );
});

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

test.each<[what: string, file: string | Buffer]>([
  ['sep=;', `sep=;\r\n${fileOf([])}`],
  ['sep=; behind a mark', `\uFEFFsep=;\r\n${fileOf([])}`],
  ['"sep=;" in quotes', `"sep=;"\r\n${fileOf([])}`],
  ['a delimiter of its own', `sep=^\r\n${fileOf([]).replaceAll(';', '^')}`],
  ['sep=, though the header has semicolons', `sep=,\r\n${fileOf([])}`],
  ['strokes', fileOf([]).replaceAll(';', '|')],
  ['a double mark', `\uFEFF\uFEFF${fileOf([])}`],
  ['a double mark before quotes', `\uFEFF\uFEFF${fileOf([]).replace('MaHoSo', '"MaHoSo"')}`],
  ['line ends of old Macintosh', fileOf([], '\r')],
  ['empty cells behind the last', fileOf([]).replaceAll('\r\n', ';;;\r\n')],
  ['NUL behind its cells', fileOf([]).replaceAll(';', '\0;')],
  ['UTF-16 without a mark', utf16(fileOf([]))],
  ['UTF-16 without a mark, big end first', utf16(fileOf([])).swap16()],
  ['UTF-16 with a mark and sep=', utf16(`\uFEFFsep=;\r\n${fileOf([])}`)],
])('a file with %s is read like any other', async (_, file) => {
  const outcome = await read(file);
  expect([codes(outcome), outcome.problems, outcome.unreadable]).toEqual([['2 A-1', '3 A-2'], [], undefined]);
});

test.each([
  ['="0905000821"', '0905000821'],
  ['"=""0905000821"""', '0905000821'],
  ['="Y; Hà"', 'Y; Hà'],
  ['="a ""b"""', 'a "b"'],
  ['=""', undefined],
  ['"=A1"', '=A1'],
  ['"=""a"""&B1"', undefined],
])('the cell %s is %s', async (written, text) => {
  const file = lines(headers, cells('A-1', written)).join('\n');
  expect((await read(file)).records[2]?.ChuHoSo).toBe(text);
});

test('any text between ="…" is itself', async () => {
  const text = fc.stringMatching(/^[A-Z0-9";, ]{0,12}$/).map((middle) => `Y${middle}Y`);
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const doubled = written.replaceAll('"', '""');
      const bare = lines(headers, cells('A-1', `="${doubled}"`)).join('\n');
      const quoted = lines(headers, cells('A-1', `"=""${doubled.replaceAll('"', '""')}"""`)).join('\n');
      expect((await read(bare)).records[2]?.ChuHoSo).toBe(written);
      expect((await read(quoted)).records[2]?.ChuHoSo).toBe(written);
    }),
  );
});

test.each([
  ['1258', [0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e]],
  ['1252', [0x4e, 0x67, 0x75, 0x79, 0xea, 0x6e]],
])('bytes of Windows-%s are told, not guessed', async (_, name) => {
  const [before = '', after = ''] = lines(headers, cells('A-1', '#')).join('\n').split('#');
  const outcome = await read(Buffer.concat([Buffer.from(before), Buffer.from(name), Buffer.from(after)]));
  expect(outcome.problems).toEqual(['2 ChuHoSo: is not UTF-8: save the file as CSV UTF-8']);
});
