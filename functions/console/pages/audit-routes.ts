import { Hono } from 'hono';
import { html } from 'hono/html';
import type { AuditEntry } from '../../domain/audit.ts';
import { refuse, sentences } from '../../domain/matter.ts';
import { mayDo } from '../../domain/staff.ts';
import type { Actions } from '../actions.ts';
import type { Html } from '../page.ts';
import { toRefused } from '../routes/answers.ts';
import { home, noUnit } from '../sign-in.ts';
import { monthIn, mostAtOnce } from './forms.ts';
import { frame } from './frame.ts';
import { actionNames } from './names.ts';
import { dossierLink, exactly, pager } from './parts.ts';
import { takeLinks } from './search/take.ts';
import type { PagesEnv, View, ViewOf } from './view.ts';

const path = '/nhat-ky';

const row = (view: View, { at, by, action, dossier, outcome, note }: AuditEntry): Html => {
  const { say } = view;
  const became = outcome === 'done' ? say('done') : html`<span class="tag now">${say('refused')}</span>`;
  return html`<tr><td data-label="${say('at')}">${exactly(at)}</td><td data-label="${say('by')}">${by}</td>
<td data-label="${say('action')}">${view.in(actionNames[action])}</td><td data-label="${say('code')}">${dossier ? dossierLink(view, dossier) : ''}</td>
<td data-label="${say('outcome')}">${became}</td><td data-label="${say('note')}">${note ?? ''}</td></tr>`;
};

const chooser = ({ say }: View, unit: string, month: string): Html =>
  html`<p class="hint" id="unit-hint">${say('auditHint')}</p><form class="line" method="get" action="${home}${path}">
<div class="field"><label for="unit">${say('unitCode')}</label><input id="unit" name="unit" value="${unit}" aria-describedby="unit-hint" required></div>
<div class="field"><label for="month">${say('month')}</label><input id="month" name="month" type="month" value="${month}" required></div>
<button class="plain">${say('choose')}</button></form>`;

/** Who did what, by unit and month. */
export const makeAuditPages = ({ audit }: Actions, viewOf: ViewOf) =>
  new Hono<PagesEnv>().get(path, async (c) => {
    const view = await viewOf(c);
    const { staff, say, now, unit = noUnit } = view;
    if (!mayDo(staff, 'see-audit', unit)) throw toRefused(refuse('no-right', sentences.noRight).refusal);
    const month = monthIn(c, now);
    const { items, next } = await audit.of(unit, month, { limit: mostAtOnce, after: c.req.query('after') });
    const heads = ['at', 'by', 'action', 'code', 'outcome', 'note'] as const;
    const list =
      items.length === 0
        ? html`<p>${say('noEntries')}</p>`
        : html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${items.map((entry) => row(view, entry))}</tbody></table>${takeLinks({ ...view, unit }, `${path}/tai-ve`, { month })}`;
    const body = html`${chooser(view, unit, month)}${list}${pager({ ...view, unit }, path, next, { month })}`;
    return c.html(frame(view, { title: say('auditLog'), body }));
  });
