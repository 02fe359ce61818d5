import { posix } from 'node:path';
import type { FileLimits } from './file-limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import type { CellContext } from './xlsx-cells.ts';
import { readFormats } from './xlsx-formats.ts';
import { findWorkbook, type Relationship, relationshipsOf } from './xlsx-package.ts';
import { type Parts, readPart } from './xlsx-parts.ts';
import { readStrings } from './xlsx-strings.ts';

/** A workbook has some dozens of sheets at most. */
const mostSheets = 1_000;

export type Workbook = {
  /** The parts that hold the sheets, in the order of their tabs, each once. Hidden are those that no tab shows. */
  sheets: readonly { part: string; isHidden: boolean }[];
  context: CellContext;
};

const tooManySheets = (): UnreadableFile =>
  new UnreadableFile(`the workbook has more than ${mostSheets} sheets: keep those that are to be read`);

type Listed = { id: string; isHidden: boolean };

const readList = async (parts: Parts, part: string): Promise<{ listed: Listed[]; from1904: boolean }> => {
  const listed: Listed[] = [];
  let from1904 = false;
  await readPart(parts, part, {
    open: (name, attributes) => {
      if (name === 'sheet')
        listed.push({
          id: attributes.get('id') ?? '',
          isHidden: ['hidden', 'veryhidden'].includes(attributes.get('state')?.toLowerCase() ?? ''),
        });
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (listed.length > mostSheets) throw tooManySheets();
    },
  });
  return { listed, from1904 };
};

/** Sheets with cells. Charts and dialogs fill sheets of their own, which hold none. */
const isSheet = ({ type }: Relationship): boolean => type === '' || type === 'worksheet';

/** What the cells of a workbook's sheets refer to. Throws where its XML is broken, or beyond the limits. */
export const readWorkbook = async (parts: Parts, limits: FileLimits): Promise<Workbook> => {
  const workbook = await findWorkbook(parts);
  const { listed, from1904 } = await readList(parts, workbook);
  const ids = new Set(listed.map(({ id }) => id));
  const isOther = ({ type }: Relationship) => type === 'styles' || type === 'sharedStrings';
  const all = await relationshipsOf(parts, workbook, (one) => isOther(one) || (ids.has(one.id) && isSheet(one)));
  const sheetParts = new Map(all.filter((one) => ids.has(one.id) && isSheet(one)).map(({ id, part }) => [id, part]));
  const sheets = new Map<string, { part: string; isHidden: boolean }>();
  for (const { id, isHidden } of listed) {
    const part = sheetParts.get(id);
    if (part !== undefined && !sheets.has(part)) sheets.set(part, { part, isHidden });
  }
  // A program that names no part for them has them under their usual names, or has none.
  const partOf = (type: string): string =>
    all.find((one) => one.type === type)?.part ?? posix.join(posix.dirname(workbook), `${type}.xml`);
  const strings = await readStrings(parts, partOf('sharedStrings'), limits);
  const formats = await readFormats(parts, partOf('styles'));
  return { sheets: [...sheets.values()], context: { strings, formats, from1904 } };
};
