import sax, { type QualifiedTag, type Tag } from 'sax';
import { fromBufferPromise } from 'yauzl';
import { countBytes, type FileLimits } from './file-limits.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Real workbooks have some dozens; each costs memory before it is read. */
const mostParts = 5_000;

/** The parts of a workbook by their names, whichever case and strokes the archive has them in. */
export type Parts = {
  has(name: string): boolean;
  /** Unpacked as it is read; fails where the part holds more than the archive says, or all that was read too much. */
  text(name: string): AsyncGenerator<string>;
};

/** Some programs write names as Windows has paths, or with a stroke before them. */
const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** Opens a zip archive. Throws where it is broken or cut off, or holds more than any workbook does. */
export const openParts = async (archive: Buffer, limits: FileLimits): Promise<Parts> => {
  const zip = await fromBufferPromise(archive, {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: false, // or a name that no disk takes would cost the workbook; none of them is written to one
  });
  if (zip.entryCount > mostParts)
    throw new UnreadableFile(`the workbook has more than ${mostParts} parts: save it as CSV UTF-8`);
  const entries = new Map<string, Parameters<typeof zip.openReadStreamPromise>[0]>();
  for await (const entry of zip.eachEntry()) entries.set(partName(String(entry.fileName)), entry);
  const tooLarge = `the workbook unpacks to more than ${limits.megabytes} MB: split it or save it as CSV UTF-8`;
  const count = countBytes(limits, tooLarge);
  return {
    has: (name) => entries.has(partName(name)),
    async *text(name) {
      const entry = entries.get(partName(name));
      if (!entry) return;
      // What says itself that it is too large is not unpacked at all.
      countBytes(limits, tooLarge)(entry.uncompressedSize);
      const decoder = new TextDecoder();
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        count(chunk.length);
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
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

const lastCharacter = 0x10ffff;

/**
 * What a numeric reference stands for, `name` being what is between `&` and `;`: the character, or half of one, which
 * joins the half in the next reference. XML forbids halves and most control characters, but programs write them; they
 * are a matter of their cell, as in JSON. U+FFFD where there is no such character; undefined for any other name.
 */
const referencedBy = (name: string): string | undefined => {
  const [, hex, digits] = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name) ?? [];
  const digitsGiven = hex ?? digits;
  if (digitsGiven === undefined) return undefined;
  const number = Number.parseInt(digitsGiven, hex === undefined ? 10 : 16);
  return number <= lastCharacter ? String.fromCodePoint(number) : '\uFFFD';
};

/** Sheets are nested some six deep, and their elements have a dozen attributes at most. */
const deepest = 64;
const mostAttributes = 64;

/**
 * Tells the elements of an XML text by their names without prefix, chunk by chunk. Throws where it is not well formed,
 * and where it is made to fill memory: nested without end, an element of nothing but attributes, entities of its own.
 */
export async function* readXml(text: AsyncIterable<string>, events: XmlEvents): AsyncGenerator<void> {
  const xml = sax.parser(true);
  xml.ENTITIES = new Proxy(xml.ENTITIES, {
    get: (named, name) => (typeof name === 'string' ? (referencedBy(name) ?? named[name]) : undefined),
  });
  let depth = 0;
  let attributes = 0;
  xml.onerror = (error) => {
    throw error;
  };
  xml.ondoctype = () => {
    throw new Error('holds a DOCTYPE, which no workbook needs');
  };
  xml.onopentagstart = () => {
    attributes = 0;
    depth += 1;
    if (depth > deepest) throw new Error('is nested too deeply');
  };
  xml.onattribute = () => {
    attributes += 1;
    if (attributes > mostAttributes) throw new Error('has an element with too many attributes');
  };
  xml.onopentag = (tag) => events.open(localName(tag.name), attributesOf(tag));
  xml.ontext = (chunk) => events.text?.(chunk);
  xml.oncdata = (chunk) => events.text?.(chunk);
  xml.onclosetag = (name) => {
    depth -= 1;
    events.close?.(localName(name));
  };
  for await (const chunk of text) {
    xml.write(chunk);
    yield;
  }
  xml.close();
}

/** Reads a part to its end; nothing where there is no such part. */
export const readPart = async (parts: Parts, name: string, events: XmlEvents): Promise<void> => {
  if (!parts.has(name)) return;
  for await (const _ of readXml(parts.text(name), events));
};
