import { html } from 'hono/html';
import type { Fault } from '../../../domain/sentence.ts';
import { formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import { frame } from '../frame.ts';
import { exactly } from '../parts.ts';
import { to, type View } from '../view.ts';
import { type FormField, filledOf } from './fields.ts';
import { itemKinds } from './item-kinds.ts';
import { type PolicyPart, policyParts } from './policy-fields.ts';
import { formOf } from './schema-form.ts';
import { money } from './template-pages.ts';

/** An item as the pages show it; `version` 0 where nobody has entered it. */
export type Kept = {
  id: string;
  value: Readonly<Record<string, unknown>>;
  version: number;
  by?: string;
  at?: string;
  faults: readonly Fault[];
};

/** The kinds of settings, as places to go. */
export const settingTabs = (view: View, here: string): Html => {
  const places = [{ path: '', word: 'polPlace' as const }, ...itemKinds.map(({ path, word }) => ({ path, word }))];
  return html`<nav aria-label="${view.say('polTabs')}"><ul class="tabs">${places.map(
    ({ path, word }) =>
      html`<li><a href="${to(view, `/chinh-sach${path}`)}"${path === here ? html` aria-current="page"` : ''}>${view.say(word)}</a></li>`,
  )}</ul></nav>`;
};

export const lastOf = ({ say }: View, { by, at }: Pick<Kept, 'by' | 'at'>): Html =>
  by ? html`${say('polLast', { by })} ${exactly(at)}` : html`${say('polNobody')}`;

/** What is stored and cannot be used: shown, for the functions pass it over in silence. */
export const faultyOf = (view: View, faults: readonly Fault[]): Html | '' =>
  faults.length === 0
    ? ''
    : html`<div class="note"><p>${view.say('polFaulty')}</p><ul>${faults.map(({ field, sentence }) => html`<li><code>${field}</code> ${view.in(sentence)}</li>`)}</ul></div>`;

const plainly = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
  return /^\d{4,}$/.test(text) ? money(Number(text)) : text;
};

const fieldShown = (view: View, field: FormField, filled: URLSearchParams): string[] => {
  if ('rows' in field) {
    const rows = [...new Set([...filled.keys()].flatMap((key) => /\.(\d+)\./.exec(key)?.[1] ?? []))];
    const cells = (n: string) =>
      field.rows.flatMap(({ name, word }) => {
        const text = filled.get(`${field.name}.${n}.${name}`);
        return text && typeof word === 'string' ? [`${view.say(word)}: ${plainly(text)}`] : [];
      });
    return rows.map((n) => cells(n).join(', '));
  }
  const { as, word } = field;
  const held = filled.getAll(field.name).filter(Boolean);
  if (typeof as === 'string')
    return held.map((text) =>
      as === 'time' && typeof word === 'string' ? `${view.say(word).toLowerCase()} ${text}` : text,
    );
  const options = 'oneOf' in as ? as.oneOf : as.someOf;
  const names = held
    .map((one) => options.find(({ value }) => value === one))
    .map((one) => (one ? view.in(one.name) : ''));
  return typeof word === 'string' ? names : names.map((name) => `${view.in(word)}: ${name}`);
};

/** A value in words; `as above` where this layer says nothing. */
const valueShown = (view: View, { key, fields }: PolicyPart, value: unknown): string => {
  if (value === undefined) return view.say('polNotSet');
  const filled = filledOf(fields, { [key]: value });
  return fields.flatMap((field) => fieldShown(view, field, filled)).join('; ') || view.say('polNone');
};

type Layers = {
  defaults: Readonly<Record<string, unknown>>;
  province: Kept;
  unit?: Kept | undefined;
  unitName?: string | undefined;
};

const editLink = (view: View, owner: string, { key, word }: PolicyPart, unitName: string | undefined): Html => {
  const { say } = view;
  const whose = owner === 'province' ? say('polOfProvince') : say('polOfUnit', { unit: unitName ?? owner });
  return html`<a href="${to(view, '/chinh-sach/sua', { of: owner, setting: key })}" aria-label="${say('polEdit')}: ${say(word)}, ${whose}">${say('polEdit')}</a>`;
};

/** All settings with their defaults, what the province has set, and one unit. */
export const policyPage = (
  view: View,
  { defaults, province, unit, unitName }: Layers,
  said: string | undefined,
): Html => {
  const { say } = view;
  const cell = (kept: Kept, part: PolicyPart, label: string, name?: string) =>
    html`<td data-label="${label}">${valueShown(view, part, kept.value[part.key])} <span class="screen">${editLink(view, kept.id, part, name)}</span></td>`;
  return frame(view, {
    ...{ title: say('polPlace'), said },
    body: html`${settingTabs(view, '')}<p>${say('polLead')}</p>
<p>${say('polProvince')}: ${lastOf(view, province)}${unit ? html`<br>${unitName}: ${lastOf(view, unit)}` : ''}</p>
${faultyOf(view, [...province.faults, ...(unit?.faults ?? [])])}
<form class="line" method="get" action="${home}/chinh-sach"><div class="field"><label for="of">${say('polOwner')}</label><input id="of" name="of" value="${unit?.id ?? ''}"></div><button class="plain">${say('choose')}</button></form>
<table class="rows"><thead><tr><th scope="col">${say('polSetting')}</th><th scope="col">${say('polDefault')}</th><th scope="col">${say('polProvince')}</th>${unit ? html`<th scope="col">${unitName}</th>` : ''}</tr></thead><tbody>${policyParts.map(
      (part) => html`<tr><th scope="row">${say(part.word)}<br><small class="light">${say(part.hint)}</small></th>
<td data-label="${say('polDefault')}">${valueShown(view, part, defaults[part.key])}</td>${cell(province, part, say('polProvince'))}${unit ? cell(unit, part, unitName ?? unit.id, unitName) : ''}</tr>`,
    )}</tbody></table>`,
  });
};

type Editing = {
  part: PolicyPart;
  kept: Kept;
  whose: string;
  filled: URLSearchParams;
  faults?: readonly Fault[];
  version?: string;
};

/** One setting of the province or a unit. */
export const policyPartPage = (view: View, { part, kept, whose, filled, faults = [], version }: Editing): Html => {
  const { say } = view;
  const query = { of: kept.id, setting: part.key };
  const guard = html`<input type="hidden" name="version" value="${version ?? kept.version}">`;
  const reset =
    kept.value[part.key] === undefined
      ? ''
      : html`<h2>${say('polReset')}</h2><p>${say('polResetMore')}</p><form method="post" action="${to(view, '/chinh-sach/bo', query)}">${guard}<button class="plain">${say('polReset')}</button></form>`;
  return frame(view, {
    ...{ title: `${say(part.word)} ${whose}`, faults },
    body: html`<p>${say(part.hint)}</p><p class="soft">${lastOf(view, kept)}</p>${faultyOf(view, kept.faults)}
<form method="post" action="${to(view, '/chinh-sach/sua', query)}">${guard}${formOf(view, part.fields, filled, faults)}
<p class="acts"><button>${say('save')}</button> <a class="button plain" href="${to(view, '/chinh-sach', kept.id === 'province' ? {} : { of: kept.id })}">${say('back')}</a></p></form>${reset}`,
  });
};
