import { createHash } from 'node:crypto';

/** A sort key holds 1,024 bytes; this leaves room for the row and the field. */
const longestName = 900;

/** How the ids of a file's problems begin. A name that is too long for an id is stood for by its hash. */
export const problemPrefix = (file: string): string => {
  const name = Buffer.byteLength(file) <= longestName ? file : createHash('sha256').update(file).digest('hex');
  return `${name}#`;
};

export const problemId = ({ file, row, field }: { file: string; row: number; field: string }): string =>
  `${problemPrefix(file)}${String(row).padStart(7, '0')}#${field}`;
