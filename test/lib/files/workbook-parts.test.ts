import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { cells, headers, read } from './reading.ts';
import { sheetRow } from './workbook.ts';

/* Parts are found by what refers to them, whatever they are called. */

const header = sheetRow(1, headers);
const transitional = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

type Sheet = { rows: string; state?: string; type?: string };
type Names = { workbook: string; sheet: (n: number) => string; styles: string; strings: string };

const usual: Names = {
  workbook: 'xl/workbook.xml',
  sheet: (n) => `xl/worksheets/sheet${n}.xml`,
  styles: 'xl/styles.xml',
  strings: 'xl/sharedStrings.xml',
};

/** How the names stand in the archive, and how the targets name them from the folder of the workbook. */
type Writing = { inArchive?: (name: string) => string; target?: (name: string) => string; kinds?: string };

const folderOf = (name: string): string => (name.includes('/') ? `${name.split('/').slice(0, -1).join('/')}/` : '');

/** A workbook whose parts have these names; a shared text stands in ChuHoSo, a date in NgayHenTra's place. */
const packageOf = (sheets: readonly Sheet[], names: Names, writing: Writing = {}): Uint8Array => {
  const { inArchive = (name) => name, target = (name) => `/${name}`, kinds = transitional } = writing;
  const folder = folderOf(names.workbook);
  const relation = (id: string, type: string, name: string) =>
    `<Relationship Id="${id}" Type="${kinds}/${type}" Target="${target(name)}"/>`;
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="b" Type="${kinds}/officeDocument" Target="${names.workbook}"/></Relationships>`,
    [names.workbook]: `<workbook xmlns:r="${kinds}"><sheets>${sheets
      .map(({ state }, n) => `<sheet name="S${n}" sheetId="${n + 1}" ${state ? `state="${state}"` : ''} r:id="s${n}"/>`)
      .join('')}</sheets></workbook>`,
    [`${folder}_rels/${names.workbook.slice(folder.length)}.rels`]: `<Relationships>${sheets
      .map(({ type = 'worksheet' }, n) => relation(`s${n}`, type, names.sheet(n + 1)))
      .join(
        '',
      )}${relation('x', 'styles', names.styles)}${relation('y', 'sharedStrings', names.strings)}</Relationships>`,
    [names.styles]: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    [names.strings]: '<sst><si><t>Hồ Văn Nhí</t></si></sst>',
    ...Object.fromEntries(
      sheets.map(({ rows }, n) => [names.sheet(n + 1), `<worksheet><sheetData>${rows}</sheetData></worksheet>`]),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [inArchive(name), strToU8(text)])));
};

const row = (code: string): string =>
  sheetRow(2, [
    code,
    { attributes: 's="1"', inner: '<v>46307.354166666664</v>' },
    ...cells(code).slice(2, 6),
    { attributes: 't="s"', inner: '<v>0</v>' },
  ]);
const sheet = (code: string, more: Partial<Sheet> = {}): Sheet => ({ rows: header + row(code), ...more });
const expected = { MaHoSo: 'A-1', ThoiDiemCapNhat: '20261012083000', ChuHoSo: 'Hồ Văn Nhí' };

const afterXl = (name: string): string => name.replace(/^xl\//, '');

test.each<[what: string, names: Partial<Names>, writing: Writing]>([
  ['the usual names', {}, { target: afterXl }],
  ['targets from the root', {}, {}],
  ['targets with a way back', {}, { target: (name) => `../${name}` }],
  ['the strict form of the standard', {}, { target: afterXl, kinds: strict }],
  ['a workbook of another name', { workbook: 'xl/workbook22.xml' }, { target: afterXl }],
  [
    'texts and styles of other names',
    { strings: 'xl/sharedStrings1.xml', styles: 'xl/styles2.xml' },
    { target: afterXl },
  ],
  ['another folder', { workbook: 'so-tinh/a.xml', sheet: (n) => `so-tinh/trang/${n}.xml` }, {}],
  ['no folder', { workbook: 'book.xml', sheet: (n) => `${n}.xml`, styles: 's.xml', strings: 't.xml' }, {}],
  ['names in capitals', {}, { inArchive: (name) => name.toUpperCase(), target: afterXl }],
  ['strokes of Windows', {}, { inArchive: (name) => name.replaceAll('/', '\\'), target: afterXl }],
  ['strokes of Windows in targets', {}, { target: (name) => afterXl(name).replaceAll('/', '\\') }],
  ['a stroke before each name', {}, { inArchive: (name) => `/${name}`, target: afterXl }],
  ['blanks in a name', { workbook: 'xl/so tinh.xml' }, { target: (name) => encodeURI(afterXl(name)) }],
])('a workbook with %s is read, its texts and formats too', async (_, names, writing) => {
  const outcome = await read(packageOf([sheet('A-1')], { ...usual, ...names }, writing));
  expect(outcome).toMatchObject({ records: { 2: expected }, problems: [] });
  expect(outcome.unreadable).toBeUndefined();
});

test('whatever its parts are called, a workbook gives the same rows', async () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  const folders = fc.array(word, { maxLength: 2 }).map((names) => names.map((name) => `${name}/`).join(''));
  await fc.assert(
    fc.asyncProperty(folders, folders, word, async (main, other, name) => {
      const names = {
        workbook: `${main}w-${name}.xml`,
        sheet: (n: number) => `${other}p-${name}-${n}.xml`,
        styles: `${main}f-${name}.xml`,
        strings: `${other}t-${name}.xml`,
      };
      expect((await read(packageOf([sheet('A-1')], names))).records[2]).toMatchObject(expected);
    }),
    { numRuns: 40 },
  );
});

test.each(['hidden', 'veryHidden'])(
  'rows of a %s sheet are not read, whether it comes first or last',
  async (state) => {
    const sample = sheet('SAMPLE', { state });
    for (const sheets of [
      [sample, sheet('A-1')],
      [sheet('A-1'), sample],
      [sample, sample, sheet('A-1'), sample],
    ]) {
      const { records, problems } = await read(packageOf(sheets, usual));
      expect([Object.values(records).map(({ MaHoSo }) => MaHoSo), problems]).toEqual([['A-1'], []]);
    }
  },
);

test('a workbook whose only sheet with the header is hidden says so', async () => {
  const sheets = [{ rows: sheetRow(1, ['Hướng dẫn']) }, sheet('SAMPLE', { state: 'hidden' })];
  expect(await read(packageOf(sheets, usual))).toMatchObject({
    records: {},
    unreadable: 'the sheet with the header is hidden: unhide it, save the file and send it again',
  });
});

test('rows that a filter hides are read: who filters, forgets it', async () => {
  const hidden = row('A-1').replace('<row ', '<row hidden="1" ');
  expect((await read(packageOf([{ rows: header + hidden }], usual))).records[2]).toMatchObject(expected);
});

test.each(['chartsheet', 'dialogsheet'])('a %s is passed over', async (type) => {
  const { records, problems } = await read(packageOf([sheet('CHART', { type }), sheet('A-1')], usual));
  expect([records[2]?.MaHoSo, problems]).toEqual(['A-1', []]);
});

const main = (target: string): Record<string, string> => ({
  '_rels/.rels': `<Relationships><Relationship Id="a" Type="${transitional}/officeDocument" Target="${target}"/></Relationships>`,
  [target]: '<x/>',
});

test.each<[what: string, parts: Record<string, string>, said: string]>([
  ['XLSB', main('xl/workbook.bin'), 'it is a binary Excel workbook (.xlsb): save it as .xlsx or CSV UTF-8'],
  [
    'Word',
    main('word/document.xml'),
    'it is a Word document: copy its table into Excel and save that as .xlsx or CSV UTF-8',
  ],
  [
    'PowerPoint',
    main('ppt/presentation.xml'),
    'it is a presentation: copy its table into Excel and save that as .xlsx or CSV UTF-8',
  ],
  [
    'ODS',
    { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
    'it is a file of LibreOffice or OpenOffice (ODF): save it as .xlsx or CSV UTF-8',
  ],
  ['another archive', { 'a.csv': 'MaHoSo' }, 'it is a zip archive, but not an Excel workbook (.xlsx)'],
])('%s is refused with what it is', async (_, parts, said) => {
  const archive = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  expect(await read(archive)).toMatchObject({ records: {}, unreadable: said });
});
