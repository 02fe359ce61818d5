import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../functions/lib/files/csv-cells.ts';

test.each<[record: string, cells: string[] | undefined]>([
  ['a,b', ['a', 'b']],
  ['a,b\r\n', ['a', 'b']],
  ['', ['']],
  [',', ['', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"a ""b""",', ['a "b"', '']],
  ['"a\r\nb",c\r\n', ['a\r\nb', 'c']],
  ['"",""', ['', '']],
  ['"a', undefined],
  ['a"b,c', undefined],
  ['"a"b,c', undefined],
  ['"a"b, c', undefined],
  ['a, "x", b', ['a', 'x', ' b']],
  ['a, "x, y" , "z"', ['a', 'x, y', 'z']],
  ['"a" ,c', ['a', 'c']],
  [' "a"', ['a']],
  ['"a"  ', ['a']],
  ['a,\u00a0\t"x"', ['a', 'x']],
  ['a, ="0905000821", b', ['a', '0905000821', ' b']],
  ['a, " x ", b', ['a', ' x ', ' b']],
  ['a, x "y", b', undefined],
  ['a, "x" y, b', undefined],
  ['a, "x', undefined],
  ['a,   ,b', ['a', '   ', 'b']],
])('%j', (record, cells) => {
  expect(cellsOf(record, ',')).toEqual(cells);
});

/** What a library of many years makes of the same record; undefined where it refuses it. */
const asLibrary = (record: string): string[] | undefined => {
  try {
    return parse(record, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] })[0] ?? [''];
  } catch {
    return undefined;
  }
};

test('every record of one line is cut as csv-parse cuts it, but where it refuses blanks around quotes', () => {
  const record = fc.array(fc.constantFrom('"', '""', ',', ' ', 'ộ', 'x', ';'), { maxLength: 12 });
  fc.assert(
    fc.property(record, (pieces) => {
      const text = pieces.join('');
      const expected = asLibrary(text);
      if (expected || !/ "|" /.test(text)) expect(cellsOf(text, ',')).toEqual(expected);
    }),
    { numRuns: 4_000 },
  );
});

test('blanks around the quotes of any cells are no part of them', () => {
  const blanks = fc.constantFrom('', ' ', '  ', '\t');
  const quoted = fc
    .tuple(blanks, fc.string({ unit: fc.constantFrom('"', ',', ' ', 'x', 'ộ', '\n'), maxLength: 6 }), blanks)
    .map(([before, text, behind]) => ({ text, written: `${before}"${text.replaceAll('"', '""')}"${behind}` }));
  const bare = fc
    .string({ unit: fc.constantFrom(' ', 'x', 'ộ', ';'), maxLength: 4 })
    .map((text) => ({ text, written: text }));
  fc.assert(
    fc.property(fc.array(fc.oneof(quoted, bare), { minLength: 1, maxLength: 6 }), (cells) => {
      const record = cells.map(({ written }) => written).join(',');
      expect(cellsOf(record, ',')).toEqual(cells.map(({ text }) => text));
    }),
    { numRuns: 2_000 },
  );
});

test('blanks between tabs are cells, and a tab is no blank', () => {
  expect(cellsOf('a\t\t "x" \t', '\t')).toEqual(['a', '', 'x', '']);
});

test('a million blanks, quotes and cells take no longer than a line of them', () => {
  const many = 250_000;
  const started = performance.now();
  expect(cellsOf(`${' '.repeat(many)}"x"${' '.repeat(many)}`, ',')).toEqual(['x']);
  expect(cellsOf(`"",${' '.repeat(4 * many)}`, ',')).toEqual(['', ' '.repeat(4 * many)]);
  expect(cellsOf(' "x" ,'.repeat(many), ',')).toHaveLength(many + 1);
  expect(performance.now() - started).toBeLessThan(3_000);
});
