import { type NumberFormat, numberFormat } from './number-format.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { type Parts, readPart } from './xlsx-parts.ts';

/** Excel has no more cell formats. */
const mostFormats = 65_536;

const tooManyFormats = (): UnreadableFile =>
  new UnreadableFile(`the workbook has more than ${mostFormats} formats: save it as CSV UTF-8`);

/** The number format of each cell style. */
export const readFormats = async (parts: Parts, part: string): Promise<NumberFormat[]> => {
  const formats: NumberFormat[] = [];
  const declared = new Map<number, NumberFormat>();
  const builtIn = new Map<number, NumberFormat>();
  const formatOf = (id: number): NumberFormat => {
    const format = declared.get(id) ?? builtIn.get(id) ?? numberFormat(id, undefined);
    if (!declared.has(id)) builtIn.set(id, format);
    return format;
  };
  let inCellStyles = false;
  await readPart(parts, part, {
    open: (name, attributes) => {
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt') declared.set(id, numberFormat(id, attributes.get('formatCode') ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) formats.push(formatOf(id));
      if (Math.max(formats.length, declared.size, builtIn.size) > mostFormats) throw tooManyFormats();
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
};
