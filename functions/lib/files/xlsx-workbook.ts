import { posix } from 'node:path';
import type { FileLimits } from './file-limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { type CellContext, type NumberFormat, numberFormat, unescaped } from './xlsx-cells.ts';
import { type Parts, readXml, type XmlEvents } from './xlsx-parts.ts';

/** No cell of Excel is longer than 32,767; a longer text is cut here so that it can be told, not kept. */
const longestText = 1_000_000;

/** Excel has no more cell formats; a workbook has some dozens of sheets at most, and names few other parts. */
const mostFormats = 65_536;
const mostSheets = 1_000;
const mostRelationships = 10_000;

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

const readPart = async (parts: Parts, name: string, events: XmlEvents): Promise<void> => {
  if (!parts.has(name)) return;
  for await (const _ of readXml(parts.text(name), events));
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

const readStrings = async (parts: Parts, limits: FileLimits): Promise<string[]> => {
  const { strings, keep } = stringsKeeper(limits);
  const text = textKeeper();
  let inText = false;
  let inPhonetic = false; // reading aids beside the text, not part of it
  await readPart(parts, 'xl/sharedStrings.xml', {
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

const readFormats = async (parts: Parts): Promise<NumberFormat[]> => {
  const formats: NumberFormat[] = [];
  const declared = new Map<number, NumberFormat>();
  let inCellStyles = false;
  await readPart(parts, 'xl/styles.xml', {
    open: (name, attributes) => {
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt') declared.set(id, numberFormat(id, attributes.get('formatCode') ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) formats.push(declared.get(id) ?? numberFormat(id, undefined));
      if (formats.length > mostFormats || declared.size > mostFormats) throw tooManyFormats();
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
};

export type Workbook = {
  /** Names of the parts that hold the sheets, in the order of their tabs, each once. */
  sheets: readonly string[];
  context: CellContext;
};

const tooManySheets = (): UnreadableFile =>
  new UnreadableFile(`the workbook has more than ${mostSheets} sheets: keep those that are to be read`);

const tooManyRelationships = (): UnreadableFile =>
  new UnreadableFile(`the workbook refers to more than ${mostRelationships} parts: save it as CSV UTF-8`);

/** Where the parts lie that these ids refer to. */
const readTargets = async (parts: Parts, ids: ReadonlySet<string>): Promise<Map<string, string>> => {
  const targets = new Map<string, string>();
  let relationships = 0;
  await readPart(parts, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      relationships += 1;
      if (relationships > mostRelationships) throw tooManyRelationships();
      const id = attributes.get('Id') ?? '';
      if (ids.has(id)) targets.set(id, attributes.get('Target') ?? '');
    },
  });
  return targets;
};

/** What the cells of a workbook's sheets refer to. Throws where its XML is broken, or beyond the limits. */
export const readWorkbook = async (parts: Parts, limits: FileLimits): Promise<Workbook> => {
  const ids: string[] = [];
  let from1904 = false;
  await readPart(parts, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'sheet') ids.push(attributes.get('id') ?? '');
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (ids.length > mostSheets) throw tooManySheets();
    },
  });
  const targets = await readTargets(parts, new Set(ids));
  const sheets = ids.flatMap((id) => targets.get(id) ?? []).map((target) => posix.resolve('/xl', target).slice(1));
  const strings = await readStrings(parts, limits);
  return { sheets: [...new Set(sheets)], context: { strings, formats: await readFormats(parts), from1904 } };
};
