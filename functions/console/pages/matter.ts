import { html } from 'hono/html';
import { formOf } from '../../domain/letter.ts';
import { inUnit, type Matter, mayApprove, partOf } from '../../domain/matter.ts';
import { isOpen } from '../../domain/notice-life.ts';
import type { Fault } from '../../domain/sentence.ts';
import { saidBySource } from '../../domain/text-renewal.ts';
import type { Html } from '../page.ts';
import type { ShownMatter, ShownText } from '../show.ts';
import { asQuery } from './forms.ts';
import { frame } from './frame.ts';
import { kindNames, noticeStateNames } from './names.ts';
import { dossierLink, textArea, when } from './parts.ts';
import { to, type View } from './view.ts';

/** One text in the exact words that its citizen reads. */
export const textOf = (
  { say }: View,
  { channel, to: address, subject, text, parts, price, problem }: ShownText,
): Html => {
  if (channel === 'none') return html`<p class="note">${say('noChannel')}</p>`;
  const size = channel === 'sms' && parts !== undefined ? say('smsSize', { n: [...text].length, parts }) : '';
  const costs = price === undefined ? '' : `${price.toLocaleString('vi-VN')} đ`;
  return html`<h3>${say(channel === 'sms' ? 'sms' : 'emailText')} <span class="soft">${[address, size, costs].filter(Boolean).join(' · ')}</span></h3>
${problem ? html`<p class="fault">${problem}</p>` : ''}
${subject ? html`<p>${say('subject')}: <strong>${subject}</strong></p>` : ''}<p class="said">${text}</p>`;
};

/** Warns of what stands in the words and will not in the letter. */
const unprintableOf = ({ say }: View, { unprintable }: Pick<ShownMatter, 'unprintable'>): Html | '' =>
  unprintable
    ? html`<div class="note" role="alert">${unprintable.signs.length > 0 ? html`<p>${say('unprintable', { signs: unprintable.signs.join(' ') })}</p>` : ''}${
        unprintable.inName ? html`<p>${say('unprintableName')}</p>` : ''
      }</div>`
    : '';

export const textsOf = (view: View, shown: Pick<ShownMatter, 'texts' | 'unprintable'>): Html =>
  html`${unprintableOf(view, shown)}${shown.texts.map((text) => textOf(view, text))}`;

const lettersOf = ({ say }: View, { kind, dossier, occurrence }: ShownMatter): Html | '' => {
  if (!formOf(kind)) return '';
  const letter = `/api/letters/${[dossier, kind, occurrence].map(encodeURIComponent).join('/')}`;
  return html`<p class="acts screen"><a class="button plain" href="${letter}?as=html">${say('letterPage')}</a>
<a class="button plain" href="${letter}">${say('letterPdf')}</a></p>`;
};

const factsOf = (view: View, shown: ShownMatter): Html => {
  const { say } = view;
  const { dossier, kind, facts, state, recipient, draftedBy, rewrittenBy, reason } = shown;
  const fact = (word: Parameters<typeof say>[0], value: Html | string | undefined | '', long = false) =>
    value ? html`<dt>${say(word)}</dt><dd${long ? html` class="long"` : ''}>${value}</dd>` : '';
  return html`<dl class="facts">${fact('code', dossierLink(view, dossier))}
${fact('kind', view.in(kindNames[kind]))}${fact('procedure', facts.procedureName)}
${fact('state', html`<span class="tag">${view.in(noticeStateNames[state])}</span>`)}
${fact('recipient', recipient || say('unknown'))}
${fact('formerDue', facts.formerDueAt && when(view, facts.formerDueAt))}${fact(facts.formerDueAt ? 'newDue' : 'due', facts.dueAt && when(view, facts.dueAt))}
${fact(kind === 'delay-apology' ? 'reason' : 'text', facts.reason ?? facts.missing, true)}
${fact('sourceSays', saidBySource(shown), true)}
${fact('draftedBy', draftedBy)}${fact('rewrittenBy', rewrittenBy)}${fact('sentBackFor', state === 'rejected' || state === 'escalated' ? reason : undefined, true)}</dl>`;
};

/** What somebody has typed that could not be done: it stays in its field. */
export type Typed = { reason?: string; text?: string; note?: string };

type Given = {
  matter: Matter;
  shown: ShownMatter;
  typed?: Typed;
  faults?: readonly Fault[];
  said?: string | undefined;
  /** Nobody on the staff list may approve it. */
  waitsForNobody?: boolean;
  /** Of somebody who may approve their own words, and was told what that means: the button is the second step. */
  secondStep?: string | undefined;
};

/** Says that nobody may approve what goes to `decidingUnit`. */
export const noApprover = ({ say }: View, { decidingUnit }: Pick<ShownMatter, 'decidingUnit'>): Html =>
  html`<div class="note" role="alert"><p>${say('noApprover', { unit: decidingUnit })}</p></div>`;

/** What this person may do with it, by the domain's own rights; each button stands under the words it is about. */
const actsOf = (
  view: View,
  { matter: { notices }, shown, typed = {}, faults = [], secondStep }: Omit<Given, 'said'>,
): Html => {
  const { say, staff } = view;
  const [first] = partOf(notices, isOpen);
  if (!first) return html``;
  const act = (path: string) => to(view, `/viec/${path}`, asQuery(shown));
  const waits = first.state === 'awaiting-approval';
  const approves = waits && mayApprove(staff, first);
  const writes =
    (waits && (approves || inUnit(staff, 'draft', first))) ||
    (first.state === 'rejected' && inUnit(staff, 'draft', first));
  const settles = first.state === 'escalated' && inUnit(staff, 'settle-second-delay', first);
  const delays =
    shown.kind === 'delay-apology' &&
    first.state !== 'escalated' &&
    inUnit(staff, 'draft', first) &&
    isOpen(first.state);
  const isLeaders = first.approver === 'leader';
  return html`${
    approves
      ? html`<form method="post" action="${act('duyet')}"><input type="hidden" name="seen" value="${shown.seen}">
${secondStep ? html`<input type="hidden" name="own-draft" value="${secondStep}">` : ''}
<p>${say('signMore')}</p><p class="acts"><button>${say(signWord(isLeaders, secondStep !== undefined))}</button></p></form>
<h2>${say('sendBack')}</h2><form method="post" action="${act('tra-lai')}">${textArea(view, { name: 'reason', word: 'sendBackWhy', faults }, typed.reason)}
<button class="plain">${say('sendBack')}</button></form>`
      : ''
  }
${delays ? html`<p class="acts"><a class="button plain" href="${to(view, '/cham', { dossier: shown.dossier })}">${say('delay')}</a></p>` : ''}
${
  writes && shown.freePart
    ? html`<h2>${say('freePart')}</h2><form method="post" action="${act('sua')}">${textArea(view, { name: 'text', word: 'text', faults }, typed.text ?? shown.facts[shown.freePart] ?? '')}
<button class="plain">${say('save')}</button></form>`
    : ''
}
${
  settles
    ? html`<h2>${say('settle')}</h2><form method="post" action="${act('khep')}">${textArea(view, { name: 'note', word: 'settleNote', faults }, typed.note)}
<button>${say('settle')}</button></form>`
    : ''
}`;
};

const signWord = (isLeaders: boolean, isMarked: boolean) => {
  if (isMarked) return isLeaders ? 'signOwn' : 'approveOwn';
  return isLeaders ? 'sign' : 'approve';
};

/** A matter with its facts, its exact words, and what may be done with it. */
export const matterPage = (view: View, { said, ...given }: Given): Html => {
  const { shown, faults = [], waitsForNobody = false } = given;
  return frame(view, {
    ...{ title: `${view.in(kindNames[shown.kind])} ${shown.dossier}`, faults, said },
    body: html`${waitsForNobody ? noApprover(view, shown) : ''}${factsOf(view, shown)}<h2>${view.say('readsThis')}</h2>${textsOf(view, shown)}${lettersOf(view, shown)}
${actsOf(view, given)}`,
  });
};
