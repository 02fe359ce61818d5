import { html } from 'hono/html';
import { ownValue } from '../../../domain/own-value.ts';
import type { EntryText } from '../../../templates/entries.ts';
import type { Html } from '../../page.ts';
import type { Tried } from '../../template-preview.ts';
import type { Entry, Listed } from '../../templates.ts';
import { frame } from '../frame.ts';
import { channelNames, kindNames } from '../names.ts';
import { exactly } from '../parts.ts';
import { to, type View } from '../view.ts';
import { entryName, hiddenOf, type TypedEntry } from './template-form.ts';
import { diffOf } from './template-history.ts';
import { handoverNames, languageNames } from './template-names.ts';

/** Money as people here write it: 1.115.000 */
export const money = (amount: number): string => String(amount).replace(/\B(?=(?:\d{3})+$)/g, '.');

const beginning = (text: EntryText): string =>
  text.channel === 'sms' ? text.sms.map(({ text: of }) => of).join(' ') : text.email.subject;

const rowOf = (view: View, { ref, text, isOwn, last }: Listed, isFirst: boolean): Html => {
  const { say } = view;
  const { kind, channel, handover } = ref;
  const where = handover === 'counter' ? '' : html` · ${view.in(handoverNames[handover])}`;
  const changed = last
    ? html`${say('tplVersion', { n: last.version })} <small>${exactly(last.at)} ${last.by}</small>`
    : html`<span class="soft">${say(isOwn ? 'tplOwn' : 'tplShipped')}</span>`;
  const edit = to(view, '/mau-tin/sua', ref);
  return html`<tr><th scope="row" class="kind${isFirst ? '' : ' again'}">${view.in(kindNames[kind])}<br><small class="light">${view.in(channelNames[channel])}${where}</small></th><td class="wide" data-label="${say('tplText')}">${beginning(text)}</td>
<td data-label="${say('tplLast')}">${changed}</td><td class="act"><a href="${edit}" aria-label="${say('tplEdit')}: ${entryName(view, ref)}">${say('tplEdit')}</a></td></tr>`;
};

type List = {
  version: number;
  entries: readonly Listed[];
  problem?: string;
  by?: string | undefined;
  at?: string | undefined;
};

/** All that notices say in a language, with who changed it last. */
export const templatesPage = (
  view: View,
  language: string,
  languages: readonly string[],
  list: List,
  said?: string,
): Html => {
  const { say } = view;
  const heads = ['kind', 'tplText', 'tplLast', 'tplEdit'] as const;
  const nameOf = (one: string) => {
    const name = ownValue(languageNames, one);
    return name ? view.in(name) : one;
  };
  const { version, entries, problem, by, at } = list;
  return frame(view, {
    ...{ title: say('tplPlace'), said },
    body: html`<p>${say('tplLead')}</p>
<nav aria-label="${say('tplLanguage')}"><ul class="tabs">${languages.map(
      (one) =>
        html`<li><a href="${to(view, '/mau-tin', { language: one })}"${one === language ? html` aria-current="page"` : ''}>${nameOf(one)}</a></li>`,
    )}</ul></nav>
<p>${say('tplVersion', { n: version })}${by ? html` · ${exactly(at)} · ${by}` : ''}</p>
${problem ? html`<div class="note" role="alert"><p>${say('tplFaulty')}</p><pre class="said">${problem}</pre></div>` : ''}
<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${entries.map(
      (entry, n) => rowOf(view, entry, entries[n - 1]?.ref.kind !== entry.ref.kind),
    )}</tbody></table>`,
  });
};

const triedOf = (view: View, { of, text, subject, units, parts, cost, dropped = [], problem }: Tried): Html => {
  const { say } = view;
  const name =
    of === 'typical'
      ? say('tplTypical')
      : of === 'longest'
        ? say('tplLongest')
        : say('tplRealDossier', { code: of.dossier });
  const size =
    parts === undefined
      ? []
      : [
          say('tplSize', { n: units ?? 0, parts }),
          cost === undefined ? say('tplNoCost') : say('tplCost', { cost: money(cost) }),
        ];
  const about = [...(typeof of === 'object' ? [of.to] : []), ...size].filter(Boolean).join(' · ');
  return html`<section class="one"><h2>${name} <span class="soft">${about}</span></h2>
${typeof of === 'object' && of.procedureName ? html`<p class="soft">${of.procedureName}</p>` : ''}
${problem ? html`<p class="fault">${problem}</p>` : ''}${subject ? html`<p>${say('subject')}: <strong>${subject}</strong></p>` : ''}<p class="said">${text}</p>
${dropped.length > 0 ? html`<p class="soft">${say('tplDropped', { text: dropped.join(' ') })}</p>` : ''}</section>`;
};

/** What dossiers would read; only from here it is saved. */
export const triedPage = (view: View, { text }: Entry, typed: TypedEntry, tried: readonly Tried[]): Html => {
  const { say } = view;
  const form = (path: string, button: Html) =>
    html`<form method="post" action="${to(view, path)}">${hiddenOf(typed)}${button}</form>`;
  return frame(view, {
    title: `${say('tplTry')}: ${entryName(view, typed.ref)}`,
    body: html`<p>${say('tplNotStored')}</p>${tried.map((one) => triedOf(view, one))}
<h2>${say('tplWas')}</h2>${diffOf(text, typed.text)}
<div class="acts">${form('/mau-tin/luu', html`<button>${say('save')}</button>`)}${form('/mau-tin/sua', html`<button class="plain">${say('change')}</button>`)}</div>`,
  });
};
