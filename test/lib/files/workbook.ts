import { strToU8, zipSync } from 'fflate';

const letters = (place: number): string =>
  (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));

/** One row of a sheet in XML; a cell is its attributes and inner XML, a plain text is written in place. */
export const sheetRow = (row: number, cells: readonly (string | { attributes: string; inner: string })[]): string =>
  `<row r="${row}">${cells
    .map((cell, place) =>
      typeof cell === 'string'
        ? `<c r="${letters(place)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`
        : `<c r="${letters(place)}${row}" ${cell.attributes}>${cell.inner}</c>`,
    )
    .join('')}</row>`;

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook of XML by hand, as small as Excel still reads: `sheets` are the rows' XML, `parts` replaces or adds parts. */
export const workbook = (
  sheets: readonly string[],
  parts: Readonly<Record<string, string>> = {},
  properties = '',
): Uint8Array => {
  const all: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${main} ${relations}>${properties}<sheets>${sheets
      .map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<?xml version="1.0"?><worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
};
