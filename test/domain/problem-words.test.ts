import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseUpdate } from '../../functions/domain/dossier.ts';
import { checkDrive } from '../../functions/domain/drive-check.ts';
import { parsePortalFigures } from '../../functions/domain/portal-figures.ts';
import { parsePortalTable } from '../../functions/domain/portal-table.ts';
import { problemSentence } from '../../functions/domain/problem-words.ts';
import { parseUnits } from '../../functions/domain/unit-file.ts';
import { aRecord } from '../builders.ts';

const vietnamese = (problem: string) => problemSentence(problem).vi;

test.each([
  ['is missing', 'còn thiếu'],
  ['"0" is unknown: it is one of 1, 2', '"0" không có trong danh sách: 1, 2'],
  [
    '"0255 3822" is a land line, which gets no SMS; no SMS can be sent',
    '"0255 3822" là số cố định, không nhận được tin nhắn; không gửi được tin nhắn',
  ],
  [
    '"…" is too short: a mobile number has 10 digits; no SMS can be sent',
    '"…" thiếu chữ số: số di động có 10 chữ số; không gửi được tin nhắn',
  ],
  [
    '"03/04/2026" is not a time (day and month could be swapped): write yyyyMMddHHmmss or ISO 8601',
    '"03/04/2026" không rõ ngày hay tháng đứng trước: hãy ghi như 20261023163000',
  ],
  ['H21.9 ONLINE "1" stands in row 2 already', 'H21.9 ONLINE "1" đã có ở dòng 2'],
  ['is 90, but its six groups sum up to 80', 'là 90, nhưng sáu nhóm cộng lại là 80'],
])('%s is said in Vietnamese', (english, said) => {
  expect(problemSentence(english)).toEqual({ vi: said, en: english });
});

test('what nobody has translated is shown as it is, rather than not at all', () => {
  expect(problemSentence('is odd')).toEqual({ vi: 'is odd', en: 'is odd' });
});

/** Where sentences about rows and files are made. */
const sources = [
  ...[
    'exchange-record',
    'update-fields',
    'dossier',
    'file-rows',
    'phone',
    'time',
    'portal-table',
    'portal-figures',
  ].map((of) => `domain/${of}`),
  ...['unit-file', 'unit-history', 'target-file', 'baseline-file', 'drive-check', 'drive'].map((of) => `domain/${of}`),
  ...['row-record', 'csv-rows', 'find-table', 'read-table', 'read-whole', 'file-limits'].map((of) => `lib/files/${of}`),
  ...[
    'xlsx-cells',
    'xlsx-formats',
    'xlsx-package',
    'xlsx-parts',
    'xlsx-sheets',
    'xlsx-strings',
    'xlsx-workbook',
    'foreign-file',
  ].map((of) => `lib/files/${of}`),
  ...['intake/take-in', 'domain/date-order', 'console/drives'],
];
const saying =
  /(?:problem: |problem = |problem \?\?= |\?\? |fault: |const \w+ = |UnreadableFile\(|unreadable\(|tooLarge = |countBytes\(limits, |message = |complain\(context, |refuse\((?:part|input), |error: |min\(1, |`\$\{quote\(\w+(?:\.\w+)?\)\}|return )(`[^`]*`|'[^']* [^']*')/g;
const isPart = /^(?: \(day and month|\d|[A-Z]|, …| for |in the register already|in row \S+ already)/;

test('every sentence that the code can say of a row or a file is translated', () => {
  const written = sources.flatMap((source) => {
    const code = readFileSync(join(import.meta.dirname, '../../functions', `${source}.ts`), 'utf8');
    return [...code.matchAll(saying)].flatMap(([, literal = '']) => literal.slice(1, -1));
  });
  const sentences = written
    .filter((text) => text.includes(' ') && !isPart.test(text))
    .map((text) => text.replace(/\$\{hint\}/g, '').replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '"x"'))
    .filter((text) => /[a-z]{2} /.test(text) && !/^"x"(?: "x")*$|^"\$\{/.test(text));
  expect(sentences.length).toBeGreaterThan(45);
  const forMachines = ['"x" GROUP', 'the records could not'];
  const isKnown = (text: string) => vietnamese(text) !== text;
  // Of a telephone number its sentence is said behind what was written.
  const left = sentences.filter((text) => !isKnown(text) && !isKnown(`"x" ${text}`));
  expect(left.filter((text) => !forMachines.some((of) => text.startsWith(of)))).toEqual([]);
});

test('whatever a field of an update holds, its fault is said in Vietnamese', () => {
  const field = fc.constantFrom(...Object.keys(aRecord()), 'LePhi', 'NgonNgu', 'ThongBaoSMS', 'NgayTra', 'Email');
  const value = fc.oneof(
    fc.string(),
    fc.constant('x'.repeat(3000)),
    fc.integer(),
    fc.constant([]),
    fc.constant('2026-02-30'),
  );
  fc.assert(
    fc.property(field, value, (name, of) => {
      const read = parseUpdate({ ...aRecord(), [name]: of });
      const problems = read.ok ? read.warnings : read.problems;
      for (const { problem } of problems) expect(vietnamese(problem)).not.toBe(problem);
    }),
  );
});

test('faults of the drive’s files and of drives are said in Vietnamese, too', () => {
  const rows = (...records: object[]) => records.map((record, n) => ({ row: n + 2, record }));
  const read = [
    parsePortalTable(rows({ code: 'H21.9', name: 'x', total: '1', ckmb: 'a', rank: 'b' }, {}), new Set()),
    parsePortalTable([], new Set()),
    parsePortalFigures(rows({ code: 'H21.9', group_code: 'TDGQ', metric: 'no', score: '1' }, { code: '@' }), new Set()),
    parseUnits(
      rows({ MaDonVi: 'A', TenDonVi: 'x', Cap: 'tổ' }, { MaDonVi: 'B', TenDonVi: 'y', Cap: 'xa', TuNgay: 'mai' }),
      [],
    ),
    checkDrive(
      { id: 'Hè 2026', name: '', from: 'mai', to: '2026-01-01', phases: [], units: [], indicators: [] },
      new Set(),
    ),
    checkDrive(
      {
        id: 'he',
        name: 'x'.repeat(301),
        from: '2026-01-01',
        to: '2025-01-01',
        phases: [{ name: '' }],
        units: ['A'],
        indicators: [{ id: 'a', name: 'a' }],
      },
      new Set(),
    ),
  ];
  const problems = read.flatMap((of) => (of.ok ? [] : of.problems));
  expect(problems.length).toBeGreaterThan(15);
  expect(problems.map(({ problem }) => problem).filter((problem) => vietnamese(problem) === problem)).toEqual([]);
});
