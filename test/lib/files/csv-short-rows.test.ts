import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requiredFields } from '../../../functions/domain/exchange-fields.ts';
import { read } from './reading.ts';

const header = [
  'Ghi chú',
  ...requiredFields.slice(0, 5),
  'TenTTHC',
  ...requiredFields.slice(5),
  'Email',
  'LyDo',
  'LePhi',
];
const required = ['H48.01-261012-0001', '20261012083000', 'igate', '2', '1.002809'];
/** A row with what its last columns hold. */
const row = (note: string, email = '', reason = '', fee = ''): string[] => [
  ...[note, ...required, 'Đổi giấy phép lái xe', 'H48.01', 'Nguyễn Thị Hồng Nhung', email],
  ...[reason, fee],
];
const quoted = (cell: string): string => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\r\n`;
const file = (...rows: readonly (readonly string[])[]): string => [header, ...rows].map(line).join('');
const withoutEnd = (cells: readonly string[], most: number): string[] => {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, Math.max(filled, cells.length - most));
};

const optional = fc.constantFrom('', '', 'a@example.vn', 'thiếu; bản sao', 'một\r\nhai', 'nói "không"', '5000');
const rows = fc.array(fc.tuple(optional, optional, optional, optional, fc.nat(9)), { minLength: 1, maxLength: 12 });

test('a file whose rows lose empty cells at their end reads as before', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (each) => {
      const whole = each.map(([note, ...rest]) => row(note, ...rest.slice(0, 3).map(String)));
      const short = whole.map((cells, n) => withoutEnd(cells, each[n]?.[4] ?? 0));
      const before = await read(file(...whole));
      expect(before.problems).toEqual([]);
      expect(await read(file(...short))).toEqual(before);
    }),
  );
});

test('a file that is cut anywhere gives no short row half', async () => {
  const whole = Buffer.from(
    file(
      row('', '', 'x'),
      withoutEnd(row('', 'a@example.vn'), 9),
      withoutEnd(row(''), 9),
      withoutEnd(row('', '', 'một\r\nhai'), 9),
    ),
  );
  const { records } = await read(whole);
  expect(Object.keys(records)).toHaveLength(4);
  for (let length = line(header).length; length < whole.length; length += 1) {
    const cut = await read(whole.subarray(0, length));
    for (const [at, record] of Object.entries(cut.records)) expect(record).toEqual(records[Number(at)]);
  }
});

test.each([
  ['of a reason', ['giấy tờ', '5000']],
  ['of a reason, with empty cells behind', ['giấy tờ', '']],
  ['of a reason and nothing behind', ['giấy tờ']],
])('a bare line break in a cell %s is a fault of both its lines', async (_, rest) => {
  const broken = [...row('').slice(0, -2), 'Thiếu'];
  const { records, problems } = await read(file(row('a'), broken, rest, row('b')));
  expect(Object.keys(records)).toEqual(['2', '5']);
  expect(problems).toEqual([expect.stringMatching(/^3 .*ends early/), expect.stringMatching(/^4 .*ends early/)]);
  const [apart] = (await read(file(row('a'), broken, [''], rest))).problems;
  expect(apart).toMatch(/^3 .*ends early/);
});

test('a short row without a line end is a fault', async () => {
  const { problems } = await read(file(row('a'), row('').slice(0, -1)).trimEnd());
  expect(problems).toEqual([expect.stringMatching(/^3 .*ends early/)]);
});

test('stray quotes never hold short rows together', async () => {
  const short = line(withoutEnd(row(''), 9));
  const text = `${line(header)}${line(row('')).trimEnd().slice(0, -1)};"x\r\n${short}${short}${line(row('')).trimEnd()}y"\r\n`;
  const { records } = await read(text);
  expect(Object.keys(records)).toEqual(expect.arrayContaining(['3', '4']));
});
