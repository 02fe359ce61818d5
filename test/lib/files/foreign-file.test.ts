import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { problemSentence } from '../../../functions/domain/problem-words.ts';
import { readWhole } from '../../../functions/lib/files/read-whole.ts';
import { cells, csv, read } from './reading.ts';

/* Files that are neither CSV nor a workbook: each is told what it is, in both languages. */

const bytes = (hex: string, rest = ''): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]);
const old = bytes('d0cf11e0a1b11ae1');
const oldWith = (name: string): Buffer => Buffer.concat([old, Buffer.alloc(600), Buffer.from(name, 'utf16le')]);

const html = '<table><tr><th>MaHoSo</th></tr><tr><td>A-1</td></tr></table>';
const webPage = /^it is a web page \(HTML\)/;
const excel2003 = /^it is an XML spreadsheet of Excel 2003/;
const mail = /^it is a saved web page or e-mail \(MHTML\)/;
const picture = /^it is a picture or a scan/;
const packed = /^it is a packed file/;
const json = /^it is JSON, not a table/;
const oldExcel = /^it is an old \(\.xls\) or password-protected Excel file/;

test.each<[what: string, file: string | Buffer, said: RegExp]>([
  ['HTML', `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>${html}</body></html>`, webPage],
  ['HTML behind a mark and blanks', `\uFEFF \r\n<!DOCTYPE HTML>${html}`, webPage],
  ['HTML behind comments', `<!-- iGate --><!-- 2026 --><html>${html}`, webPage],
  ['a bare table of HTML', html, webPage],
  ['HTML that begins with what it says of itself', `<meta charset="utf-8">${html}`, webPage],
  ['XHTML', `<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>${html}</html>`, webPage],
  ['HTML in UTF-16', Buffer.from(`\uFEFF<html>${html}</html>`, 'utf16le'), webPage],
  [
    'XML of Excel 2003',
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    excel2003,
  ],
  ['XML of Excel 2003 with a prefix', '<?xml version="1.0"?><ss:Workbook xmlns:ss="x">', excel2003],
  [
    'flat ODF',
    '<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
    /^it is a file of LibreOffice/,
  ],
  ['other XML', '<?xml version="1.0"?><hoSo><maHoSo>A-1</maHoSo></hoSo>', /^it is an XML file/],
  ['MHTML', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n<html>', mail],
  ['MHTML of a browser', 'From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n', mail],
  ['JSON of records', '[{"MaHoSo":"A-1"}]', json],
  ['JSON with a wrapping', ' {\n "data": [{"MaHoSo":"A-1"}]}', json],
  ['PDF', '%PDF-1.7\n%âãÏÓ', /^it is a PDF file/],
  ['RTF', '{\\rtf1\\ansi', /^it is a text document \(RTF\)/],
  ['PNG', bytes('89504e470d0a1a0a0000000d'), picture],
  ['JPEG', bytes('ffd8ffe000104a464946'), picture],
  ['GIF', 'GIF89a\x01\x00', picture],
  ['TIFF', bytes('49492a0008000000'), picture],
  ['BMP', bytes('424d3600030000000000360000002800'), picture],
  ['WebP', 'RIFF\x24\x00\x00\x00WEBPVP8 ', picture],
  ['HEIC', bytes('00000018', 'ftypheic'), picture],
  ['gzip', Buffer.from(gzipSync(Buffer.from(csv(cells('A-1'))))), packed],
  ['7z', bytes('377abcaf271c0004'), packed],
  ['RAR', bytes('526172211a0700'), packed],
  ['an Excel file of before 2007', oldWith('Workbook'), oldExcel],
  ['a workbook with a password', oldWith('EncryptedPackage'), oldExcel],
  ['a Word file of before 2007', oldWith('WordDocument'), /^it is a Word document/],
  ['a presentation of before 2007', oldWith('PowerPoint Document'), /^it is a presentation/],
  ['an Excel file of before 1997', bytes('0908100000060500'), oldExcel],
  ['a database', 'SQLite format 3\0', /^it is a database/],
  ['an Access database', bytes('00010000', 'Standard Jet DB\0'), /^it is a database/],
  ['a program', bytes('4d5a90000300000004000000ffff0000b80102030405060708'), /^it is no text and no Excel workbook/],
  ['no byte', '', /^the file is empty$/],
])('%s is told for what it is, in both languages', async (_, file, said) => {
  const { records, problems, unreadable = '' } = await read(file);
  expect([records, problems]).toEqual([{}, []]);
  expect(unreadable).toMatch(said);
  const { vi, en } = problemSentence(unreadable);
  expect(vi).not.toBe(en);
});

test.each([
  ['a letter that begins as an archive does', 'PK'],
  ['a bracket', '[Mẫu 01] DANH SÁCH'],
  ['a brace', '{Mẫu 01} DANH SÁCH'],
  ['less than', '< 100 hồ sơ'],
  ['a date', 'Date: 12/10/2026'],
  ['BM', 'BM 01/TTHC'],
  ['MM', 'MM/2026'],
  ['a tab', '\tDANH SÁCH'],
])('a CSV file whose title begins with %s is CSV', async (_, title) => {
  expect((await read(`${title}\r\n${csv(cells('A-1'))}`)).records[3]?.MaHoSo).toBe('A-1');
});

test('JSON is still read where a whole file is taken in, and RTF is not taken for it', async () => {
  const form = { fields: ['DonVi'], required: ['DonVi'] };
  expect(await readWhole(Buffer.from('[{"DonVi":"H21.1"}]'), form)).toMatchObject({ ok: true });
  expect(await readWhole(Buffer.from('{\\rtf1'), form)).toMatchObject({
    problems: [{ problem: expect.stringMatching(/RTF/) }],
  });
});

test('whatever bytes a file holds, it comes to rows or to one sentence that is translated', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (file) => {
      const { records, unreadable = '' } = await read(file);
      expect(records).toEqual({});
      expect(problemSentence(unreadable).vi).not.toBe(unreadable);
    }),
    { numRuns: 300 },
  );
});
