import { html } from 'hono/html';
import { longestTerm } from '../../../domain/search-term.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { mayDo } from '../../../domain/staff.ts';
import type { Html } from '../../page.ts';
import type { Found } from '../../search.ts';
import { frame } from '../frame.ts';
import { field } from '../parts.ts';
import { to, type View } from '../view.ts';
import { dossierTable } from './dossier-table.ts';

export const searchPath = '/ho-so';

/** Who may not see contacts finds by code alone. */
const findsPeople = ({ staff }: View): boolean =>
  mayDo(staff, 'find-person') || staff.units.some((unit) => mayDo(staff, 'find-person', unit));

/** The field for whatever is known of a dossier. It is sent, not put into the address: a name has no place there. */
export const searchForm = (view: View, term: string, faults: readonly Fault[]): Html => {
  const people = findsPeople(view);
  return html`<form class="find" method="post" action="${to(view, searchPath)}" role="search">${field(
    view,
    {
      ...{ name: 'term', faults },
      ...{ word: people ? 'findWhat' : 'findCode', hint: people ? 'findHint' : 'findCodeHint' },
    },
    (attributes) => html`<input ${attributes} value="${term}" maxlength="${longestTerm}" autocomplete="off" required>`,
  )}<p class="acts"><button>${view.say('find')}</button></p></form>`;
};

export type Searched = { term: string; found: Found; unitNames: ReadonlyMap<string, string> };

/** What was found by number or name. */
export const foundPage = (view: View, { term, found, unitNames }: Searched): Html => {
  const { say } = view;
  const { items, next, kind } = found;
  const rows = items.map(({ state, person, as }) => ({
    ...{ state, unit: unitNames.get(state.unit) ?? state.unit },
    person: html`${person}${as === 'authorised' ? html` <small>${say('actsFor')}</small>` : ''}`,
  }));
  const more = next
    ? html`<form class="acts" method="post" action="${to(view, searchPath)}"><input type="hidden" name="term" value="${term}"><input type="hidden" name="after" value="${next}">
<button class="plain">${say('findMore')}</button></form>${kind === 'name' ? html`<p class="hint">${say('findNarrow')}</p>` : ''}`
    : '';
  const n = items.length;
  return frame(view, {
    title: say('search'),
    body: html`${searchForm(view, term, [])}
<div role="status">${n === 0 && !next ? html`<p class="note">${say('foundNone')}</p>` : html`<h2>${say(next ? 'foundMore' : 'found', { n })}</h2>`}</div>
${n > 0 ? dossierTable(view, rows, 'person') : ''}${more}
<p><a href="${to(view, searchPath)}">${say('backToList')}</a></p>`,
  });
};
