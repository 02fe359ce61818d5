/** No real row is longer; what is longer is cut to one character more, so that it can be told. */
export const longestLine = 1_000_000;

/** The lines of a text with their line ends (`\r\n`, `\n` or `\r`), whatever the borders of the chunks. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    rest += chunk;
    let start = 0;
    // A `\r` at the very end may be the first half of `\r\n`: it waits for the next chunk.
    for (const { 0: mark, index } of rest.matchAll(/\r\n|\n|\r(?!$)/g)) {
      yield rest.slice(start, index + mark.length);
      start = index + mark.length;
    }
    rest = rest.slice(start, start + longestLine + 1);
  }
  if (rest !== '') yield rest;
}

export type Lines = {
  /** The n-th line from here on (0 = the next), read if need be; undefined behind the last. */
  peek(n: number): Promise<string | undefined>;
  /** Goes on by n lines that were peeked at. */
  drop(n: number): void;
};

/** Lines that can be looked at before they are taken. Reads no further than it is asked to. */
export const lookAhead = (text: AsyncIterable<string>): Lines => {
  const source = linesOf(text);
  const waiting: string[] = [];
  return {
    peek: async (n) => {
      while (waiting.length <= n) {
        const next = await source.next();
        if (next.done) return undefined;
        waiting.push(next.value);
      }
      return waiting[n];
    },
    drop: (n) => {
      waiting.splice(0, n);
    },
  };
};
