import type { FileLimits } from './file-limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { unescaped } from './xlsx-cells.ts';
import { type Parts, readPart } from './xlsx-parts.ts';

/** No cell of Excel is longer than 32,767; a longer text is cut here so that it can be told, not kept. */
const longestText = 1_000_000;

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

/** The texts that the cells of all sheets point into. */
export const readStrings = async (parts: Parts, part: string, limits: FileLimits): Promise<string[]> => {
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
