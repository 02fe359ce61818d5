import type { FileImport } from '../functions/domain/file-import.ts';
import type { DropBox, FileImports, PageAsked, Problem } from '../functions/ports.ts';

/** Files and what became of them, kept in memory; a page begins where the last one ended. */
export const fakeFileImports = (...given: FileImport[]) => {
  const stored = new Map(given.map((one) => [one.id, one]));
  const kept: Problem[] = [];
  const pageOf = <T>(all: T[], { limit, after = '0' }: PageAsked) => {
    const end = Number(after) + limit;
    return { items: all.slice(Number(after), end), ...(end < all.length && { next: String(end) }) };
  };
  const told: FileImport[] = [];
  const port: FileImports = {
    open: async (of) => {
      stored.set(of.id, of);
    },
    tell: async (of) => {
      const { by, units, name, at, file } = stored.get(of.id) ?? of;
      const now = { ...of, name, at, file, ...(by && { by }), ...(units && { units }), counts: { ...of.counts } };
      stored.set(of.id, now);
      told.push(now);
      return now;
    },
    find: async (id) => stored.get(id),
    ofMonth: async (month, page) => {
      const all = [...stored.values()].filter(({ at }) => at.startsWith(month));
      return pageOf(
        all.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
        page,
      );
    },
    problems: async ({ file }, page) =>
      pageOf(
        kept.filter((one) => one.file === file),
        page,
      ),
  };
  return { ...port, stored, told, kept };
};

export const fakeDropBox = () => {
  const files = new Map<string, Uint8Array>();
  const port: DropBox = {
    put: async (file, content) => {
      files.set(file, content);
    },
  };
  return { ...port, files };
};
