import { posix } from 'node:path';
import type { FileLimits } from './file-limits.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { type CellContext, unescaped } from './xlsx-cells.ts';
import { findWorkbook, type Relationship, relationshipsOf } from './xlsx-package.ts';
import { type Parts, readPart } from './xlsx-parts.ts';

/** No cell of Excel is longer than 32,767; a longer text is cut here so that it can be told, not kept. */
const longestText = 1_000_000;

/** Excel has no more cell formats; a workbook has some dozens of sheets at most. */
const mostFormats = 65_536;
const mostSheets = 1_000;

/** Gathers texts piece by piece without growing beyond `longestText`. */
export const textKeeper = () => {
  let kept = '';
  return {
    add: (piece: string) => {
      if (kept.length < longestText) kept += piece;
    },
    take: (): string => {
      const text = kept;
      kept = '';
      return text;
    },
  };
};

/** A copy that does not hold on to the piece of the file that it was cut from. UTF-8 would lose halves of characters. */
const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

const averageCharacters = 32;

/** Keeps texts while there are not too many of them, and not too much in them. */
const stringsKeeper = ({ texts }: FileLimits) => {
  const strings: string[] = [];
  let characters = 0;
  return {
    strings,
    keep: (text: string) => {
      characters += text.length;
      if (strings.length >= texts || characters > texts * averageCharacters)
        throw new UnreadableFile(`the workbook holds more than ${texts} texts: split it or save it as CSV UTF-8`);
      strings.push(text === '' ? '' : detached(unescaped(text)));
    },
  };
};

const readStrings = async (parts: Parts, part: string, limits: FileLimits): Promise<string[]> => {
  const { strings, keep } = stringsKeeper(limits);
  const text = textKeeper();
  let inText = false;
  let inPhonetic = false; // reading aids beside the text, not part of it
  await readPart(parts, part, {
    open: (name) => {
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText) text.add(piece);
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') keep(text.take());
    },
  });
  return strings;
};

const tooManyFormats = (): UnreadableFile =>
  new UnreadableFile(`the workbook has more than ${mostFormats} formats: save it as CSV UTF-8`);

const readFormats = async (parts: Parts, part: string): Promise<NumberFormat[]> => {
  const formats: NumberFormat[] = [];
  const declared = new Map<number, NumberFormat>();
  const builtIn = new Map<number, NumberFormat>();
  const formatOf = (id: number): NumberFormat => {
    const format = declared.get(id) ?? builtIn.get(id) ?? numberFormat(id, undefined);
    if (!declared.has(id)) builtIn.set(id, format);
    return format;
  };
  let inCellStyles = false;
  await readPart(parts, part, {
    open: (name, attributes) => {
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt') declared.set(id, numberFormat(id, attributes.get('formatCode') ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) formats.push(formatOf(id));
      if (Math.max(formats.length, declared.size, builtIn.size) > mostFormats) throw tooManyFormats();
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
};

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
