import { html } from 'hono/html';
import type { DossierState } from '../../../domain/dossier-state.ts';
import { isOverdue } from '../../../domain/due-date.ts';
import type { Html } from '../../page.ts';
import { statusNames } from '../names.ts';
import { dossierLink, when } from '../parts.ts';
import type { View } from '../view.ts';
import type { Word } from '../words.ts';

export type DossierRow = {
  state: DossierState;
  /** Name of the deciding unit, where they are of several. */
  unit?: string;
  person?: Html | string | undefined;
};

const stateTag = (view: View, state: DossierState): Html => {
  const late = isOverdue(state, view.now);
  return html`<span class="tag${late ? ' now' : ''}">${view.in(statusNames[state.status])}</span>${late ? html` ${view.say('ownOverdue')}` : ''}`;
};

/** Dossiers as a table to look through; with the person where it was asked for, else with the last change. */
export const dossierTable = (view: View, rows: readonly DossierRow[], last: 'person' | 'listChanged'): Html => {
  const { say } = view;
  const heads: readonly Word[] = ['code', 'procedure', 'state', 'due', last];
  const row = ({ state, unit, person }: DossierRow) => {
    const { code, procedureName, procedureCode, dueAt, updatedAt } = state;
    return html`<tr><td data-label="${say('code')}">${dossierLink(view, code)}</td>
<td class="wide" data-label="${say('procedure')}">${procedureName ?? procedureCode}${unit ? html`<br><small>${unit}</small>` : ''}</td>
<td data-label="${say('state')}">${stateTag(view, state)}</td><td data-label="${say('due')}">${when(view, dueAt)}</td>
<td data-label="${say(last)}">${last === 'person' ? (person ?? '') : when(view, updatedAt)}</td></tr>`;
  };
  return html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table>`;
};
