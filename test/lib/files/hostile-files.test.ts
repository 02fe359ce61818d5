import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type FileLimits, limitsOfUpdates } from '../../../functions/lib/files/file-limits.ts';
import { hostileFiles } from './hostile-files.ts';
import { cells, csv, headers, inChunks, read } from './reading.ts';
import { sheetRow, workbook } from './workbook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

const outcome = z.object({
  rows: z.int().optional(),
  UnreadableFile: z.string().optional(),
  megabytes: z.int().optional(),
});

/** Reads files one after the other in a plain Node whose heap is far below that of the function. */
const readInSmallProcess = async (paths: readonly string[]): Promise<z.infer<typeof outcome>[]> => {
  const script = join(import.meta.dirname, 'read-bare.ts');
  const reader = spawn(process.execPath, ['--max-old-space-size=256', script, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await text(reader.stdout);
  return said
    .trim()
    .split('\n')
    .map((line) => z.strictObject({ ...outcome.shape, problems: z.int().optional() }).parse(JSON.parse(line)));
};

test('every hostile file comes to an end, told in a sentence or row by row, within the memory of a small function', async () => {
  const paths: string[] = [];
  for (const [n, { make }] of hostileFiles.entries()) {
    const path = join(folder, String(n));
    await writeFile(path, make());
    paths.push(path);
  }
  const came = await readInSmallProcess(paths);
  expect(came).toHaveLength(hostileFiles.length + 1);
  expect(came.at(-1)?.megabytes).toBeLessThan(600);
}, 300_000);

const under = async (file: string | Uint8Array, limits: Partial<FileLimits>) => {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  return read(inChunks(bytes), { ...limitsOfUpdates, ...limits });
};
const header = sheetRow(1, headers);
const text9000 = `<si><t>${'ộ'.repeat(9_000)}</t></si>`;

test.each<[what: string, file: () => string | Uint8Array, limits: Partial<FileLimits>, said: string]>([
  [
    'CSV of too many bytes',
    () => csv(cells('A', 'x'.repeat(1_200_000))),
    { megabytes: 1 },
    'the file is larger than 1 MB: split it',
  ],
  [
    'CSV of too many rows',
    () => csv(cells('A'), [''], cells('B')),
    { rows: 3 },
    'the file has more than 3 rows: split it',
  ],
  [
    'a workbook whose sheets unpack to too much together',
    () => workbook([1, 2].map(() => '<cols/>'.repeat(100_000))),
    { megabytes: 1 },
    'the workbook unpacks to more than 1 MB: split it or save it as CSV UTF-8',
  ],
  [
    'a sheet of too many rows',
    () => workbook([header + '<row/>'.repeat(3)]),
    { rows: 3 },
    'the file has more than 3 rows: split it',
  ],
  [
    'too many texts',
    () => workbook([header], { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(11)}</sst>` }),
    { texts: 10 },
    'the workbook holds more than 10 texts: split it or save it as CSV UTF-8',
  ],
  [
    'too much in texts',
    () => workbook([header], { 'xl/sharedStrings.xml': `<sst>${text9000.repeat(4)}</sst>` }),
    { texts: 1_000 },
    'the workbook holds more than 1000 texts: split it or save it as CSV UTF-8',
  ],
  [
    'too many relationships',
    () =>
      workbook([header], {
        'xl/_rels/workbook.xml.rels': `<Relationships>${'<Relationship Id="x"/>'.repeat(10_001)}</Relationships>`,
      }),
    {},
    'the workbook refers to more than 10000 parts: save it as CSV UTF-8',
  ],
])('%s is told as too much', async (_, file, limits, said) => {
  expect((await under(file(), limits)).unreadable).toBe(said);
});

test('as many relationships as there may be are read, whichever of them are those of sheets', async () => {
  const others = Array.from({ length: 9_999 }, (_, n) => `<Relationship Id="x${n}" Target="x${n}.xml"/>`).join('');
  const rels = `<Relationships>${others}<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;
  const file = workbook([header + sheetRow(2, cells('A'))], { 'xl/_rels/workbook.xml.rels': rels });
  expect(Object.keys((await read(file)).records)).toEqual(['2']);
});

test.each<[what: string, rows: string, numbers: number[]]>([
  ['is no number', '<row r="x">A</row>', [2]],
  ['lies beyond the last row of Excel', '<row r="1048577">A</row>', [2]],
  ['goes back', '<row r="5">A</row><row r="5">B</row><row r="3">C</row>', [5, 6, 7]],
  ['is negative, a fraction or empty', '<row r="-1">A</row><row r="2.5">B</row><row r="">C</row>', [2, 3, 4]],
])('a row whose number %s counts as the next one', async (_, rows, numbers) => {
  const line = (code: string) =>
    cells(code)
      .map((cell) => `<c t="str"><v>${cell}</v></c>`)
      .join('');
  const written = rows.replace(/>([A-C])</g, (_, code: string) => `>${line(code)}<`);
  expect(Object.keys((await read(workbook([header + written]))).records).map(Number)).toEqual(numbers);
});

test.each([
  ['is no reference', '1A'],
  ['lies beyond the last column', 'XFE2'],
  ['has four letters', 'AAAA2'],
  ['was there already', 'A2'],
])('a cell whose place %s costs its row, for another field could get its text', async (_, place) => {
  const row = sheetRow(2, cells('A')).replace('r="G2"', `r="${place}"`);
  const { records, problems } = await read(workbook([header + row + sheetRow(3, cells('B'))]));
  expect(Object.keys(records)).toEqual(['3']);
  expect(problems).toEqual(['2 : a cell of the row does not say in which column it stands: the row was left out']);
});

test('a cell that points to no text is a fault, not an empty cell', async () => {
  const row = [...cells('A').slice(0, 6), { attributes: 't="s"', inner: '<v>7</v>' }];
  expect((await read(workbook([header + sheetRow(2, row)]))).problems).toEqual([
    '2 ChuHoSo: points to a text that the workbook does not hold',
  ]);
});
