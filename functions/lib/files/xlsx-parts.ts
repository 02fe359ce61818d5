import sax, { type QualifiedTag, type Tag } from 'sax';
import { fromBufferPromise } from 'yauzl';

const megabyte = 1024 * 1024;
/** A sheet of 300,000 rows; what unpacks to more is no list of dossiers but a fault or an attack. */
const longestPart = 512 * megabyte;

/** The XML parts of a workbook by their names in lower case. */
export type Parts = {
  has(name: string): boolean;
  /** Unpacked as it is read; fails where the part holds more than the archive says. */
  text(name: string): AsyncGenerator<string>;
};

export type OpenedParts = { ok: true; parts: Parts } | { ok: false; problem: string };

/** Opens a zip archive. Throws where it is broken or cut off. */
export const openParts = async (archive: Buffer): Promise<OpenedParts> => {
  const zip = await fromBufferPromise(archive, { autoClose: false, lazyEntries: true });
  const entries = new Map<string, Parameters<typeof zip.openReadStreamPromise>[0]>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
  const size = Math.max(0, ...[...entries.values()].map(({ uncompressedSize }) => uncompressedSize));
  if (size > longestPart)
    return {
      ok: false,
      problem: `the workbook unpacks to ${Math.round(size / megabyte)} MB, at most ${longestPart / megabyte} MB are read: split it or save it as CSV UTF-8`,
    };
  return {
    ok: true,
    parts: {
      has: (name) => entries.has(name.toLowerCase()),
      async *text(name) {
        const entry = entries.get(name.toLowerCase());
        if (!entry) return;
        const decoder = new TextDecoder();
        for await (const chunk of await zip.openReadStreamPromise(entry)) yield decoder.decode(chunk, { stream: true });
        yield decoder.decode();
      },
    },
  };
};

export type XmlEvents = {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const attributesOf = ({ attributes }: Tag | QualifiedTag): Map<string, string> =>
  new Map(
    Object.entries(attributes).map(([name, value]) => [
      localName(name),
      typeof value === 'string' ? value : value.value,
    ]),
  );

/** Tells the elements of an XML text by their names without prefix, chunk by chunk. Throws where it is not well formed. */
export async function* readXml(text: AsyncIterable<string>, events: XmlEvents): AsyncGenerator<void> {
  const xml = sax.parser(true);
  xml.onerror = (error) => {
    throw error;
  };
  xml.onopentag = (tag) => events.open(localName(tag.name), attributesOf(tag));
  xml.ontext = (chunk) => events.text?.(chunk);
  xml.oncdata = (chunk) => events.text?.(chunk);
  xml.onclosetag = (name) => events.close?.(localName(name));
  for await (const chunk of text) {
    xml.write(chunk);
    yield;
  }
  xml.close();
}
