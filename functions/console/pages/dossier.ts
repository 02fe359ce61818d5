import { html } from 'hono/html';
import type { recipientOf } from '../../domain/contact.ts';
import { phaseOf } from '../../domain/dossier-state.ts';
import type { Notice } from '../../domain/notice.ts';
import { isOpen } from '../../domain/notice-life.ts';
import type { Fault } from '../../domain/sentence.ts';
import { mayDo } from '../../domain/staff.ts';
import { unusableContacts } from '../../domain/unusable-contact.ts';
import type { DossierChange } from '../../ports.ts';
import type { Html } from '../page.ts';
import type { ShownText } from '../show.ts';
import type { ShownDossier } from '../show-dossier.ts';
import { asQuery } from './forms.ts';
import { frame } from './frame.ts';
import { textOf } from './matter.ts';
import { channelNames, kindNames, noticeStateNames, statusNames } from './names.ts';
import { exactly, field, when } from './parts.ts';
import { to, type View } from './view.ts';
import type { Word } from './words.ts';

type Person = ReturnType<typeof recipientOf>;
export type Told = { notice: Notice; texts: readonly ShownText[] };
export type ContactAsked = { why: string; faults: readonly Fault[]; people?: { recipient: Person; applicant: Person } };

/** What a dossier's page shows beside the dossier itself. */
type Beside = {
  told: readonly Told[];
  unitNames: { deciding: string; receiving: string | undefined };
  contact: ContactAsked;
};

const ownWords = { overdue: 'ownOverdue', 'put-off': 'ownPutOff', contact: 'ownContact' } as const;

const changeLine = (view: View, change: DossierChange, before: DossierChange | undefined): Html => {
  const { say } = view;
  const own = change.own && say(ownWords[change.own.what]);
  const what = own ?? (before?.status === change.status ? '' : view.in(statusNames[change.status]));
  const moved = before && before.dueAt !== change.dueAt && change.dueAt;
  const due = moved ? html`${what ? ', ' : ''}${say('newDue')}: ${exactly(moved)}` : '';
  return what || due
    ? html`<li>${exactly(change.own?.at ?? change.updatedAt)} · <strong>${what}</strong>${due}</li>`
    : html``;
};

const toldLine = (view: View, { notice, texts }: Told): Html => {
  const { kind, state, stateAt, channel, reason } = notice;
  const open = isOpen(state)
    ? html` <a href="${to(view, '/viec', asQuery(notice))}">${view.say('open')}: ${view.in(kindNames[kind])}</a>`
    : '';
  return html`<li>${exactly(stateAt)} · <strong>${view.in(kindNames[kind])}</strong>, ${view.in(channelNames[channel])}
<span class="tag">${view.in(noticeStateNames[state])}</span>${open}${reason ? html`<br><small>${reason}</small>` : ''}
${texts.length > 0 ? html`<details><summary>${view.say('itSays')}</summary>${texts.map((text) => textOf(view, text))}</details>` : ''}</li>`;
};

const personLines = ({ say }: View, label: Word, { name, phone, email }: Person): Html =>
  html`<dt>${say(label)}</dt><dd>${name ?? say('unknown')}</dd><dt>${say('phone')}</dt><dd>${phone ?? say('unknown')}</dd>
<dt>${say('email')}</dt><dd>${email ?? say('unknown')}</dd>`;

const contactPart = (view: View, code: string, { why, faults, people }: ContactAsked): Html => {
  const { say } = view;
  if (people)
    return html`<dl class="facts" id="contact">${personLines(view, 'recipient', people.recipient)}${personLines(view, 'applicant', people.applicant)}</dl>`;
  return html`<form method="post" action="${to(view, `/ho-so/${encodeURIComponent(code)}/lien-he`)}">${field(
    view,
    { name: 'why', word: 'why', hint: 'whyHint', faults },
    (attributes) => html`<input ${attributes} value="${why}" maxlength="200">`,
  )}<button class="plain">${say('showContact')}</button></form>`;
};

/** A dossier: what it is now, what happened, what its citizen was told, and, when asked for, who that is. */
export const dossierPage = (
  view: View,
  { state, changes, termEndsAt }: ShownDossier,
  { told, unitNames, contact }: Beside,
): Html => {
  const { say, staff } = view;
  const fact = (word: Word, value: Html | string | undefined | '') =>
    value ? html`<dt>${say(word)}</dt><dd>${value}</dd>` : '';
  const mayDelay = mayDo(staff, 'draft', state.unit) && phaseOf(state.status) === 'running' && state.dueAt;
  const maySeeContact = [state.unit, state.receivingUnit].some((unit) => mayDo(staff, 'show-contact', unit));
  return frame(view, {
    ...{ title: `${say('dossier')} ${state.code}`, faults: contact.faults },
    body: html`<dl class="facts">${fact('procedure', state.procedureName ?? state.procedureCode)}
${fact('state', html`<span class="tag${state.overdueSince ? ' now' : ''}">${view.in(statusNames[state.status])}</span>${state.overdueSince ? html` ${say('ownOverdue')}` : ''}`)}
${fact('due', state.dueAt && when(view, state.dueAt))}${fact('termEnds', termEndsAt && when(view, termEndsAt))}
${fact('putOff', state.putOff > 0 ? say('times', { n: state.putOff }) : '')}
${fact('received', state.receivedAt && when(view, state.receivedAt))}${fact('finished', state.finishedAt && when(view, state.finishedAt))}
${fact('reach', unusableContacts(state).map(view.in).join(' '))}
${fact('decidingUnit', unitNames.deciding)}${fact('receivingUnit', unitNames.receiving)}</dl>
${mayDelay ? html`<p class="acts"><a class="button" href="${to(view, '/cham', { dossier: state.code })}">${say('delay')}</a></p>` : ''}
<h2>${say('notices')}</h2>${told.length === 0 ? html`<p>${say('noNotices')}</p>` : html`<ol class="path">${told.map((one) => toldLine(view, one))}</ol>`}
<h2>${say('history')}</h2><ol class="path">${changes.map((change, i) => changeLine(view, change, changes[i - 1]))}</ol>
${maySeeContact ? html`<h2>${say('contact')}</h2>${contactPart(view, state.code, contact)}` : ''}`,
  });
};
