import pdfmake from 'pdfmake';
import type { Content, ContentStack, ContentText } from 'pdfmake/interfaces.js';
import { balanced } from './balanced.ts';
import { fonts } from './fonts.ts';
import type { FormLetter, FormRow } from './form-letter.ts';
import { isLong, isShort, partAtYou, partClosing } from './measures.ts';
import { qrSvg } from './qr-svg.ts';

// Heavy (2 MB of code and fonts): functions load it with `import()` when a letter is due, not when they start.

/** Points per millimetre. */
const mm = 72 / 25.4;
const margins = { left: 30 * mm, top: 20 * mm, right: 17 * mm, bottom: 20 * mm };
/** From margin to margin. Columns have widths in points, for one that may grow would run over the edge with a long word. */
const full = 210 * mm - margins.left - margins.right;
const indent = 10 * mm;
const labelWidth = 57 * mm;
/** Of a table's cell, between its columns. */
const padding = 8;
const codeWidth = 24 * mm;
/** Letters. A longer paragraph, of some eight lines, may be parted between pages. */
const longParagraph = 700;

pdfmake.setFonts({ Tinos: fonts });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));

const rule = (length: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.7 }],
  alignment: 'center',
  margin: [0, 2, 0, 0],
});

const headingOf = ({ nation, motto, parent, unit, number, placeAndDate }: FormLetter['heading']): Content => ({
  layout: 'noBorders',
  alignment: 'center',
  table: {
    widths: [0.41 * full - padding, 0.59 * full],
    body: [
      [
        {
          stack: [
            ...(parent ? [{ text: balanced(parent, 24), fontSize: 12 }] : []),
            { text: balanced(unit, 22), fontSize: 12, bold: true },
            rule(22 * mm),
          ],
        },
        {
          stack: [{ text: nation, fontSize: 12, bold: true }, { text: motto, bold: true }, rule(56 * mm)],
        },
      ],
      // On one line, as the decree has it.
      [
        { text: number, margin: [0, 4, 0, 0] },
        { text: placeAndDate, italics: true, margin: [0, 4, 0, 0] },
      ],
    ],
  },
});

/** A paragraph goes to the next page whole, so that no single line of it is left behind; only long ones are parted. */
const paragraph = (text: string, gap = 6): Content => ({
  text: partAtYou(text).map((part, index) => ({ text: part, noWrap: index % 2 === 1 })),
  alignment: 'justify',
  leadingIndent: indent,
  margin: [0, 0, 0, gap],
  unbreakable: text.length <= longParagraph,
});

/** Over the whole width and from page to page: the label runs into the first line, so it never stands alone. */
const longRow = ({ label, value }: FormRow): Content[] => {
  const lines = `${label}: ${value}`.split('\n');
  return lines.map((line, index) => paragraph(line, index === lines.length - 1 ? 6 : 2));
};

const shortRows = (rows: readonly FormRow[]): Content => ({
  layout: 'noBorders',
  margin: [indent, 0, 0, 4],
  table: {
    widths: [labelWidth, full - indent - labelWidth - padding],
    dontBreakRows: true,
    body: rows.map((row) => [{ text: `${row.label}:` }, { text: row.value, bold: isShort(row) }]),
  },
});

const rowsOf = (rows: readonly FormRow[]): Content[] => {
  const [first] = rows;
  if (!first) return [];
  if (isLong(first)) return [...longRow(first), ...rowsOf(rows.slice(1))];
  const next = rows.findIndex(isLong);
  const short = next < 0 ? rows : rows.slice(0, next);
  return [shortRows(short), ...rowsOf(rows.slice(short.length))];
};

const leftOf = (left: FormLetter['left']): ContentStack =>
  'goesTo' in left
    ? {
        stack: [
          { text: 'Nơi nhận:', fontSize: 12, bold: true, italics: true },
          ...left.goesTo.map((line) => ({ text: line, fontSize: 11 })),
        ],
      }
    : {
        alignment: 'center',
        stack: [
          { text: left.title, bold: true },
          { text: left.note, italics: true },
        ],
      };

const signatureOf = ({ left, signature: { title, note, isSigned, name } }: FormLetter): Content => ({
  columns: [
    { width: 0.45 * full, ...leftOf(left) },
    {
      width: 0.52 * full,
      alignment: 'center',
      stack: [
        { text: title, bold: true },
        { text: note, italics: true, margin: [0, isSigned ? 14 : 0, 0, isSigned ? 14 : 26 * mm] },
        ...(name ? [{ text: name, bold: true }] : []),
      ],
    },
  ],
  columnGap: 0.03 * full,
  margin: [0, 8, 0, 12],
});

const trackingOf = ({ words, address }: NonNullable<FormLetter['tracking']>): Content => ({
  columns: [
    { width: codeWidth, svg: qrSvg(address), fit: [codeWidth, codeWidth] },
    {
      width: full - codeWidth - 4 * mm,
      fontSize: 11,
      margin: [0, 20, 0, 0],
      stack: [`${words}:`, { text: address, link: /^https?:/.test(address) ? address : undefined }],
    },
  ],
  columnGap: 4 * mm,
});

const pageNumber = (page: number): Content =>
  page > 1 ? { text: String(page), fontSize: 13, alignment: 'center', margin: [0, 10 * mm, 0, 0] } : '';

const contentOf = (letter: FormLetter): Content[] => {
  const { before, last } = partClosing(letter);
  return [
    headingOf(letter.heading),
    { text: letter.title, fontSize: 14, bold: true, alignment: 'center', margin: [0, 20, 0, 10] },
    ...(letter.greeting
      ? [{ text: letter.greeting, alignment: 'center', margin: [0, 0, 0, 10] } satisfies ContentText]
      : []),
    ...letter.opening.map((text) => paragraph(text)),
    ...rowsOf(letter.rows),
    ...before.map((text) => paragraph(text)),
    {
      unbreakable: true,
      stack: [
        ...last.map((text) => paragraph(text)),
        signatureOf(letter),
        ...(letter.tracking ? [trackingOf(letter.tracking)] : []),
      ],
    },
  ];
};

/** The letter as a PDF on A4, with the margins and sizes of decree 30/2020, annex I. */
export const formPdf = (letter: FormLetter): Promise<Uint8Array> =>
  pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
      version: '1.7',
      language: 'vi',
      displayTitle: true,
      info: {
        title: letter.title,
        author: letter.heading.unit,
        ...(letter.signedAt && { creationDate: new Date(letter.signedAt) }),
      },
      defaultStyle: { font: 'Tinos', fontSize: 13, lineHeight: 1.15 },
      header: pageNumber,
      content: contentOf(letter),
    })
    .getBuffer();
