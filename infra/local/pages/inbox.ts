import { html } from 'hono/html';
import { type Notice, notice } from '../../../functions/domain/notice.ts';
import { measureSms } from '../../../functions/domain/sms.ts';
import type { InboxMessage } from '../carriers.ts';
import { demoStaff } from '../demo-staff.ts';
import { demoUnits } from '../demo-units.ts';
import { scan } from '../look-up.ts';
import { dossierLink, type Html, paged, type Trial, when } from './frame.ts';
import { kindWords } from './words.ts';

const staff = new Set([
  ...demoUnits.flatMap(({ officerEmails, leaderEmails }) => [...officerEmails, ...leaderEmails]),
  ...demoStaff.map(({ email }) => email),
]);

/** Messages by who got them, the latest last. */
const conversations = ({ platform }: Trial): Map<string, InboxMessage[]> => {
  const handed = platform.carriers.inbox.flatMap((message) => message.to.split(', ').map((to) => ({ to, message })));
  const byReceiver = Map.groupBy(handed, ({ to }) => to);
  return new Map([...byReceiver].map(([to, got]) => [to, got.map(({ message }) => message)]));
};

/** `0905 123 821`, as a Vietnamese phone shows it. */
const shown = (to: string): string => to.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');

export const inbox = (trial: Trial, query: Readonly<Record<string, string>>): Html => {
  const forStaff = query.ai === 'can-bo';
  const people = [...conversations(trial)].reverse().filter(([to]) => staff.has(to) === forStaff);
  const latest = ([, messages]: readonly [string, InboxMessage[]]): string => messages.at(-1)?.at ?? '';
  const { part, links } = paged(
    people.toSorted((a, b) => (latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : 0)),
    query,
  );
  const tab = (href: string, label: string, isOn: boolean): Html =>
    html`<a href="${href}"${isOn ? html` aria-current="page"` : ''}>${label}</a>`;
  return html`<p class="tabs">${tab('/hop-thu', 'Người dân', !forStaff)}${tab('/hop-thu?ai=can-bo', 'Cán bộ', forStaff)}</p>
${part.length === 0 ? html`<p>Chưa có tin nào. <small lang="en">No messages yet.</small></p>` : ''}<ul class="people">${part.map(
    ([to, messages]) => {
      const last = messages.at(-1);
      return html`<li><a href="/hop-thu/${encodeURIComponent(to)}"><b>${shown(to)}</b><small>${messages.length} tin · ${when(last?.at)}</small>
<span>${last?.subject ?? last?.text}</span></a></li>`;
    },
  )}</ul>${links}`;
};

/** A message's text; the links to dossiers' pages in it lead to this machine. */
const withLinks = (text: string, { trackingPage }: Trial): Html => {
  const place = `${trackingPage.replace(/^https:\/\//, '')}/t/`;
  const [first = '', ...others] = text.split(place);
  return html`${first}${others.map((part) => {
    const [token = ''] = /^[0-9A-Za-z]*/.exec(part) ?? [];
    return html`<a href="/t/${token}">${place}${token}</a>${part.slice(token.length)}`;
  })}`;
};

/** The HTML as a mail program shows it: inline pictures in their places, links to dossiers' pages to this machine. */
const mailDocument = ({ html: letter = '', attachments = [] }: InboxMessage, { trackingPage }: Trial): string =>
  attachments
    .filter(({ contentId }) => contentId)
    .reduce(
      (text, { contentId, type, content }) => text.replaceAll(`cid:${contentId}`, `data:${type};base64,${content}`),
      letter.replaceAll(`href="${trackingPage}/t/`, 'target="_blank" href="/t/'),
    );

/** What hangs on a mail beside its text: a letter as PDF. */
const filesOf = ({ attachments = [] }: InboxMessage): Html[] =>
  attachments
    .filter(({ contentId }) => !contentId)
    .map(
      ({ name, type, content }) =>
        html`<p class="file"><a download="${name}" href="data:${type};base64,${content}">${name}</a></p>`,
    );

const aboutOf = (told: Notice | undefined): Html | string =>
  told ? html`${dossierLink(told.dossier, kindWords[told.kind])} · ` : '';

const smsBubble = (message: InboxMessage, told: Notice | undefined, trial: Trial): Html => {
  const { encoding, units, parts } = measureSms(message.text);
  return html`<article class="sms"><p>${withLinks(message.text, trial)}</p>
<footer>${aboutOf(told)}${when(message.at)} · <span class="whole">${parts} tin, ${units} ký tự ${encoding}</span></footer></article>`;
};

const mail = (message: InboxMessage, told: Notice | undefined, trial: Trial): Html => html`<article class="mail">
<h2>${message.subject}</h2><p class="from">${message.sender}</p>
<iframe class="${message.attachments?.some(({ contentId }) => contentId) ? 'long' : ''}" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" title="${message.subject}" srcdoc="${mailDocument(message, trial)}"></iframe>
${filesOf(message)}
<details><summary>Bản chữ thường <small lang="en">plain text</small></summary><pre>${message.text}</pre></details>
<footer>${aboutOf(told)}${when(message.at)}</footer></article>`;

/** What one person got, as on the phone; undefined where nobody has this number or address. */
export const conversation = async (
  trial: Trial,
  to: string,
  query: Readonly<Record<string, string>>,
): Promise<{ title: string; body: Html } | undefined> => {
  const messages = conversations(trial).get(to);
  if (!messages) return undefined;
  const notices = await scan(trial.platform, 'notices', (item) => notice.parse(item));
  const byMessage = new Map(notices.map((one) => [one.providerId, one]));
  const { part, links } = paged(messages.toReversed(), query);
  const senders = [...new Set(messages.filter(({ channel }) => channel === 'sms').map(({ sender }) => sender))];
  return {
    title: shown(to),
    body: html`<div class="phone">${senders.length > 0 ? html`<p class="sender">${senders.join(', ')}</p>` : ''}
${part.toReversed().map((message) => (message.channel === 'sms' ? smsBubble : mail)(message, byMessage.get(message.id), trial))}</div>${links}`,
  };
};
