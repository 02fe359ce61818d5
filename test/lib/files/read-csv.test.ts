import fc from 'fast-check';
import { expect, test } from 'vitest';
import { updatesTable } from '../../../functions/domain/exchange-fields.ts';
import { readTable } from '../../../functions/lib/files/read-table.ts';
import { cells, csv, headers, inChunks, read } from './reading.ts';

const codes = ({ records }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(Object.entries(records).map(([row, record]) => [row, record.MaHoSo]));

test('a record holds the cells that have text, by the names of the exchange', async () => {
  const { records, problems } = await read(
    csv(cells('A-1'), cells('A-2', '"Công ty ""Sông Trà"",\r\nchi nhánh"', '8000')),
  );
  expect(problems).toEqual([]);
  expect(records).toEqual({
    2: {
      MaHoSo: 'A-1',
      ThoiDiemCapNhat: '20261012083000',
      NguonDuLieu: 'igate',
      TrangThaiHoSo: '2',
      MaTTHC: '1.001193',
      DonViXuLy: 'H48.101',
      ChuHoSo: 'Đinh Thị Y Hà',
    },
    3: expect.objectContaining({ MaHoSo: 'A-2', ChuHoSo: 'Công ty "Sông Trà",\r\nchi nhánh', LePhi: '8000' }),
  });
});

test.each([
  ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
  ['tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'))],
  [
    'UTF-16 little end first, as "Unicode text" of Excel',
    (text: string) => Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'),
  ],
  ['UTF-16 big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['line ends of Unix', (text: string) => Buffer.from(text.replaceAll('\r\n', '\n'))],
  ['line ends of old Macintosh', (text: string) => Buffer.from(text.replaceAll('\r\n', '\r'))],
  [
    'headers in other cases and between spaces',
    (text: string) => Buffer.from(text.replace('MaHoSo', ' MAHOSO ').replace('ChuHoSo', 'chuhoso')),
  ],
  ['no line end at its end', (text: string) => Buffer.from(text.trimEnd())],
  ['columns of the office itself', (text: string) => Buffer.from(text.replaceAll('\r\n', ',Ghi chú\r\n'))],
  ['empty cells behind the last', (text: string) => Buffer.from(text.replaceAll('\r\n', ',,\r\n'))],
])('a file with %s is read like any other', async (_, encode) => {
  const rows = csv(cells('A-1'), cells('A-2', 'Hồ Văn Nhí', '8000'));
  const plain = await read(rows);
  expect(Object.keys(plain.records)).toEqual(['2', '3']);
  expect(await read(encode(rows))).toEqual(plain);
});

test('wherever chunks begin and end, the rows are the same', async () => {
  const file = Buffer.from(
    csv(
      cells('A-1', '"Nguyễn\r\nThị Bưởi"'),
      cells('A-2', '"mở'),
      cells('A-3', 'Phạm Văn Rế'),
      cells('', '', ''),
      cells('A-4'),
    ),
  );
  const whole = await read(file);
  expect(Object.keys(whole.records)).toHaveLength(4);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (sizes) => {
      async function* chunks(): AsyncGenerator<Uint8Array> {
        for (let at = 0, n = 0; at < file.length; n += 1) {
          const size = sizes[n % sizes.length] ?? 1;
          yield file.subarray(at, at + size);
          at += size;
        }
      }
      expect(await read(chunks())).toEqual(whole);
    }),
  );
});

test('rows are counted as a spreadsheet shows them: over line breaks in cells, and with empty rows', async () => {
  const file = csv(cells('A-1', '"hai\ndòng"'), [''], ['', '', ''], cells('A-2'));
  expect(codes(await read(file))).toEqual({ 2: 'A-1', 5: 'A-2' });
});

test('a cell that is not UTF-8 costs its row and names it; the other rows go through', async () => {
  const [before, after] = csv(cells('A-1'), cells('A-2', '#'), cells('A-3')).split('#');
  const file = Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0x4e, 0xea, 0x20]), Buffer.from(after ?? '')]);
  const outcome = await read(file);
  expect(codes(outcome)).toEqual({ 2: 'A-1', 4: 'A-3' });
  expect(outcome.problems).toEqual(['3 ChuHoSo: is not UTF-8: save the file as CSV UTF-8']);
});

test('a name of 400 kB is not carried on', async () => {
  const outcome = await read(csv(cells('A-1', 'Y'.repeat(400_000)), cells('A-2')));
  expect(codes(outcome)).toEqual({ 3: 'A-2' });
  expect(outcome.problems).toEqual(['2 ChuHoSo: is too long: 400000 characters, at most 10000; the row was left out']);
});

test('where two columns have one name, rows in which they agree or one is empty go through', async () => {
  const rows = [
    [...headers, 'lephi'],
    [...cells('A-1', 'Y', '8000'), '8000'],
    [...cells('A-2', 'Y', ''), '5000'],
    [...cells('A-3', 'Y', '8000'), '5000'],
  ];
  const { records, problems } = await read(rows.map((row) => row.join(',')).join('\n'));
  expect([records[2]?.LePhi, records[3]?.LePhi, records[4]]).toEqual(['8000', '5000', undefined]);
  expect(problems).toEqual([
    '1 LePhi: names two columns; rows in which they differ are left out',
    '4 LePhi: stands in two columns that do not agree',
  ]);
});

test('rows of the wrong width are named, the others go through', async () => {
  const outcome = await read(csv(['A-1', '20261012083000'], [...cells('A-2'), '', 'x'], cells('A-3')));
  expect(codes(outcome)).toEqual({ 4: 'A-3' });
  expect(outcome.problems).toEqual([
    '2 NguonDuLieu: the row ends early, after 2 of 8 cells: perhaps the file is cut off',
    '3 : the row has 10 cells, the header 8: perhaps a cell with a comma lacks its quotes',
  ]);
});

test('a file cut off in the middle of a row gives every row before it', async () => {
  const file = csv(cells('A-1'), cells('A-2'), cells('A-3'));
  const outcome = await read(file.slice(0, -30));
  expect(codes(outcome)).toEqual({ 2: 'A-1', 3: 'A-2' });
  expect(outcome.problems).toHaveLength(1);
  expect(outcome.problems[0]).toMatch(/^4 DonViXuLy: the row ends early/);
});

test('a file cut off within quotes says so for that row', async () => {
  const outcome = await read(csv(cells('A-1'), cells('A-2', '"Nguyễn Văn')).trimEnd());
  expect(codes(outcome)).toEqual({ 2: 'A-1' });
  expect(outcome.problems).toEqual([expect.stringMatching(/^3 : a quote is opened and not closed/)]);
});

test.each([
  ['nothing closes it', cells('A-4')],
  ['a later cell has quotes too', cells('A-4', '"Trần, Văn"')],
  ['a later cell is empty between quotes', cells('A-4', '""')],
])('a quote that was never closed costs its own row only, where %s', async (_, last) => {
  const outcome = await read(csv(cells('A-1', '"Nguyễn'), cells('A-2'), cells('A-3'), last, cells('A-5')));
  expect(codes(outcome)).toEqual({ 3: 'A-2', 4: 'A-3', 5: 'A-4', 6: 'A-5' });
  expect(outcome.problems).toEqual([expect.stringMatching(/^2 : a quote is opened and not closed/)]);
});

test.each<[what: string, ...lines: string[][]]>([
  [
    'in the last cell, rows apart',
    cells('A-1', 'Y', '"ban do'),
    cells('A-2'),
    cells('A-3'),
    cells('A-4', 'Y', 'so do"'),
  ],
  ['in a cell between others, rows apart', cells('A-1', '"Y'), cells('A-2'), cells('A-3'), cells('A-4', 'Y"')],
  ['over a row with quotes of its own', cells('A-1', '"Y'), cells('A-2', '""'), cells('A-3'), cells('A-4', 'Y"')],
])('two stray quotes %s cost their own rows and none between them', async (_, ...rows) => {
  const outcome = await read(csv(...rows, cells('A-5')));
  expect(codes(outcome)).toEqual({ 3: 'A-2', 4: 'A-3', 6: 'A-5' });
  expect(outcome.problems).toEqual([
    expect.stringMatching(/^2 : a quote is opened and not closed/),
    expect.stringMatching(/^5 : a quote is opened and not closed/),
  ]);
});

test('two stray quotes in rows that follow each other do not make one row of both', async () => {
  const outcome = await read(csv(cells('A-1', 'Y', '"ban do'), cells('A-2', 'Y', 'so do"'), cells('A-3')));
  expect(codes(outcome)).toEqual({ 4: 'A-3' });
  expect(outcome.problems).toHaveLength(2);
});

/** Names as people write them into one cell: over several lines, with quotes and a few commas. */
const name = fc
  .array(fc.constantFrom('"', ',', '\n', '\r\n', ' ', 'ộ', 'Thôn 3'), { maxLength: 5 })
  .map((pieces) => `Y${pieces.join('')}.`);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('every well-formed file reads back, whatever lines and quotes its cells hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 6 }), async (rows) => {
      const file = csv(...rows.map(([owner, fee], n) => cells(`A-${n}`, quoted(owner), quoted(fee))));
      const { records, problems } = await read(file);
      expect(problems).toEqual([]);
      expect(Object.values(records).map(({ ChuHoSo, LePhi }) => [ChuHoSo, LePhi])).toEqual(rows);
    }),
  );
});

test('stray quotes lose no row but those that they stand in', async () => {
  const stray = fc.constantFrom<[owner: string, fee: string]>(
    ['"Y', ''],
    ['Y"', ''],
    ['Y', '"ban do'],
    ['Y', 'so do"'],
  );
  const whole = fc.constantFrom<[owner: string, fee: string]>(['Y', ''], ['"Trần, Văn"', '8000'], ['Y', '""']);
  const row = fc.oneof(
    stray.map((names) => ({ names, isStray: true })),
    whole.map((names) => ({ names, isStray: false })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const outcome = await read(csv(...rows.map(({ names }, n) => cells(`A-${n}`, ...names)), cells('A-end')));
      const good = rows.flatMap(({ isStray }, n) => (isStray ? [] : [`A-${n}`]));
      expect(Object.values(codes(outcome))).toEqual([...good, 'A-end']);
      expect(outcome.problems).toHaveLength(rows.length - good.length);
    }),
  );
});

test('a quote that was never closed is given up before megabytes are read', async () => {
  let given = 0;
  async function* file(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csv(cells('A-1', '"Nguyễn')));
    const line = Buffer.from(`${cells('A-2').join(',')}\r\n`);
    for (; given < 50_000_000; given += line.length) yield line;
  }
  const rows = readTable('updates', file(), updatesTable);
  expect(await rows.next()).toMatchObject({ value: { problem: { row: 2 } } });
  expect(await rows.next()).toMatchObject({ value: { row: 3, record: { MaHoSo: 'A-2' } } });
  await rows.return(undefined);
  expect(given).toBeLessThan(1_100_000);
});

test('a line without end is passed over without being held', async () => {
  async function* file(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csv(cells('A-1')));
    for (let n = 0; n < 64; n += 1) yield Buffer.alloc(65_536, 'x');
    yield Buffer.from(`\r\n${cells('A-2').join(',')}\r\n`);
  }
  const outcome = await read(file());
  expect(codes(outcome)).toEqual({ 2: 'A-1', 4: 'A-2' });
  expect(outcome.problems).toEqual(['3 : the row is longer than 1000000 characters']);
});

test.each([
  ['no bytes', ''],
  ['only white space', ' \r\n\r\n '],
  ['only a byte order mark', '\uFEFF'],
])('a file with %s is empty', async (_, file) => {
  expect(await read(file)).toMatchObject({ records: {}, problems: [], unreadable: 'the file is empty' });
});

test('a file without required columns names all that are missing', async () => {
  const { unreadable } = await read('MaHoSo,TenTTHC,ChuHoSo\nA-1,x,y\n');
  expect(unreadable).toBe(
    'its first row is not a header with the columns ThoiDiemCapNhat, NguonDuLieu, TrangThaiHoSo, MaTTHC, DonViXuLy',
  );
});

test('an old or locked Excel file says how to save it', async () => {
  const { unreadable } = await read(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  expect(unreadable).toBe('it is an old (.xls) or password-protected Excel file: save it as .xlsx or CSV UTF-8');
});

test('a source that breaks off passes its own error on, and one left early is closed', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csv(cells('A-1')));
    throw new Error('the bucket is gone');
  }
  await expect(read(broken())).rejects.toThrow('the bucket is gone');

  let closed = false;
  async function* file(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from(csv(cells('A-1')));
    } finally {
      closed = true;
    }
  }
  for await (const _ of readTable('updates', file(), updatesTable)) break;
  expect(closed).toBe(true);
});

test('30,000 rows stream through: the source is never read far ahead of the reader', async () => {
  const total = 30_000;
  let given = 0;
  async function* file(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csv());
    while (given < total) {
      const rows = Array.from({ length: 100 }, (_, n) => `${cells(`A-${given + n + 1}`).join(',')}\r\n`);
      given += rows.length;
      yield* inChunks(Buffer.from(rows.join('')), 1_000);
    }
  }
  let taken = 0;
  let mostInFlight = 0;
  for await (const one of readTable('updates', file(), updatesTable)) {
    if ('record' in one) taken += 1;
    mostInFlight = Math.max(mostInFlight, given - taken);
  }
  expect(taken).toBe(total);
  expect(mostInFlight).toBeLessThanOrEqual(200);
});
