export type PeekedBytes = {
  /** The first 4 bytes or more, unless there are fewer. */
  start: Uint8Array;
  /** All bytes from the first on; nothing is read ahead beyond the start. */
  all: AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
};

/** Looks at how a file begins without losing its beginning. */
export const peekStart = async (bytes: AsyncIterable<Uint8Array>): Promise<PeekedBytes> => {
  const source = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  while (first.reduce((sum, { length }) => sum + length, 0) < 4) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
  }
  const start = Buffer.concat(first);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield start;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  return {
    start,
    all: all(),
    close: async () => {
      await source.return?.();
    },
  };
};

const encodingOf = (start: Uint8Array): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * Bytes as text: UTF-16 where a byte order mark says so (Excel's "Unicode text"), else UTF-8. What is not UTF-8 becomes
 * U+FFFD, so that the rows around it can be read; older Vietnamese code pages look alike and are not guessed.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, start: Uint8Array): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(start));
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
