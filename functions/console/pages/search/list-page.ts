import { html } from 'hono/html';
import { isListName, type ListName, listNames } from '../../../domain/dossier-list.ts';
import type { DossierState } from '../../../domain/dossier-state.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { isDay } from '../../../domain/time.ts';
import type { Page } from '../../../ports.ts';
import type { ListAsked } from '../../dossier-lists.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import { frame } from '../frame.ts';
import { statusNames } from '../names.ts';
import { faultAt, field, pager } from '../parts.ts';
import type { View } from '../view.ts';
import { dossierTable } from './dossier-table.ts';
import { searchForm, searchPath } from './search-page.ts';
import { takeLinks } from './take.ts';

/** What the filter says, as it stands in the address. */
export type Filter = Omit<ListAsked, 'unit'> & { faults: readonly Fault[]; query: Record<string, string> };

/** Work is taken up as it falls due; of what has ended the newest is looked for. */
const isLatestFirst = (list: ListName, order: string): boolean =>
  order === 'latest' || (order === '' && !['running', 'overdue'].includes(list) && !list.endsWith('requested'));

export const filterIn = (query: Readonly<Record<string, string | undefined>>): Filter => {
  const asked = query.list ?? '';
  const list = isListName(asked) ? asked : 'running';
  const order = query.order ?? '';
  const dayIn = (name: 'from' | 'to') => {
    const text = (query[name] ?? '').trim();
    return isDay(text) ? text : undefined;
  };
  const isWrong = (name: 'from' | 'to') => (query[name] ?? '').trim() !== '' && dayIn(name) === undefined;
  const faults = (['from', 'to'] as const).filter(isWrong).map((name) => faultAt(name, 'listWrongDay'));
  const given = { list, from: query.from ?? '', to: query.to ?? '', order };
  return {
    ...{ list, from: dayIn('from'), to: dayIn('to'), latestFirst: isLatestFirst(list, order), faults },
    query: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
  };
};

const listLabel = (view: View, name: ListName): string => {
  if (name === 'running') return view.say('listRunning');
  return name === 'overdue' ? view.say('listOverdue') : view.in(statusNames[name]);
};

const option = (value: string, label: string, isChosen: boolean): Html =>
  html`<option value="${value}"${isChosen ? html` selected` : ''}>${label}</option>`;

/** One's own units to choose from, or any by its code. */
const unitField = (view: View): Html => {
  const { units, unit, say } = view;
  if (units.length === 1) return html`<input type="hidden" name="unit" value="${unit ?? ''}">`;
  const control =
    units.length === 0
      ? html`<input id="unit" name="unit" value="${unit ?? ''}" required>`
      : html`<select id="unit" name="unit">${units.map(({ code, name }) => option(code, name, code === unit))}</select>`;
  return html`<div class="field"><label for="unit">${say(units.length === 0 ? 'unitCode' : 'unit')}</label>${control}</div>`;
};

const filterForm = (view: View, { list, latestFirst, query, faults }: Filter): Html => {
  const { say } = view;
  const day = (name: 'from' | 'to') =>
    field(
      view,
      { name, word: name === 'from' ? 'listFrom' : 'listTo', faults },
      (attributes) => html`<input type="date" ${attributes} value="${query[name] ?? ''}">`,
    );
  return html`<form method="get" action="${home}${searchPath}"><div class="line">${unitField(view)}
<div class="field"><label for="list">${say('listShow')}</label><select id="list" name="list">${listNames.map((name) =>
    option(name, listLabel(view, name), name === list),
  )}</select></div>${day('from')}${day('to')}
<div class="field"><label for="order">${say('listOrder')}</label><select id="order" name="order">${option('earliest', say('listEarliest'), !latestFirst)}${option('latest', say('listLatest'), latestFirst === true)}</select></div>
<button class="plain">${say('listSee')}</button></div><p class="hint">${say('listDays')}</p></form>`;
};

export type Listed = {
  filter: Filter;
  /** Undefined where no unit is chosen yet. */
  page: Page<DossierState> | undefined;
  term: string;
  faults: readonly Fault[];
};

/** The search, and below it a unit's dossiers by what they wait for. */
export const listPage = (view: View, { filter, page, term, faults }: Listed): Html => {
  const { say } = view;
  const items = page?.items ?? [];
  const rows = items.map((state) => ({ state }));
  const empty = html`<p>${say(page ? 'listNone' : 'chooseUnit')}</p>`;
  const list =
    items.length > 0
      ? html`${dossierTable(view, rows, 'listChanged')}${takeLinks(view, `${searchPath}/tai-ve`, filter.query)}`
      : empty;
  return frame(view, {
    ...{ title: say('search'), faults: [...faults, ...filter.faults] },
    body: html`${searchForm(view, term, faults)}<h2>${say('listHead')}</h2>${filterForm(view, filter)}
${list}${pager(view, searchPath, page?.next, filter.query)}`,
  });
};
