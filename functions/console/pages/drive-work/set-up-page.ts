import { html } from 'hono/html';
import type { Drive } from '../../../domain/drive.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { mayDo } from '../../../domain/staff.ts';
import type { Html } from '../../page.ts';
import { frame } from '../frame.ts';
import { field, textArea, textField } from '../parts.ts';
import { to, type View } from '../view.ts';
import type { Word } from '../words.ts';
import { choices, shownPhases, type TypedDrive, type TypedPhase } from './set-up-form.ts';

type Shown = { faults?: readonly Fault[]; said?: string | undefined; lost?: number };

const dayField = (view: View, name: string, word: Word, value: string, faults: readonly Fault[]): Html =>
  field(view, { name, word, faults }, (attributes) => html`<input type="date" ${attributes} value="${value}">`);

const phaseRow = (view: View, { name, from, to: until, was }: TypedPhase, n: number, faults: readonly Fault[]): Html =>
  html`<fieldset class="line"><legend>${view.say('dwPhase')} ${n + 1}</legend><input type="hidden" name="phase-${n}-was" value="${was}">
${textField(view, { name: `phase-${n}-name`, word: 'dwPhaseName', faults }, name)}
${dayField(view, `phase-${n}-from`, 'dwFrom', from, faults)}${dayField(view, `phase-${n}-to`, 'dwTo', until, faults)}</fieldset>`;

const faultsAt = (view: View, faults: readonly Fault[], of: string): Html[] =>
  faults.filter((fault) => fault.field === of).map(({ sentence }) => html`<p class="fault">${view.in(sentence)}</p>`);

const form = (view: View, typed: TypedDrive, before: Drive | undefined, { faults = [], lost = 0 }: Shown): Html => {
  const { say } = view;
  const action = to(view, before ? `/chien-dich/${before.id}/thiet-lap` : '/chien-dich/moi');
  const id = before
    ? html`<input type="hidden" name="id" value="${typed.id}">`
    : textField(view, { name: 'id', word: 'dwId', hint: 'dwIdHint', faults }, typed.id);
  const indicators = html`<fieldset id="indicators"><legend>${say('dwIndicators')}</legend>${faultsAt(view, faults, 'indicators')}${choices(
    before,
  ).map(
    (one) =>
      html`<label class="choice"><input type="checkbox" name="indicators" value="${one.id}"${typed.indicators.includes(one.id) ? html` checked` : ''}><span lang="vi">${one.name}</span> (${one.id})</label>`,
  )}</fieldset>`;
  const loses =
    lost > 0
      ? html`<div class="note"><p>${say('dwLoses', { n: lost })}</p><label class="choice"><input type="checkbox" name="loses" value="yes" required>${say('dwLosesYes')}</label></div>`
      : '';
  // The first button of a form is the one that Enter presses: it saves.
  return html`<form method="post" action="${action}"><input type="hidden" name="version" value="${typed.version}">
${loses}${id}${textField(view, { name: 'name', word: 'dwName', faults }, typed.name)}
<div class="line">${dayField(view, 'from', 'dwFrom', typed.from, faults)}${dayField(view, 'to', 'dwTo', typed.to, faults)}</div>
<h2 id="phases">${say('dwPhases')}</h2><p class="hint">${say('dwPhasesHint')}</p>${faultsAt(view, faults, 'phases')}
${shownPhases(typed).map((phase, n) => phaseRow(view, phase, n, faults))}
${indicators}<p class="hint">${say('dwNudgesHint')}</p><label class="choice"><input type="checkbox" name="nudges" value="yes"${typed.nudges ? html` checked` : ''}>${say('dwNudges')}</label>
<p><button>${say('save')}</button></p>
${textArea(view, { name: 'units', word: 'dwUnits', hint: 'dwUnitsHint', faults }, typed.units)}
<p class="acts"><button class="plain" name="fill" value="department">${say('dwFillDepartments')}</button><button class="plain" name="fill" value="commune">${say('dwFillCommunes')}</button></p>
<p class="acts"><button>${say('save')}</button></p></form>`;
};

/** Ways to the rest of the set-up. */
export const setUpLinks = (view: View, { id }: Pick<Drive, 'id'>): Html => {
  const { say } = view;
  const link = (path: string, word: Word) =>
    html`<li><a href="${to(view, `/chien-dich/${id}${path}`)}">${say(word)}</a></li>`;
  return html`<ul class="ways screen">${link('/thiet-lap', 'dwSetUp')}${link('/thiet-lap/chi-tieu', 'dwTargets')}${link('/thiet-lap/chi-tieu/tep', 'dwByFile')}
${link('/thiet-lap/nam-truoc', 'dwBaseline')}${link('/thiet-lap/chi-tieu/de-xuat', 'dwByRule')}${link('/viec', 'dwWork')}${link('', 'dwToDrive')}</ul>`;
};

/** A drive's days, phases, indicators and units; without `before` it is a new one. */
export const setUpPage = (view: View, typed: TypedDrive, before: Drive | undefined, shown: Shown = {}): Html => {
  const { say, staff } = view;
  const offers = mayDo(staff, 'manage-settings') ? html` <a href="${to(view, '/muc-phi')}">${say('dwOffers')}</a>` : '';
  return frame(view, {
    ...{ title: before ? `${say('dwSetUp')}: ${before.name}` : say('dwNew'), faults: shown.faults, said: shown.said },
    body: html`${before ? setUpLinks(view, before) : ''}${form(view, typed, before, shown)}<p class="soft">${say('dwDigests')}${offers}</p>`,
  });
};
