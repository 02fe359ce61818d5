import { strToU8, zipSync } from 'fflate';
import { headers } from './reading.ts';
import { sheetRow, workbook } from './workbook.ts';

/* Files that are made to fill memory or time. Each is small as it is sent, for what repeats is packed well. */

const megabyte = 1024 * 1024;
const header = sheetRow(1, headers);
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const many = (piece: string, characters: number): string => piece.repeat(Math.ceil(characters / piece.length));

const withStyles = (styles: string): Uint8Array =>
  workbook([header], { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` });

const withStrings = (strings: string): Uint8Array =>
  workbook([header], { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` });

/** A workbook of `count` sheets that all lie in one part, which has no header. */
const manySheets = (count: number): Uint8Array => {
  const sheets = Array.from({ length: count }, (_, n) => n + 1);
  return workbook([], {
    'xl/workbook.xml': `<workbook ${relations}><sheets>${sheets.map((n) => `<sheet r:id="r${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((n) => `<Relationship Id="r${n}" Target="sheets/s${n}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets
        .slice(0, 900)
        .map((n) => [
          `xl/sheets/s${n}.xml`,
          `<worksheet>${many('<row><c t="str"><v>x</v></c></row>', 100_000)}</worksheet>`,
        ]),
    ),
  });
};

/** A zip archive with so many empty parts. */
const manyParts = (count: number): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({ length: count }, (_, n) => [`xl/p${n}.xml`, new Uint8Array()])), {
    level: 0,
  });

export type HostileFile = { name: string; make: () => Uint8Array };

const of = (name: string, make: () => Uint8Array | string): HostileFile => ({
  name,
  make: () => {
    const made = make();
    return typeof made === 'string' ? strToU8(made) : made;
  },
});

const row = (cells: string, attributes = ''): string => `<row${attributes}>${cells}</row>`;

export const hostileFiles: readonly HostileFile[] = [
  of('a number format of 60,000 brackets in 60,000 cell formats', () =>
    withStyles(
      `<numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(60_000)}"/></numFmts><cellXfs>${'<xf numFmtId="164"/>'.repeat(60_000)}</cellXfs>`,
    ),
  ),
  of('two million cell formats', () => withStyles(`<cellXfs>${'<xf/>'.repeat(2_000_000)}</cellXfs>`)),
  of('eight million texts, all of them empty', () => withStrings('<si/>'.repeat(8_000_000))),
  of('one cell in column XFD of each row', () =>
    workbook([header + Array.from({ length: 100_000 }, () => row('<c r="XFD2" t="str"><v>x</v></c>')).join('')]),
  ),
  of('a header that names one field in every column', () =>
    workbook([
      row(
        `${headers.map((name) => `<c t="str"><v>${name}</v></c>`).join('')}${'<c t="str"><v>LePhi</v></c>'.repeat(16_000)}`,
      ) + row('<c t="str"><v>x</v></c>').repeat(50_000),
    ]),
  ),
  of('20,000 sheets', () => manySheets(20_000)),
  of('1,000 sheets and a million relationships', () => {
    const sheets = Array.from({ length: 1_000 }, (_, n) => `<sheet r:id="r${n}"/>`).join('');
    return workbook([], {
      'xl/workbook.xml': `<workbook ${relations}><sheets>${sheets}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${'<Relationship Id="x"/>'.repeat(1_000_000)}</Relationships>`,
    });
  }),
  of('900 sheets without a header', () => manySheets(900)),
  of('60,000 parts', () => manyParts(60_000)),
  of('elements in each other without end', () => workbook(['<a>'.repeat(20 * megabyte)])),
  of('an element of nothing but attributes', () =>
    workbook([`<row ${Array.from({ length: 3_000_000 }, (_, n) => `a${n}=""`).join(' ')}/>`]),
  ),
  of('a comment without end', () => workbook([`<!--${many('x', 20 * megabyte)}`])),
  of('entities that name each other', () =>
    workbook([''], {
      'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><worksheet>&b;</worksheet>`,
    }),
  ),
  of('a quote that is opened above 400,000 empty lines', () => `${headers.join(',')}\n"${many('\n', 400_000)}`),
  of('a quote that is opened above 5 MB', () => `${headers.join(',')}\n"${many('xxxxxxxx\n', 5 * megabyte)}`),
  of('an open quote on every other line', () => `${headers.join(',')}\n${many('"x\nx\n', megabyte)}`),
  of('40 MB without a line end', () => `${headers.join(',')}\n${many('x', 40 * megabyte)}`),
  of(
    '100,000 columns',
    () => `${headers.join(',')}${',x'.repeat(100_000)}\n${many(`${',y'.repeat(100_007)}\n`, 10 * megabyte)}`,
  ),
  of('nothing but NUL', () => `${headers.join(',')}\n${many('\0', 10 * megabyte)}`),
  of('quotes within quotes', () => `${headers.join(',')}\n"${many('""', megabyte / 2)}"\n`),
  of('200 titles that open a quote', () => many(`"${'x'.repeat(4_900)}\n`, megabyte)),
  of('sep= above a line of tabs', () => `sep=;${'\t'.repeat(megabyte)}x\n${headers.join(',')}\n`),
  of('a title of nothing but delimiters', () => `${'",;'.repeat(megabyte / 3)}\n${headers.join(',')}\n`),
  of('numbers of a million digits in masks of 255 places', () =>
    workbook([header + row(`<c s="1"><v>${'7'.repeat(megabyte)}</v></c>`).repeat(200)], {
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'0'.repeat(255)}"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    }),
  ),
  of('300,000 long numbers in masks of 255 places', () =>
    workbook([header + row(`<c s="1"><v>${'7'.repeat(390)}</v></c>`.repeat(6)).repeat(50_000)], {
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'0'.repeat(255)}"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    }),
  ),
  of('nothing but line ends above no header', () => many('\n', 30 * megabyte)),
  of('nothing but line ends', () => `${headers.join(',')}\n${many('\n', 30 * megabyte)}`),
];
