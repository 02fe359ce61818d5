import { posix } from 'node:path';
import { type CellContext, type NumberFormat, numberFormat } from './xlsx-cells.ts';
import { type Parts, readXml, type XmlEvents } from './xlsx-parts.ts';

/** No cell of Excel is longer than 32,767; a longer text is cut here so that it can be told, not kept. */
export const longestText = 1_000_000;

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

const readStrings = async (parts: Parts): Promise<string[]> => {
  const strings: string[] = [];
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
      if (name === 'si') strings.push(text.take());
    },
  });
  return strings;
};

const readFormats = async (parts: Parts): Promise<NumberFormat[]> => {
  const formats: NumberFormat[] = [];
  const codes = new Map<number, string>();
  let inCellStyles = false;
  await readPart(parts, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) {
        const id = Number(attributes.get('numFmtId') ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
};

export type Workbook = {
  /** Names of the parts that hold the sheets, in the order of their tabs. */
  sheets: readonly string[];
  context: CellContext;
};

/** What the cells of a workbook's sheets refer to. Throws where its XML is broken. */
export const readWorkbook = async (parts: Parts): Promise<Workbook> => {
  const ids: string[] = [];
  let from1904 = false;
  await readPart(parts, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'sheet') ids.push(attributes.get('id') ?? '');
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
    },
  });
  const targets = new Map<string, string>();
  await readPart(parts, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes.get('Id') ?? '', attributes.get('Target') ?? '');
    },
  });
  const sheets = ids.flatMap((id) => targets.get(id) ?? []).map((target) => posix.resolve('/xl', target).slice(1));
  return { sheets, context: { strings: await readStrings(parts), formats: await readFormats(parts), from1904 } };
};
