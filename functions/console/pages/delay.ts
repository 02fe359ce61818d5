import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Proposal } from '../../domain/apology.ts';
import { refuse, sentences } from '../../domain/matter.ts';
import type { Fault, Refusal } from '../../domain/sentence.ts';
import type { Actions } from '../actions.ts';
import type { Html } from '../page.ts';
import { asAnswer } from '../routes/answers.ts';
import type { ShownMatter } from '../show.ts';
import { mostAtOnce, sentOf } from './forms.ts';
import { frame } from './frame.ts';
import { noApprover, textsOf } from './matter.ts';
import { dossierLink, exactly, faultAt, field, textArea } from './parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from './view.ts';

const notFound = refuse('not-found', sentences.notFound);

type Asked = Proposal & { dossiers: readonly string[] };
type Proposed = { dossier: string; matter?: ShownMatter; refusal?: Refusal };

const askedIn = (from: URLSearchParams): Asked => ({
  dossiers: [
    ...new Set(
      from
        .getAll('dossier')
        .map((code) => code.trim())
        .filter(Boolean),
    ),
  ],
  reason: from.get('reason') ?? '',
  newDueAt: from.get('newDueAt') ?? '',
});

const hidden = ({ dossiers }: Asked): Html =>
  html`${dossiers.map((dossier) => html`<input type="hidden" name="dossier" value="${dossier}">`)}`;

const refusedList = (view: View, proposed: readonly Proposed[]): Html | '' => {
  const refused = proposed.filter(({ matter, refusal }) => refusal && !matter);
  if (refused.length === 0) return '';
  const why = ({ sentence, faults }: Refusal) =>
    (faults ?? [{ sentence }]).map((one) => view.in(one.sentence)).join(' ');
  return html`<div class="note"><h2>${view.say('cannot')}</h2><ul>${refused.map(
    ({ dossier, refusal }) => html`<li>${dossierLink(view, dossier)}: ${refusal ? why(refusal) : ''}</li>`,
  )}</ul></div>`;
};

/** Reason and new date for one dossier or many. */
const formPage = (
  view: View,
  asked: Asked,
  faults: readonly Fault[] = [],
  proposed: readonly Proposed[] = [],
): Html => {
  const { say } = view;
  const due = { name: 'newDueAt', word: 'newDue', hint: 'newDueHint', faults } as const;
  return frame(view, {
    ...{ title: say('delay'), faults },
    body: html`${refusedList(view, proposed)}<h2>${say('forDossiers', { n: asked.dossiers.length })}</h2>
<ul>${asked.dossiers.map((code) => html`<li>${dossierLink(view, code)}</li>`)}</ul>
<form method="post" action="${to(view, '/cham')}">${hidden(asked)}
${textArea(view, { name: 'reason', word: 'reason', hint: 'reasonHint', faults }, asked.reason)}
${field(view, due, (attributes) => html`<input type="datetime-local" ${attributes} value="${asked.newDueAt}">`)}
<p class="acts"><button>${say('preview')}</button></p></form>`,
  });
};

/** What each citizen would read; only from here it is submitted. */
const previewPage = (
  view: View,
  asked: Asked,
  proposed: readonly Proposed[],
  withoutApprover: readonly ShownMatter[],
): Html => {
  const { say } = view;
  const ready = proposed.filter(({ matter }) => matter);
  const fine = { ...asked, dossiers: ready.map(({ dossier }) => dossier) };
  const words = html`<input type="hidden" name="reason" value="${asked.reason}"><input type="hidden" name="newDueAt" value="${asked.newDueAt}">`;
  return frame(view, {
    title: say('readsThis'),
    body: html`<p>${say('notStored')}</p>${withoutApprover.map((one) => noApprover(view, one))}${refusedList(view, proposed)}
${ready.map(
  ({ dossier, matter, refusal }) => html`<section class="one"><h2>${dossierLink(view, dossier)}</h2>
${refusal ? html`<p class="fault">${say('escalates')}: ${view.in(refusal.sentence)}</p>` : ''}
${
  matter
    ? html`<p>${say('formerDue')}: ${exactly(matter.facts.formerDueAt)} · ${say('newDue')}: ${exactly(matter.facts.dueAt)} · ${say('recipient')}: ${matter.recipient || say('unknown')}</p>${textsOf(view, matter)}
<form method="post" action="${to(view, '/cham/thu')}" target="_blank">${hidden({ ...asked, dossiers: [dossier] })}${words}<button class="plain">${say('letterPage')}</button></form>`
    : ''
}</section>`,
)}
<div class="acts"><form method="post" action="${to(view, '/cham/trinh')}">${hidden(fine)}${words}<button>${say('submit')}</button></form>
<form method="post" action="${to(view, '/cham/sua')}">${hidden(asked)}${words}<button class="plain">${say('change')}</button></form></div>`,
  });
};

/** Faults of the reason and the date, each said once; whatever else is wrong is said at its dossier. */
const fieldFaults = (proposed: readonly Proposed[]): Fault[] => {
  const faults = proposed.flatMap(({ refusal }) => refusal?.faults ?? []).filter((fault) => fault.field !== 'dossier');
  return [...new Map(faults.map((fault) => [fault.sentence.vi, fault])).values()];
};

/** Recording that dossiers will be late: reason and date, then the words, then to the leader. */
export const makeDelayPages = ({ matters, officialLetters }: Actions, viewOf: ViewOf) => {
  const listOf = async (view: View, { dossiers, ...proposal }: Asked): Promise<Proposed[]> =>
    Promise.all(
      dossiers.map(async (dossier) => ({ dossier, ...(await matters.previewApology(view.staff, dossier, proposal)) })),
    );
  /** One matter of each unit in which nobody may sign. */
  const withoutApprover = async (proposed: readonly Proposed[]): Promise<ShownMatter[]> => {
    const ready = proposed.flatMap(({ matter }) => (matter ? [matter] : []));
    const ofEachUnit = [...new Map(ready.map((one) => [one.decidingUnit, one])).values()];
    const may = await Promise.all(ofEachUnit.map(matters.hasApprover));
    return ofEachUnit.filter((_, place) => !may[place]);
  };
  const tooMany = ({ dossiers }: Asked): Fault[] => {
    if (dossiers.length === 0) return [faultAt('', 'chooseSome')];
    return dossiers.length > mostAtOnce ? [faultAt('', 'atMost')] : [];
  };
  const selfOf = (view: View, { dossiers }: Asked): View => {
    const query = new URLSearchParams([
      ...(view.unit ? [['unit', view.unit]] : []),
      ...dossiers.map((one) => ['dossier', one]),
    ]);
    return { ...view, self: `${to({ unit: undefined }, '/cham')}?${query}` };
  };
  return new Hono<PagesEnv>()
    .get('/cham', async (c) => {
      const asked = askedIn(new URL(c.req.url).searchParams);
      return c.html(formPage(await viewOf(c), asked, tooMany(asked)));
    })
    .post('/cham/sua', async (c) => {
      const asked = askedIn(await sentOf(c));
      return c.html(formPage(selfOf(await viewOf(c), asked), asked));
    })
    .post('/cham', async (c) => {
      const asked = askedIn(await sentOf(c));
      const view = selfOf(await viewOf(c), asked);
      const wrong = tooMany(asked);
      if (wrong.length > 0) return c.html(formPage(view, asked, wrong), 422);
      const proposed = await listOf(view, asked);
      if (proposed.some(({ matter }) => matter))
        return c.html(previewPage(view, asked, proposed, await withoutApprover(proposed)));
      return c.html(formPage(view, asked, fieldFaults(proposed), proposed), 422);
    })
    .post('/cham/thu', async (c) => {
      const { dossiers, ...proposal } = askedIn(await sentOf(c));
      const { matter, refusal } = await matters.proposeApology(c.env.staff, dossiers[0] ?? '', proposal);
      const { letter } = asAnswer(
        matter ? await officialLetters.preview(matter) : { ok: false, refusal: refusal ?? notFound.refusal },
      );
      const { formHtml } = await import('../../templates/forms/form-html.ts');
      return c.html(await formHtml(letter));
    })
    .post('/cham/trinh', async (c) => {
      const { dossiers, ...proposal } = askedIn(await sentOf(c));
      const view = selfOf(await viewOf(c), { dossiers, ...proposal });
      const left: Proposed[] = [];
      for (const dossier of dossiers.slice(0, mostAtOnce)) {
        const { refusal } = await matters.submitApology(view.staff, dossier, proposal);
        // Put before the leader is done, too: there is nothing more for the officer to do.
        if (refusal && refusal.code !== 'forbidden-by-rule') left.push({ dossier, refusal });
      }
      if (left.length > 0) {
        const asked = { dossiers: left.map(({ dossier }) => dossier), ...proposal };
        return c.html(formPage(selfOf(view, asked), asked, fieldFaults(left), left), 409);
      }
      return c.redirect(to(view, '/xin-loi', { said: 'submitted', n: String(dossiers.length) }), 303);
    });
};
