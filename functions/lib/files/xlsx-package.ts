import { posix } from 'node:path';
import { document, presentation } from './foreign-file.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { type Parts, readPart } from './xlsx-parts.ts';

/* Which part of a workbook is which: parts refer to each other (ECMA-376 part 2, 9.3), and their names are free. */

const mostRelationships = 10_000;

/** What a part refers to; `type` is the last word of its kind, such as `worksheet`, and empty where none is said. */
export type Relationship = { id: string; type: string; part: string };

/** Where the relationships of a part lie; of the archive as a whole, whose part is '', in `_rels/.rels`. */
const relationshipsPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** The part that a target names, from the folder of the part that refers to it. */
const targetOf = (from: string, target: string): string =>
  posix.resolve('/', posix.dirname(from), decoded(target).replaceAll('\\', '/')).slice(1);

const tooManyRelationships = (): UnreadableFile =>
  new UnreadableFile(`the workbook refers to more than ${mostRelationships} parts: save it as CSV UTF-8`);

/** The parts within the archive that a part refers to, as far as they are asked for. */
export const relationshipsOf = async (
  parts: Parts,
  from: string,
  isAsked: (relationship: Relationship) => boolean,
): Promise<Relationship[]> => {
  const asked: Relationship[] = [];
  let count = 0;
  await readPart(parts, relationshipsPart(from), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      count += 1;
      if (count > mostRelationships) throw tooManyRelationships();
      if (attributes.get('TargetMode')?.toLowerCase() === 'external') return;
      const target = attributes.get('Target');
      if (target === undefined) return;
      const type = attributes.get('Type')?.split('/').at(-1) ?? '';
      const relationship = { id: attributes.get('Id') ?? '', type, part: targetOf(from, target) };
      if (isAsked(relationship)) asked.push(relationship);
    },
  });
  return asked;
};

const usualWorkbook = 'xl/workbook.xml';

/** Files of other programs that are packed as a workbook is, by the folder or ending of their main part. */
const others: readonly (readonly [form: RegExp, sentence: string])[] = [
  [/^xl\/.*\.bin$/i, 'it is a binary Excel workbook (.xlsb): save it as .xlsx or CSV UTF-8'],
  [/^word\//i, document],
  [/^ppt\//i, presentation],
];

const noWorkbook = async (parts: Parts, main: string | undefined): Promise<UnreadableFile> => {
  const other = others.find(([form]) => main !== undefined && form.test(main));
  if (other) return new UnreadableFile(other[1]);
  const begins = parts.has('mimetype') ? (await parts.text('mimetype').next()).value : undefined;
  return new UnreadableFile(
    begins?.startsWith('application/vnd.oasis.opendocument.')
      ? 'it is a file of LibreOffice or OpenOffice (ODF): save it as .xlsx or CSV UTF-8'
      : 'it is a zip archive, but not an Excel workbook (.xlsx)',
  );
};

/** The part that says which sheets there are. Throws where the archive is no workbook, saying what it is. */
export const findWorkbook = async (parts: Parts): Promise<string> => {
  const [main] = await relationshipsOf(parts, '', ({ type }) => type === 'officeDocument');
  // A workbook of no relationships at all is read by the names that all programs use.
  const part = main?.part ?? (parts.has(usualWorkbook) ? usualWorkbook : undefined);
  if (part === undefined || !parts.has(part) || others.some(([form]) => form.test(part)))
    throw await noWorkbook(parts, part);
  return part;
};
