import { html, raw } from 'hono/html';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import type { View } from '../view.ts';

/** A column of a table that can be sorted by it where it says by what. */
export type Column<T> = {
  id: string;
  head: string;
  isNumber?: boolean;
  /** It names the row. */
  isHead?: boolean;
  /** More class names of its cells. */
  mark?(row: T): string;
  cell(row: T): Html | string;
  by?(row: T): number | string | undefined;
};

const perPage = 100;
/** So many columns stand on a sheet of A4 that is not turned. */
const mostUpright = 9;

const vietnamese = new Intl.Collator('vi');

/** What is not known stands last, whichever way is sorted. */
const compare = (a: number | string | undefined, b: number | string | undefined, sign: 1 | -1): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : vietnamese.compare(String(a), String(b)));
};

type Sorted = { id: string; sign: 1 | -1 };

const sortIn = (asked: string | null): Sorted | undefined =>
  asked ? { id: asked.replace(/^-/, ''), sign: asked.startsWith('-') ? -1 : 1 } : undefined;

const sortRows = <T>(rows: readonly T[], columns: readonly Column<T>[], sorted: Sorted | undefined): readonly T[] => {
  const by = columns.find(({ id }) => id === sorted?.id)?.by;
  return by && sorted ? rows.toSorted((a, b) => compare(by(a), by(b), sorted.sign)) : rows;
};

/** This address with something changed in its query; what is undefined is taken out. */
export const here = ({ self }: Pick<View, 'self'>, changes: Readonly<Record<string, string | undefined>>): string => {
  const [path = home, search = ''] = self.split('?');
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  return `${path}${query.size > 0 ? `?${query}` : ''}`;
};

const headOf = <T>(view: View, { id, head, isNumber, by }: Column<T>, sorted: Sorted | undefined): Html => {
  const isBy = sorted?.id === id;
  const direction = isBy ? (sorted.sign === 1 ? 'ascending' : 'descending') : undefined;
  const attributes = html`scope="col"${isNumber ? raw(' class="number"') : ''}${direction ? html` aria-sort="${direction}"` : ''}`;
  if (!by) return html`<th ${attributes}>${head}</th>`;
  // Numbers from the greatest first, names from A.
  const next = isBy ? (sorted.sign === 1 ? `-${id}` : id) : isNumber ? `-${id}` : id;
  const mark = isBy ? html` <span aria-hidden="true">${sorted.sign === 1 ? '↑' : '↓'}</span>` : '';
  return html`<th ${attributes}><a href="${here(view, { xep: next, trang: undefined })}" title="${view.say('boardSortBy', { column: head })}">${head}</a>${mark}</th>`;
};

const rowOf = <T>(columns: readonly Column<T>[], row: T): Html =>
  html`<tr>${columns.map(({ cell, isNumber, isHead, mark }) => {
    const classes = [isNumber ? 'number' : '', mark?.(row) ?? ''].filter(Boolean).join(' ');
    const attribute = classes ? html` class="${classes}"` : '';
    return isHead ? html`<th scope="row"${attribute}>${cell(row)}</th>` : html`<td${attribute}>${cell(row)}</td>`;
  })}</tr>`;

/** Which rows of a long table these are. */
const rowsSaid = ({ say }: View, count: number, page: number): Html | '' => {
  if (count <= perPage) return '';
  const [from, to] = [(page - 1) * perPage + 1, Math.min(count, page * perPage)];
  return html`<p class="soft">${say('boardRows', { from, to, n: count })}</p>`;
};

/** To the neighbouring pages. */
const pagesOf = (view: View, count: number, page: number): Html | '' => {
  const link = (other: number, word: 'boardEarlierRows' | 'boardLaterRows') =>
    other >= 1 && (other - 1) * perPage < count
      ? html`<a class="button plain" href="${here(view, { trang: String(other) })}">${view.say(word)}</a>`
      : '';
  return count > perPage
    ? html`<p class="acts screen">${link(page - 1, 'boardEarlierRows')} ${link(page + 1, 'boardLaterRows')}</p>`
    : '';
};

/**
 * A wide table: it scrolls by itself on a telephone, its first column stays; sorted and paged by the address. The
 * caption is what a screen reader calls it.
 */
export const wideTable = <T>(view: View, caption: string, columns: readonly Column<T>[], rows: readonly T[]): Html => {
  const query = new URLSearchParams(view.self.split('?')[1]);
  const sorted = sortIn(query.get('xep'));
  const last = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(last, Math.max(1, Math.floor(Number(query.get('trang'))) || 1));
  const shown = sortRows(rows, columns, sorted).slice((page - 1) * perPage, page * perPage);
  return html`${rowsSaid(view, rows.length, page)}<div class="scroll${columns.length > mostUpright ? ' wide' : ''}" role="region" aria-label="${caption}" tabindex="0"><table><caption class="heard">${caption}</caption>
<thead><tr>${columns.map((column) => headOf(view, column, sorted))}</tr></thead><tbody>${shown.map((row) => rowOf(columns, row))}</tbody></table></div>
${pagesOf(view, rows.length, page)}`;
};
