/** No real row is longer; what is longer is cut to one character more, so that it can be told. */
export const longestLine = 1_000_000;

/** The start of a line that has not ended yet, no longer than it takes to say that it is too long. */
const lengthen = (line: string, more: string): string =>
  line.length > longestLine ? line : line + more.slice(0, longestLine + 1 - line.length);

/**
 * The lines of a text with their line ends (`\r\n`, `\n` or `\r`), whatever the borders of the chunks. Each character is
 * looked at once, however long a line is.
 */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let line = '';
  // A `\r` at the very end of a chunk may be the first half of `\r\n`.
  let returned = false;
  for await (const chunk of text) {
    if (chunk === '') continue;
    let start = 0;
    if (returned) {
      start = chunk.startsWith('\n') ? 1 : 0;
      yield `${line}\r${chunk.slice(0, start)}`;
      line = '';
    }
    returned = chunk.endsWith('\r');
    const end = returned ? chunk.length - 1 : chunk.length;
    for (const { 0: mark, index } of chunk.slice(0, end).matchAll(/\r\n|\n|\r/g)) {
      if (index < start) continue;
      yield lengthen(line, chunk.slice(start, index)) + mark;
      line = '';
      start = index + mark.length;
    }
    line = lengthen(line, chunk.slice(start, end));
  }
  if (returned) yield `${line}\r`;
  else if (line !== '') yield line;
}

export type Lines = {
  /** The n-th line from here on (0 = the next), read if need be; undefined behind the last. */
  peek(n: number): Promise<string | undefined>;
  /** Goes on by n lines that were peeked at. */
  drop(n: number): void;
};

/** Lines that were dropped leave the list together, so that dropping one costs the same however many wait. */
const droppedTogether = 1_024;

/** Lines that can be looked at before they are taken. Reads no further than it is asked to. */
export const lookAhead = (text: AsyncIterable<string>): Lines => {
  const source = linesOf(text);
  let waiting: string[] = [];
  let first = 0;
  return {
    peek: async (n) => {
      while (waiting.length - first <= n) {
        const next = await source.next();
        if (next.done) return undefined;
        waiting.push(next.value);
      }
      return waiting[first + n];
    },
    drop: (n) => {
      first += n;
      if (first < droppedTogether || first * 2 < waiting.length) return;
      waiting = waiting.slice(first);
      first = 0;
    },
  };
};
