import { html } from 'hono/html';
import type { Notice } from '../../domain/notice.ts';
import type { Page } from '../../ports.ts';
import type { DeskName } from '../lists.ts';
import type { Html } from '../page.ts';
import { asQuery, asValue } from './forms.ts';
import { frame } from './frame.ts';
import { kindNames, noticeStateNames } from './names.ts';
import { dossierLink, pager, unitChooser, when } from './parts.ts';
import { type Arrangement, arrangeForm, isUsual } from './search/arrange.ts';
import { to, type View } from './view.ts';
import type { Word } from './words.ts';

/** Where each desk stands, what it is called, and what is done with what one chooses on it. */
export const desks = {
  officer: { path: '/xin-loi', word: 'toApologise', chosen: '/cham', button: 'delayChosen' },
  leader: { path: '/ky', word: 'toSign', chosen: '/ky/xem', button: 'previewChosen' },
  controller: { path: '/duyet', word: 'toApprove', chosen: '/duyet/xem', button: 'previewChosen' },
} as const satisfies Record<DeskName, { path: string; word: Word; chosen: string; button: Word }>;

/** What a desk can do with several at once: delays to be written, or words to be approved. */
const choiceOf = (name: DeskName, notice: Notice): { name: string; value: string } | undefined => {
  if (name === 'officer')
    return notice.kind === 'delay-apology' ? { name: 'dossier', value: notice.dossier } : undefined;
  return notice.state === 'awaiting-approval' ? { name: 'matter', value: asValue(notice) } : undefined;
};

const row = (view: View, name: DeskName, notice: Notice): Html => {
  const { say } = view;
  const { dossier, kind, facts, state, stateAt } = notice;
  const choice = choiceOf(name, notice);
  const isNew = name === 'officer' && kind === 'delay-apology' && state === 'drafted';
  const open = isNew ? to(view, '/cham', { dossier }) : to(view, '/viec', asQuery(notice));
  const what = isNew ? say('delay') : say('open');
  const isUrgent = state === 'escalated' || state === 'rejected';
  const moved = facts.formerDueAt && facts.dueAt !== facts.formerDueAt ? facts.dueAt : undefined;
  return html`<tr><td>${choice ? html`<input type="checkbox" name="${choice.name}" value="${choice.value}" aria-label="${say('chosen')} ${dossier}">` : ''}</td>
<td data-label="${say('code')}">${dossierLink(view, dossier)}</td>
<td class="wide" data-label="${say('kind')}">${view.in(kindNames[kind])} <span class="tag${isUrgent ? ' now' : ''}">${view.in(noticeStateNames[state])}</span>${facts.procedureName ? html`<br><small>${facts.procedureName}</small>` : ''}</td>
<td data-label="${say('dates')}">${facts.formerDueAt ? when(view, facts.formerDueAt) : ''}${moved ? html`<br>→ ${when(view, moved)}` : ''}</td>
<td data-label="${say('since')}">${when(view, stateAt)}</td>
<td class="act"><a href="${open}" aria-label="${what}: ${dossier}">${what}</a></td></tr>`;
};

/** `of`: how many there are, where they are shown in another order than they came. */
type OnDesk = Page<Notice> & { arrangement: Arrangement; of?: number };

/** What waits on a desk, to be opened one by one or chosen together. */
export const deskPage = (
  view: View,
  name: DeskName,
  { items, next, arrangement, of = 0 }: OnDesk,
  said?: string,
): Html => {
  const { say } = view;
  const { path, word, chosen, button } = desks[name];
  const heads: Word[] = ['chosen', 'code', 'kind', 'dates', 'since', 'open'];
  const table = html`<form method="${name === 'officer' ? 'get' : 'post'}" action="${to(view, chosen)}">
${name === 'officer' ? html`<input type="hidden" name="unit" value="${view.unit ?? ''}">` : ''}
<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${items.map((notice) => row(view, name, notice))}</tbody></table>
<p class="acts"><button>${say(button)}</button></p></form>`;
  return frame(view, {
    ...{ title: say(word), said },
    body: html`${name === 'controller' ? '' : unitChooser(view, path)}
${items.length > 0 || !isUsual(arrangement) ? arrangeForm(view, path, arrangement) : ''}
${items.length > 0 ? table : html`<p>${say(isUsual(arrangement) ? 'nothing' : 'arrangeNone')}</p>`}
${of > items.length ? html`<p class="soft">${say('arrangeCut', { n: items.length, of })}</p>` : ''}${pager(view, path, next)}`,
  });
};
