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
  ['"a" ,c', undefined],
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

test('every record of one line is cut as csv-parse cuts it', () => {
  const record = fc.array(fc.constantFrom('"', '""', ',', ' ', 'ộ', 'x', ';'), { maxLength: 12 });
  fc.assert(
    fc.property(record, (pieces) => {
      expect(cellsOf(pieces.join(''), ',')).toEqual(asLibrary(pieces.join('')));
    }),
    { numRuns: 2_000 },
  );
});
