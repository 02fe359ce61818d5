/** A cell of a record, and where it ends. */
type CellRead = { text: string; end: number };

const withoutLineEnd = (record: string): string => {
  if (record.endsWith('\r\n')) return record.slice(0, -2);
  return record.endsWith('\n') || record.endsWith('\r') ? record.slice(0, -1) : record;
};

/** A cell whose quote opens at `start`; two quotes within it are one. Undefined where it is not closed. */
const quotedCell = (text: string, start: number): CellRead | undefined => {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close === -1 ? undefined : { text: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
};

/** `="0905000821"`, by which people keep Excel from making a number of a text; its quotes may be quoted once more. */
const withoutFormula = (text: string): string => {
  if (!text.startsWith('="') || !text.endsWith('"') || text.length < 3) return text;
  const inner = text.slice(2, -1);
  return inner.replaceAll('""', '').includes('"') ? text : inner.replaceAll('""', '"');
};

/** A cell without quotes; undefined where one stands in its middle. */
const bareCell = (text: string, start: number, delimiter: string): CellRead | undefined => {
  const next = text.indexOf(delimiter, start);
  const end = next === -1 ? text.length : next;
  const cell = text.slice(start, end);
  return cell.includes('"') ? undefined : { text: cell, end };
};

const isBlankAt = (text: string, at: number, delimiter: string): boolean =>
  text[at] !== delimiter && /^[ \t\u00a0]$/.test(text[at] ?? '');

/** Behind the blanks from here on. */
const pastBlanks = (text: string, from: number, delimiter: string): number => {
  let at = from;
  while (isBlankAt(text, at, delimiter)) at += 1;
  return at;
};

/** Who writes by hand puts blanks before and behind a cell's quotes: they are no part of it. */
const cellAt = (text: string, at: number, delimiter: string): CellRead | undefined => {
  const start = pastBlanks(text, at, delimiter);
  const opens = text.startsWith('="', start) ? start + 1 : start;
  if (text[opens] !== '"') return bareCell(text, at, delimiter);
  const cell = quotedCell(text, opens);
  return cell && { text: cell.text, end: pastBlanks(text, cell.end, delimiter) };
};

/**
 * The cells of one record of a CSV text (RFC 4180), with or without its line end. Undefined where a quote is not closed
 * or stands in the middle of a cell. Looks at each character a few times at most, however the quotes stand.
 */
export const cellsOf = (record: string, delimiter: string): string[] | undefined => {
  const text = withoutLineEnd(record);
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const cell = cellAt(text, at, delimiter);
    if (!cell) return undefined;
    cells.push(withoutFormula(cell.text));
    if (cell.end === text.length) return cells;
    if (text[cell.end] !== delimiter) return undefined;
    at = cell.end + 1;
  }
};
