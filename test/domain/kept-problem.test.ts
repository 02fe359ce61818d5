import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseUpdate } from '../../functions/domain/dossier.ts';
import { keptProblem } from '../../functions/domain/kept-problem.ts';
import { problemSentence } from '../../functions/domain/problem-words.ts';
import { aRecord } from '../builders.ts';

const kept = (field: string, problem: string) => keptProblem({ field, problem }).problem;

test.each([
  ['MaHoSo', 'is missing', 'is missing'],
  [
    'SoDienThoai',
    '"0905 123" is too short: a mobile number has 10 digits; no SMS can be sent',
    '… is too short: a mobile number has 10 digits; no SMS can be sent',
  ],
  // Columns are shifted: a name stands where a code should.
  ['MaTTHC', '"Nguyễn Thị Hồng Nhung" is not a code such as 1.002809', '… is not a code such as 1.002809'],
  ['TrangThaiHoSo', '"99" is unknown: it is one of 1, 2, 10', '"99" is unknown: it is one of 1, 2, 10'],
  ['TrangThaiHoSo', '"0905123821" is unknown: it is one of 1, 2, 10', '… is unknown: it is one of 1, 2, 10'],
  ['NguoiNop', '"7" is unknown: it is one of citizen, staff', '… is unknown: it is one of citizen, staff'],
  // A quotation mark in the value defeats no mask.
  ['MaTTHC', '"Công ty "Sông Trà"" is not a code such as 1.002809', '… is not a code such as 1.002809'],
  [
    'TrangThaiHoSo',
    '"x" is unknown: it is one of Nhung" is unknown: it is one of 1, 2',
    '… is unknown: it is one of …',
  ],
  ['ChuHoSo', 'is too long: 412 characters, at most 300 ("Nguyễn…")', 'is too long: 412 characters, at most 300 (…)'],
  ['LePhi', 'holds the error Nhung of a formula', 'holds the error … of a formula'],
  // What nobody has written down as a sentence of ours cannot be told from a value.
  ['LyDo', 'Nhung, 0905123821', 'is not right'],
])('of %s: %s is kept as: %s', (field, problem, said) => {
  expect(kept(field, problem)).toBe(said);
});

test('a field that is none of the record’s is not named: where a header is missing it is somebody’s data', () => {
  expect(keptProblem({ field: 'Nguyễn Thị Hồng Nhung', problem: 'is missing', row: 4 })).toEqual({
    ...{ field: '', problem: 'is missing', row: 4 },
  });
});

/** A value that could be anybody's, with signs and words of our own sentences in it. */
const secret = 'Qxzvương';
const parts = fc.constantFrom(
  secret,
  '"',
  '(',
  ')',
  ', ',
  ';',
  ' is unknown: it is one of ',
  ' is not a code such as ',
  '… is missing',
  '0905123821',
  ' characters, at most ',
);
const value = fc.array(parts, { minLength: 1, maxLength: 8 }).map((all) => all.join(''));

test('whatever stands in whichever field of a record, no word and no number of it is kept', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(aRecord()), 'LePhi', 'NgonNgu', 'ThongBaoSMS', 'MaVanDon'),
      value,
      (field, of) => {
        const read = parseUpdate({ ...aRecord(), [field]: of });
        for (const problem of read.ok ? read.warnings : read.problems) {
          const { problem: said } = keptProblem(problem);
          expect(said).not.toContain(secret);
          expect(said).not.toMatch(/905|821/);
          // It is a sentence still, in both languages, and kept once more it is the same.
          expect(problemSentence(said).vi).not.toBe(said);
          expect(kept(problem.field, said)).toBe(said);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
