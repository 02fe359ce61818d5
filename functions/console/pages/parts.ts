import { html } from 'hono/html';
import type { Fault, Refusal, Sentence } from '../../domain/sentence.ts';
import { type Day, dayOf, epochOf, formatDay, type Instant, timeOfDay } from '../../domain/time.ts';
import type { Html } from '../page.ts';
import { home } from '../sign-in.ts';
import { to, type View } from './view.ts';
import { type Word, words } from './words.ts';

/** `16:30 20/10/2026` */
export const exactly = (instant: Instant | undefined): Html =>
  instant ? html`<time datetime="${instant}">${timeOfDay(instant)} ${formatDay(dayOf(instant))}</time>` : html`–`;

const daysFrom = (from: Day, until: Day): number => Math.round((epochOf(until) - epochOf(from)) / 86_400_000);

/** The exact time, and how far it is from today. */
export const when = ({ now, say }: View, instant: Instant | undefined): Html => {
  if (!instant) return html`–`;
  const days = daysFrom(dayOf(now), dayOf(instant));
  const relative = days === 0 ? say('today') : days > 0 ? say('inDays', { n: days }) : say('daysAgo', { n: -days });
  return html`${exactly(instant)} <small class="whole">${relative}</small>`;
};

export const dossierLink = (view: View, code: string): Html =>
  html`<a class="whole" href="${to(view, `/ho-so/${encodeURIComponent(code)}`)}">${code}</a>`;

type FieldOf = { name: string; word: Word | Sentence; hint?: Word | undefined; faults?: readonly Fault[] | undefined };

/** A labelled control with what is wrong with it; `control` gets the attributes that tie it to both. */
export const field = (
  { say, in: of }: View,
  { name, word, hint, faults = [] }: FieldOf,
  control: (attributes: Html) => Html,
): Html => {
  const mine = faults.filter((fault) => fault.field === name);
  const ids = [...(hint ? [`${name}-hint`] : []), ...(mine.length > 0 ? [`${name}-fault`] : [])].join(' ');
  const described = ids ? html` aria-describedby="${ids}"` : '';
  const invalid = mine.length > 0 ? html` aria-invalid="true"` : '';
  const label = typeof word === 'string' ? say(word) : of(word);
  return html`<div class="field"><label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${say(hint)}</p>` : ''}
${mine.length > 0 ? html`<p class="fault" id="${name}-fault">${mine.map(({ sentence }) => of(sentence)).join(' ')}</p>` : ''}
${control(html`id="${name}" name="${name}"${described}${invalid}`)}</div>`;
};

export const textField = (view: View, of: FieldOf, value = ''): Html =>
  field(view, of, (attributes) => html`<input ${attributes} value="${value}">`);
export const textArea = (view: View, of: FieldOf, value = ''): Html =>
  field(view, of, (attributes) => html`<textarea ${attributes}>${value}</textarea>`);

/** Chooses whose work is shown: among one's own units, or any by its code. Nothing to choose: nothing is shown. */
export const unitChooser = (view: View, path: string, { anyUnit = false, keep = html`` } = {}): Html | '' => {
  const { units, unit, say } = view;
  if (!anyUnit && units.length < 2) return '';
  const control = anyUnit
    ? html`<label for="unit">${say('unitCode')}</label><input id="unit" name="unit" value="${unit ?? ''}" required>`
    : html`<label for="unit">${say('unit')}</label><select id="unit" name="unit">${units.map(
        ({ code, name }) => html`<option value="${code}"${code === unit ? html` selected` : ''}>${name}</option>`,
      )}</select>`;
  return html`<form class="line" method="get" action="${home}${path}"><div class="field">${control}</div>${keep}
<button class="plain">${say('choose')}</button></form>`;
};

/** The way to the rest of a list. */
export const pager = (view: View, path: string, next: string | undefined, query: Record<string, string> = {}): Html => {
  const isLater = new URLSearchParams(view.self.split('?')[1]).has('after');
  const first = isLater ? html`<a href="${to(view, path, query)}">${view.say('first')}</a>` : '';
  const more = next
    ? html`<a class="button plain" href="${to(view, path, { ...query, after: next })}">${view.say('next')}</a>`
    : '';
  return html`<p class="acts screen">${first}${more}</p>`;
};

/** What a refusal says on a page: its fields' faults, or the sentence where no field is at fault. */
export const faultsOf = ({ sentence, faults }: Refusal): readonly Fault[] =>
  faults && faults.length > 0 ? faults : [{ field: '', sentence }];

/** A fault that the page itself finds. */
export const faultAt = (field: string, word: Word): Fault => ({ field, sentence: words[word] });
