import { decoderOf } from './file-bytes.ts';

/* What a file is that is neither CSV nor a workbook, by how it begins, so that its sender reads what to do with it. */

const oldExcel = 'it is an old (.xls) or password-protected Excel file: save it as .xlsx or CSV UTF-8';
const picture = 'it is a picture or a scan: send the table itself as .xlsx or CSV UTF-8';
const packed = 'it is a packed file (such as gzip, 7z or RAR): unpack it and send the table in it';

/** Of Office's other programs, packed in the old way or the new. */
export const document = 'it is a Word document: copy its table into Excel and save that as .xlsx or CSV UTF-8';
export const presentation = 'it is a presentation: copy its table into Excel and save that as .xlsx or CSV UTF-8';

const latin = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

/** Files by their first bytes. */
const byBytes: readonly (readonly [begins: readonly number[], sentence: string])[] = [
  [[0x09, 0x08, 0x10, 0x00], oldExcel], // Excel 5 to 2, without the wrapping of later ones
  [[0x09, 0x08, 0x08, 0x00], oldExcel],
  [[0x09, 0x04, 0x06, 0x00], oldExcel],
  [[0x09, 0x02, 0x06, 0x00], oldExcel],
  [[0x09, 0x00, 0x04, 0x00], oldExcel],
  [latin('%PDF'), 'it is a PDF file: send the table itself as .xlsx or CSV UTF-8'],
  [latin('{\\rtf'), 'it is a text document (RTF): copy its table into Excel and save that as .xlsx or CSV UTF-8'],
  [[0x89, ...latin('PNG')], picture],
  [[0xff, 0xd8, 0xff], picture],
  [latin('GIF8'), picture],
  [latin('II*\0'), picture],
  [latin('MM\0*'), picture],
  [[0x1f, 0x8b], packed],
  [[...latin('7z'), 0xbc, 0xaf, 0x27, 0x1c], packed],
  [[...latin('Rar!'), 0x1a, 0x07], packed],
  [[0xfd, ...latin('7zXZ')], packed],
  [latin('BZh'), packed],
  [[0x28, 0xb5, 0x2f, 0xfd], packed],
  [latin('SQLite format 3'), `it is a database: send the table itself as .xlsx or CSV UTF-8`],
  [[0x00, 0x01, 0x00, 0x00, ...latin('Standard')], `it is a database: send the table itself as .xlsx or CSV UTF-8`],
];

/** Pictures whose first bytes alone do not tell. */
const isOtherPicture = (start: Uint8Array): boolean => {
  const text = Buffer.from(start.subarray(0, 12)).toString('latin1');
  const isBitmap = text.startsWith('BM') && start.subarray(6, 10).every((byte) => byte === 0) && start.length >= 10;
  return isBitmap || /^RIFF[\s\S]{4}WEBP/.test(text) || /^[\s\S]{4}ftyp(?:hei|mif|avif)/.test(text);
};

const html = /^<(?:!doctype\s+html|html|head|body|table|meta|div|style|script|center|title)\b/i;
const webPage = `it is a web page (HTML), as some systems export it under the name of a spreadsheet: open it in Excel and save it as .xlsx or CSV UTF-8`;

/** Files by their first words, blanks and comments left away. */
const byWords: readonly (readonly [begins: RegExp, sentence: string])[] = [
  [html, webPage],
  [/^<\?xml[^>]*>\s*(?:<!doctype\s+html|<html)/i, webPage],
  [
    /^(?:<\?xml[\s\S]*)?(?:urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"|<(?:\w+:)?Workbook\b)/i,
    `it is an XML spreadsheet of Excel 2003: open it in Excel and save it as .xlsx or CSV UTF-8`,
  ],
  [
    /^<\?xml[\s\S]*<office:document\b/i,
    `it is a file of LibreOffice or OpenOffice (ODF): save it as .xlsx or CSV UTF-8`,
  ],
  [/^<(?:\?xml|[a-z][\w:-]*[\s>])/i, `it is an XML file, not a table: send the table itself as .xlsx or CSV UTF-8`],
  [
    /^(?:MIME-Version|Content-Type|Content-Location|From|Subject|Date|Message-ID):[\s\S]*(?:MIME-Version|Content-Type):/i,
    `it is a saved web page or e-mail (MHTML): open it in Excel and save it as .xlsx or CSV UTF-8`,
  ],
  [/^MIME-Version:/i, `it is a saved web page or e-mail (MHTML): open it in Excel and save it as .xlsx or CSV UTF-8`],
  [/^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{\]"]|$))/, `it is JSON, not a table: send the table itself as .xlsx or CSV UTF-8`],
];

/** Comments of a web page and blanks may stand before what tells the file; each is looked at once. */
const firstWords = (text: string): string => {
  let left = text.trimStart();
  while (left.startsWith('<!--')) {
    const end = left.indexOf('-->');
    if (end === -1) return left;
    left = left.slice(end + 3).trimStart();
  }
  return left;
};

const isOdd = (byte: number): boolean => byte < 32 && ![0, 9, 10, 11, 12, 13, 26, 27].includes(byte);
const fewOdd = 0.05;

const oldPackage = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether the file is packed as Office packed its files before 2007, and packs those with a password still. */
export const isOldPackage = (start: Uint8Array): boolean => oldPackage.every((byte, at) => start[at] === byte);

/** The sentence for such a package, by the names of what it holds. */
export const foreignPackage = (bytes: Buffer): string => {
  const holds = (name: string): boolean => bytes.includes(name, 0, 'utf16le');
  if (holds('Workbook') || holds('EncryptedPackage')) return oldExcel;
  if (holds('WordDocument')) return document;
  return holds('PowerPoint Document') ? presentation : oldExcel;
};

/** The sentence for a file that is no table; undefined for one that may be. `start` is how it begins, a kilobyte of it. */
export const foreignFile = (start: Uint8Array): string | undefined => {
  const byBeginning = byBytes.find(([begins]) => begins.every((byte, at) => start[at] === byte));
  if (byBeginning) return byBeginning[1];
  if (isOtherPicture(start)) return picture;
  const words = firstWords(decoderOf(start).decode(start));
  const told = byWords.find(([begins]) => begins.test(words));
  if (told) return told[1];
  const odd = start.reduce((sum, byte) => sum + (isOdd(byte) ? 1 : 0), 0);
  return odd > start.length * fewOdd && decoderOf(start).encoding === 'utf-8'
    ? `it is no text and no Excel workbook: send the table itself as .xlsx or CSV UTF-8`
    : undefined;
};
