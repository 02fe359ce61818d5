import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Notice } from '../../domain/notice.ts';
import { type LetterToPrint, letterToPrint } from '../../domain/register.ts';
import type { Refusal } from '../../domain/sentence.ts';
import { mayDo } from '../../domain/staff.ts';
import { feeTakenBack, takesFeeBack } from '../../domain/withdrawn-fee.ts';
import type { Page } from '../../ports.ts';
import type { Actions } from '../actions.ts';
import type { Html } from '../page.ts';
import { asAnswer } from '../routes/answers.ts';
import { mostAtOnce, saidIn, sentOf } from './forms.ts';
import { frame } from './frame.ts';
import { kindNames } from './names.ts';
import { dossierLink, exactly, faultAt, faultsOf, pager, unitChooser, when } from './parts.ts';
import { takeLinks } from './search/take.ts';
import { type PagesEnv, to, type View, type ViewOf } from './view.ts';
import type { Word } from './words.ts';

const perPage = mostAtOnce / 2;

const table = ({ say }: View, heads: readonly Word[], rows: Html[]): Html =>
  rows.length === 0
    ? html`<p>${say('nothing')}</p>`
    : html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;

/** A list of a unit: whoever has none of their own names one first. */
const listPage = (
  view: View,
  path: '/goi' | '/in',
  list: Html,
  more: Pick<Parameters<typeof frame>[1], 'faults' | 'said'>,
) => {
  const isCalls = path === '/goi';
  const anyUnit = view.units.length === 0;
  return frame(view, {
    ...{ title: view.say(isCalls ? 'calls' : 'prints'), ...more },
    body: html`<p>${view.say(isCalls ? 'callsMore' : 'printsMore')}</p>${unitChooser(view, path, { anyUnit })}${list}`,
  });
};

const callRow = (
  view: View,
  { dossier, id, kind, facts, stateAt }: Notice,
  typed: { id?: string; how: string },
): Html => {
  const { say } = view;
  const how = typed.id === `${dossier} ${id}` ? typed.how : '';
  const tick = mayDo(view.staff, 'tick-off', view.unit)
    ? html`<form class="line" method="post" action="${to(view, '/goi')}"><input type="hidden" name="dossier" value="${dossier}"><input type="hidden" name="id" value="${id}">
<input name="how" value="${how}" maxlength="200" aria-label="${say('how')}: ${dossier}"><button class="plain">${say('tick')}</button></form>`
    : '';
  return html`<tr><td data-label="${say('code')}">${dossierLink(view, dossier)}</td>
<td data-label="${say('kind')}">${view.in(kindNames[kind])}<br><small>${facts.procedureName ?? ''}</small>${takesFeeBack({ kind, facts }) ? html`<br>${view.in(feeTakenBack)}` : ''}</td>
<td data-label="${say('since')}">${when(view, stateAt)}</td><td data-label="${say('how')}">${tick}</td></tr>`;
};

const printRow = (view: View, letter: LetterToPrint): Html => {
  const { say } = view;
  const { dossier, kind, occurrence, number, signedAt, procedureName } = letter;
  const page = `/api/letters/${[dossier, kind, occurrence].map(encodeURIComponent).join('/')}`;
  const tick = mayDo(view.staff, 'tick-off', view.unit)
    ? html`<form method="post" action="${to(view, '/in')}"><input type="hidden" name="letter" value="${JSON.stringify(letter)}"><button class="plain" aria-label="${say('handedOn')}: ${number}">${say('handedOn')}</button></form>`
    : '';
  return html`<tr><td data-label="${say('number')}"><a href="${page}">${number}</a></td><td data-label="${say('code')}">${dossierLink(view, dossier)}</td>
<td data-label="${say('procedure')}">${procedureName ?? ''}</td><td data-label="${say('signedAt')}">${exactly(signedAt)}</td><td>${tick}</td></tr>`;
};

const letterIn = (text: string | null): LetterToPrint | undefined => {
  try {
    return letterToPrint.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
};

/** Whom to call and what to print, each ticked off when it is done. */
export const makeCounterPages = ({ lists }: Actions, viewOf: ViewOf) => {
  const askedPage = (c: Context) => ({ limit: perPage, after: c.req.query('after') });
  type Shown = Pick<Parameters<typeof frame>[1], 'faults' | 'said'>;

  const showList = async <T>(
    c: Context<PagesEnv>,
    path: '/goi' | '/in',
    read: (view: View, unit: string) => Promise<Page<T>>,
    draw: (view: View, items: T[]) => Html,
    more: Shown = {},
  ): Promise<Html> => {
    const shown = await viewOf(c);
    const view = { ...shown, self: c.req.method === 'GET' ? shown.self : to(shown, path) };
    const said = { said: saidIn(c, view.say), ...more };
    if (!view.unit) return listPage(view, path, html`<p>${view.say('chooseUnit')}</p>`, said);
    const { items, next } = await read(view, view.unit);
    return listPage(
      view,
      path,
      html`${draw(view, items)}${items.length > 0 ? takeLinks(view, `${path}/tai-ve`) : ''}${pager(view, path, next)}`,
      said,
    );
  };
  const calls = (c: Context<PagesEnv>, more?: Shown, typed: { id?: string; how: string } = { how: '' }) =>
    showList(
      c,
      '/goi',
      async ({ staff }, unit) => asAnswer(await lists.calls(staff, unit, askedPage(c))),
      (view, items) =>
        table(
          view,
          ['code', 'kind', 'since', 'how'],
          items.map((one) => callRow(view, one, typed)),
        ),
      more,
    );
  const prints = (c: Context<PagesEnv>, more?: Shown) =>
    showList(
      c,
      '/in',
      async ({ staff }, unit) => asAnswer(await lists.prints(staff, unit, askedPage(c))),
      (view, items) =>
        table(
          view,
          ['number', 'code', 'procedure', 'signedAt', 'handedOn'],
          items.map((one) => printRow(view, one)),
        ),
      more,
    );
  const ticked = async (c: Context<PagesEnv>, path: '/goi' | '/in') =>
    c.redirect(to(await viewOf(c), path, { said: 'ticked' }), 303);
  const refusedAt = (refusal: Refusal) => ({ faults: faultsOf(refusal) });

  return new Hono<PagesEnv>()
    .get('/goi', async (c) => c.html(await calls(c)))
    .post('/goi', async (c) => {
      const sent = await sentOf(c);
      const ref = { dossier: sent.get('dossier') ?? '', id: sent.get('id') ?? '' };
      const how = (sent.get('how') ?? '').trim();
      const typed = { id: `${ref.dossier} ${ref.id}`, how };
      if (how === '' || how.length > 200)
        return c.html(await calls(c, { faults: [faultAt('', 'sayHow')] }, typed), 422);
      const refusal = await lists.tickCall(c.env.staff, ref, how);
      return refusal ? c.html(await calls(c, refusedAt(refusal), typed), 409) : ticked(c, '/goi');
    })
    .get('/in', async (c) => c.html(await prints(c)))
    .post('/in', async (c) => {
      const letter = letterIn((await sentOf(c)).get('letter'));
      const { unit = '' } = await viewOf(c);
      if (!letter) return c.html(await prints(c, { faults: [faultAt('', 'gone')] }), 409);
      const refusal = await lists.tickPrint(c.env.staff, unit, letter);
      return refusal ? c.html(await prints(c, refusedAt(refusal)), 409) : ticked(c, '/in');
    });
};
