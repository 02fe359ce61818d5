import { type Lines, longestLine } from './csv-lines.ts';

const quotesInPairs = (text: string): boolean => text.split('"').length % 2 === 1;

/**
 * How many lines the record takes that begins at a line: up to the first line end outside quotes. Undefined where a quote
 * stays open, or for more lines than `tallest`.
 */
export const heightOf = async (
  lines: Lines,
  from = 0,
  tallest = Number.POSITIVE_INFINITY,
): Promise<number | undefined> => {
  let length = 0;
  let open = false;
  for (let height = 1; height <= tallest; height += 1) {
    const line = await lines.peek(from + height - 1);
    length += line?.length ?? 0;
    if (line === undefined || (height > 1 && length > longestLine)) return undefined;
    open = open === quotesInPairs(line);
    if (!open) return height;
  }
  return undefined;
};

/** The text of so many lines from a line on. */
export const textOf = async (lines: Lines, height: number, from = 0): Promise<string> => {
  let text = '';
  for (let n = 0; n < height; n += 1) text += (await lines.peek(from + n)) ?? '';
  return text;
};
