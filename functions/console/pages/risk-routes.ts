import { Hono } from 'hono';
import { html } from 'hono/html';
import { refuse, sentences } from '../../domain/matter.ts';
import { mayDo } from '../../domain/staff.ts';
import type { Actions } from '../actions.ts';
import type { RiskList } from '../list-at-risk.ts';
import type { Html } from '../page.ts';
import { toRefused } from '../routes/answers.ts';
import { frame } from './frame.ts';
import { dossierLink, unitChooser, when } from './parts.ts';
import { takeLinks } from './search/take.ts';
import type { PagesEnv, View, ViewOf } from './view.ts';

/** More than a leader takes up in a day; the likeliest stand first. */
const shown = 100;

const riskTable = (view: View, { likely, unknown }: RiskList): Html => {
  const { say } = view;
  const heads = ['code', 'procedure', 'due', 'chance', 'hoursLeft'] as const;
  const rows = likely.slice(0, shown).map(
    ({ dossier, risk }) => html`<tr><td data-label="${say('code')}">${dossierLink(view, dossier.code)}</td>
<td data-label="${say('procedure')}">${dossier.procedureName ?? dossier.procedureCode}</td><td data-label="${say('due')}">${when(view, dossier.dueAt)}</td>
<td class="number" data-label="${say('chance')}">${Math.round(risk.chance * 100)} %</td><td class="number" data-label="${say('hoursLeft')}">${Math.floor(risk.left)}</td></tr>`,
  );
  return html`${
    rows.length === 0
      ? html`<p>${say('nothing')}</p>`
      : html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>${takeLinks(view, '/nguy-co/tai-ve')}`
  }${unknown > 0 ? html`<p class="soft">${say('riskUnknown', { n: unknown })}</p>` : ''}`;
};

/** Dossiers of a unit that are likely to be late while there is time. */
export const makeRiskPages = ({ listAtRisk }: Actions, viewOf: ViewOf) =>
  new Hono<PagesEnv>().get('/nguy-co', async (c) => {
    const view = await viewOf(c);
    const { staff, unit, say } = view;
    if (unit && !mayDo(staff, 'see-risk', unit)) throw toRefused(refuse('no-right', sentences.noRight).refusal);
    const list = unit ? riskTable(view, await listAtRisk([unit])) : html`<p>${say('chooseUnit')}</p>`;
    const chooser = unitChooser(view, '/nguy-co', { anyUnit: view.units.length === 0 });
    return c.html(frame(view, { title: say('atRisk'), body: html`<p>${say('riskMore')}</p>${chooser}${list}` }));
  });
