import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { PageAsked } from '../../ports.ts';
import type { Actions } from '../actions.ts';
import type { DeskName } from '../lists.ts';
import type { Outcome } from '../matters.ts';
import type { Html } from '../page.ts';
import { asAnswer } from '../routes/answers.ts';
import type { ShownMatter } from '../show.ts';
import { deskPage, desks } from './desk.ts';
import { asQuery, asValue, mostAtOnce, refFrom, saidIn, sentOf } from './forms.ts';
import { frame } from './frame.ts';
import { textsOf } from './matter.ts';
import { dossierLink, exactly, faultAt } from './parts.ts';
import { arrange, arrangementIn, isUsual, mostArranged } from './search/arrange.ts';
import { type PagesEnv, to, type View, type ViewOf } from './view.ts';

type Desk = Exclude<DeskName, 'officer'>;

/** Each chosen matter in its exact words, under one signature. */
const chosenPage = (view: View, name: Desk, shown: readonly ShownMatter[]): Html => {
  const { say } = view;
  const n = shown.length;
  const { path } = desks[name];
  const faults = n === 0 ? [faultAt('', 'chooseSome')] : [];
  return frame(view, {
    ...{ title: say('readsThis'), faults },
    body: html`<p><a href="${to(view, path)}">${say('back')}</a></p>
${shown.map(
  (one) => html`<section class="one"><h2>${dossierLink(view, one.dossier)}</h2>
<p>${one.facts.formerDueAt ? html`${say('formerDue')}: ${exactly(one.facts.formerDueAt)} · ${say('newDue')}: ${exactly(one.facts.dueAt)}` : ''}</p>${textsOf(view, one)}</section>`,
)}
${
  n > 0
    ? html`<form method="post" action="${to(view, `${path}/ky`)}">${shown.map(
        (one) =>
          html`<input type="hidden" name="matter" value="${asValue(one)}"><input type="hidden" name="seen" value="${one.seen}">`,
      )}
<p>${say('signMore')}</p><p class="acts"><button>${say(name === 'leader' ? 'signAll' : 'approveAll', { n })}</button></p></form>`
    : ''
}`,
  });
};

/** Who was not approved, and why; the rest is done. */
const outcomesPage = (view: View, name: Desk, outcomes: readonly Outcome[]): Html => {
  const { say } = view;
  const refused = outcomes.filter(({ refusal }) => refusal);
  const n = outcomes.length - refused.length;
  return frame(view, {
    title: say('outcomes'),
    body: html`<div class="note" role="alert"><p>${say('doneOf', { n, refused: refused.length })}</p></div><ul>${refused.map(
      ({ ref, refusal }) =>
        html`<li><a href="${to(view, '/viec', asQuery(ref))}">${ref.dossier}</a>: ${refusal ? view.in(refusal.sentence) : ''}</li>`,
    )}</ul><p><a href="${to(view, desks[name].path)}">${say('back')}</a></p>`,
  });
};

/** The desks of officers, leaders and controllers, and the approval of many matters at once. */
export const makeDeskPages = ({ lists, look, matters }: Actions, viewOf: ViewOf) => {
  const pages = new Hono<PagesEnv>();
  const desk = (name: DeskName) => async (c: Context<PagesEnv>) => {
    const view = await viewOf(c);
    const arrangement = arrangementIn(c);
    const read = async (page: PageAsked) => asAnswer(await lists.desk(view.staff, name, view.unit ?? '', page));
    const perPage = mostAtOnce / 2;
    if (isUsual(arrangement)) {
      const listed = await read({ limit: perPage, after: c.req.query('after') });
      return c.html(deskPage(view, name, { ...listed, arrangement }, saidIn(c, view.say)));
    }
    const all = arrange((await read({ limit: mostArranged })).items, arrangement);
    const listed = { items: all.slice(0, perPage), arrangement, of: all.length };
    return c.html(deskPage(view, name, listed, saidIn(c, view.say)));
  };
  pages.get(desks.officer.path, desk('officer'));
  for (const name of ['leader', 'controller'] as const) {
    const { path } = desks[name];
    pages.get(path, desk(name));
    pages.post(`${path}/xem`, async (c) => {
      const chosen = (await sentOf(c)).getAll('matter').slice(0, mostAtOnce);
      const view = await viewOf(c, to({ unit: c.req.query('unit') }, path));
      const refs = chosen.map(refFrom).filter((ref) => ref !== undefined);
      const shown = await Promise.all(refs.map((ref) => look(view.staff, ref)));
      return c.html(
        chosenPage(
          view,
          name,
          shown.filter((one) => one !== undefined),
        ),
      );
    });
    pages.post(`${path}/ky`, async (c) => {
      const sent = await sentOf(c);
      const seen = sent.getAll('seen');
      const view = await viewOf(c, to({ unit: c.req.query('unit') }, path));
      const outcomes: Outcome[] = [];
      // One after the other: letters of one unit take their numbers in order.
      for (const [i, value] of sent.getAll('matter').slice(0, mostAtOnce).entries()) {
        const ref = refFrom(value);
        if (ref) outcomes.push(await matters.approve(view.staff, { ...ref, seen: seen[i] ?? '' }));
      }
      if (outcomes.some(({ refusal }) => refusal)) return c.html(outcomesPage(view, name, outcomes), 409);
      return c.redirect(to(view, path, { said: 'approved', n: String(outcomes.length) }), 303);
    });
  }
  return pages;
};
