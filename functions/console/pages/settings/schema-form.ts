import { html } from 'hono/html';
import type { Fault } from '../../../domain/sentence.ts';
import type { Html } from '../../page.ts';
import { field } from '../parts.ts';
import type { View } from '../view.ts';
import type { FormField, Option, RowsField, SingleField } from './fields.ts';

const types = { text: 'text', number: 'number', date: 'date', time: 'time' } as const;

/** A fault deeper than any field (`officerEmails.0`) is told at the field that holds it. */
const faultsAt = (names: readonly string[], faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => {
    const holder = names.find((name) => fault.field === name || fault.field.startsWith(`${name}.`));
    return holder ? { ...fault, field: holder } : fault;
  });

const named = (view: View, word: SingleField['word']): string =>
  typeof word === 'string' ? view.say(word) : view.in(word);

const choices = (view: View, { name, word }: SingleField, options: readonly Option[], held: readonly string[]): Html =>
  html`<fieldset id="${name}"><legend>${named(view, word)}</legend><div class="choices">${options.map(
    ({ value, name: of }) =>
      html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"${held.includes(value) ? html` checked` : ''}>${view.in(of)}</label>`,
  )}</div></fieldset>`;

const single = (view: View, of: SingleField, filled: URLSearchParams, faults: readonly Fault[]): Html => {
  const { name, as } = of;
  const value = filled.get(name) ?? '';
  if (as === 'flag')
    return html`<label class="choice"><input type="checkbox" name="${name}"${value ? html` checked` : ''}>${named(view, of.word)}</label>`;
  if (typeof as === 'object' && 'someOf' in as) {
    const mine = faults.filter((fault) => fault.field === name);
    return html`${of.hint ? html`<p class="hint">${view.say(of.hint)}</p>` : ''}${mine.map(({ sentence }) => html`<p class="fault">${view.in(sentence)}</p>`)}${choices(view, of, as.someOf, filled.getAll(name))}`;
  }
  const control = (attributes: Html): Html => {
    if (typeof as === 'object')
      return html`<select ${attributes}>${as.oneOf.map(({ value: one, name: called }) => html`<option value="${one}"${one === value ? html` selected` : ''}>${view.in(called)}</option>`)}</select>`;
    if (as === 'list') return html`<input ${attributes} value="${value}">`;
    return html`<input type="${types[as]}"${as === 'number' ? html` step="any"` : ''} ${attributes} value="${value}">`;
  };
  return field(view, { ...of, faults }, control);
};

const rowsOf = (view: View, of: RowsField, filled: URLSearchParams, faults: readonly Fault[]): Html => {
  const { name, word, hint, rows, spare = 1 } = of;
  const numbers = [...filled.keys()].flatMap(
    (key) => /^\d+/.exec(key.startsWith(`${name}.`) ? key.slice(name.length + 1) : '')?.[0] ?? [],
  );
  const count = Math.max(-1, ...numbers.map(Number)) + 1;
  const whole = faults.filter(
    (fault) => fault.field === name || Array.from({ length: count }, (_, n) => `${name}.${n}`).includes(fault.field),
  );
  return html`<fieldset id="${name}"><legend>${view.say(word)}</legend>${hint ? html`<p class="hint">${view.say(hint)}</p>` : ''}
${whole.map(({ field: at, sentence }) => html`<p class="fault" id="${at === name ? `${at}-fault` : at}">${view.in(sentence)}</p>`)}
${Array.from(
  { length: count + spare },
  (_, n) =>
    html`<div class="line" role="group" aria-label="${view.say(word)} ${n + 1}">${rows.map((one) => single(view, { ...one, name: `${name}.${n}.${one.name}` }, filled, faults))}</div>`,
)}</fieldset>`;
};

/** The fields of an item with what stands in them, each with what is wrong with it. */
export const formOf = (
  view: View,
  fields: readonly FormField[],
  filled: URLSearchParams,
  faults: readonly Fault[] = [],
): Html => {
  const told = faultsAt(
    fields.filter((one) => !('rows' in one)).map(({ name }) => name),
    faults,
  );
  return html`${fields.map((one) => ('rows' in one ? rowsOf(view, one, filled, told) : single(view, one, filled, told)))}`;
};
