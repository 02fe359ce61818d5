export type PeekedBytes = {
  /** The first kilobyte or more, unless there is less. */
  start: Uint8Array;
  /** All bytes from the first on; nothing is read ahead beyond the start. */
  all: AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
};

/** Enough to tell what a file is, and how it writes its characters. */
const startLength = 1_024;

/** Looks at how a file begins without losing its beginning. */
export const peekStart = async (bytes: AsyncIterable<Uint8Array>): Promise<PeekedBytes> => {
  const source = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < startLength) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(first);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield start;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  return {
    start: start.subarray(0, startLength),
    all: all(),
    close: async () => {
      await source.return?.();
    },
  };
};

/** UTF-16 without a mark: of two bytes for a Latin letter one is zero, always on the same side. */
const unmarked = (start: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const pairs = Math.floor(start.length / 2);
  const zeros = (side: 0 | 1): number =>
    start.reduce((sum, byte, at) => sum + (at % 2 === side && byte === 0 ? 1 : 0), 0);
  const many = pairs / 4;
  if (pairs < 4) return undefined;
  if (zeros(1) > many && zeros(0) < many / 8) return 'utf-16le';
  return zeros(0) > many && zeros(1) < many / 8 ? 'utf-16be' : undefined;
};

const encodingOf = (start: Uint8Array): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return unmarked(start) ?? 'utf-8';
};

/**
 * What makes text of a file that begins so: UTF-16 (Excel's "Unicode text") where a mark or the zeros of its bytes say
 * so, else UTF-8.
 */
export const decoderOf = (start: Uint8Array): TextDecoder => new TextDecoder(encodingOf(start));

/** A second mark of the byte order, where a program put one before a file that had one; and NUL, which fills up fields. */
const withoutMarks = (text: string): string => text.replace(/^\uFEFF+/, '');
const withoutFill = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

/**
 * Bytes as text. What is not UTF-8 becomes U+FFFD, so that the rows around it can be read; older Vietnamese code pages
 * look alike and are not guessed.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, start: Uint8Array): AsyncGenerator<string> {
  const decoder = decoderOf(start);
  let hasBegun = false;
  const clean = (decoded: string): string => {
    const text = withoutFill(hasBegun ? decoded : withoutMarks(decoded));
    hasBegun ||= text !== '';
    return text;
  };
  for await (const chunk of bytes) yield clean(decoder.decode(chunk, { stream: true }));
  yield clean(decoder.decode());
}
