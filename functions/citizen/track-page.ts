import { html, raw } from 'hono/html';
import { isAsked } from '../domain/satisfaction.ts';
import { qrSvg } from '../templates/forms/qr-svg.ts';
import { fill, fillEach, formatFee, manyLines, oneLine, type Values } from '../templates/values.ts';
import { memoOf, paymentOf } from '../templates/vietqr.ts';
import { vietQrText } from '../templates/vietqr-text.ts';
import { fromToday, momentOf } from './dates.ts';
import { type Html, page, paragraphs, to, type Visit } from './page.ts';
import { surveyForm, thanks } from './survey-page.ts';
import type { Tracked } from './track.ts';
import { valuesFor } from './values.ts';
import type { PageWords } from './vi.ts';

const shortPhone = (phone: string): string => phone.replace(/[^\d+]/g, '');

/** Who gets the result by post or electronically must not travel for it. */
const standWords = ({ standing: { stand }, state: { handover } }: Tracked, { stands }: PageWords) => {
  if (stand === 'ready' && (handover === 'post' || handover === 'electronic')) return stands[`ready-${handover}`];
  return stand === 'returned' && handover === 'post' ? stands['returned-post'] : stands[stand];
};

/** The date that matters most now, large: the promise, or since when the result is there. */
const promise = ({ standing: { stand }, state: { dueAt, finishedAt }, now }: Tracked, words: PageWords): Html | '' => {
  const [label, instant] =
    stand === 'in-work' || stand === 'registered' || stand === 'being-checked'
      ? [words.labels.due, dueAt]
      : stand === 'ready'
        ? [words.labels.finished, finishedAt]
        : [];
  return instant
    ? html`<p class="promise note">${label} <b>${momentOf(instant, words)}</b> ${fromToday(instant, now, words)}</p>`
    : '';
};

const apologyNote = ({ standing: { apology } }: Tracked, words: PageWords, values: Values): Html | '' =>
  apology
    ? html`<section class="note"><h2>${words.apology.title}</h2>${paragraphs(fillEach(words.apology.says, values))}
${apology.reason ? html`<p>${words.labels.reason}: <span class="said" lang="vi">${manyLines(apology.reason)}</span></p>` : ''}</section>`
    : '';

/** What an officer wrote and an approver let go. */
const saidNote = (label: string, text: string | undefined): Html | '' =>
  text ? html`<section class="note"><h2>${label}</h2><p class="said" lang="vi">${manyLines(text)}</p></section>` : '';

/** `vietnamese`: in whatever language the page is. */
type Row = readonly [label: string, value: string | undefined, vietnamese?: true];

const facts = (rows: readonly Row[]): Html =>
  html`<dl class="facts">${rows.map(([label, value, vietnamese]) => {
    const attributes = `${value && value.length > 60 ? ' class="long"' : ''}${vietnamese ? ' lang="vi"' : ''}`;
    return value ? html`<dt>${label}</dt><dd${raw(attributes)}>${value}</dd>` : '';
  })}</dl>`;

const payment = ({ standing: { fee }, state: { code }, unit: { account } }: Tracked, words: PageWords): Html | '' => {
  if (!fee || !account) return '';
  const { title, bank, account: number, holder, amount, memo, image, scan } = words.payment;
  const coded = paymentOf(account, fee, code);
  const picture = coded && qrSvg(vietQrText(coded)).replace('<svg ', `<svg role="img" aria-label="${image}" `);
  return html`<section><h2>${title}</h2>${facts([
    [bank, oneLine(account.bank)],
    [number, oneLine(account.number)],
    [holder, oneLine(account.holder)],
    [amount, formatFee(fee, words.formats)],
    [memo, memoOf(code) ?? code],
  ])}${picture ? html`<p>${scan}</p><div class="qr">${raw(picture)}</div>` : ''}</section>`;
};

export const officeNote = ({ unit }: Pick<Tracked, 'unit'>, { office }: PageWords): Html =>
  html`<section><h2>${office.title}</h2><p><b lang="vi">${oneLine(unit.name)}</b>${unit.address ? html`<br><span lang="vi">${oneLine(unit.address)}</span>` : ''}${
    unit.phone ? html`<br>${office.phone}: <a href="tel:${shortPhone(unit.phone)}">${oneLine(unit.phone)}</a>` : ''
  }</p></section>`;

const about = ({ state, now }: Tracked, words: PageWords): Html => {
  const { labels } = words;
  const time = (instant: string | undefined) => instant && momentOf(instant, words);
  return html`<section><h2>${labels.about}</h2>${facts([
    [labels.code, oneLine(state.code)],
    [labels.procedure, oneLine(state.procedureName ?? state.procedureCode), true],
    [labels.received, time(state.receivedAt)],
    [labels.due, time(state.dueAt)],
    [labels.finished, time(state.finishedAt)],
    [labels.returned, time(state.returnedAt)],
    [labels.tracking, state.trackingNumber && oneLine(state.trackingNumber)],
  ])}<p class="soft">${fill(labels.asOf, { time: momentOf(now, words) })} ${words.privacy}</p></section>`;
};

const survey = (visit: Visit, tracked: Tracked): Html | '' => {
  const { title } = visit.words.survey;
  if (tracked.survey) return html`<section class="note">${thanks(visit, tracked)}</section>`;
  return isAsked(tracked.state)
    ? html`<section class="note"><h2>${title}</h2>${surveyForm(visit, tracked)}</section>`
    : '';
};

/** A dossier's public page: where it stands, what happens next and by when, and how to reach the office. No names. */
export const trackPage = (visit: Visit, tracked: Tracked): Html => {
  const { words } = visit;
  const { standing, token } = tracked;
  const { title, says, next } = standWords(tracked, words);
  const values = valuesFor(tracked, words);
  const steps = fillEach(next, values);
  return page(visit, {
    title,
    body: html`<p class="soft">${words.labels.dossier} <b>${oneLine(tracked.state.code)}</b></p>${standing.corrected ? html`<p class="note">${words.corrected}</p>` : ''}
${paragraphs(fillEach(says, values))}${promise(tracked, words)}${standing.late ? html`<p>${words.late}</p>` : ''}
${survey(visit, tracked)}${apologyNote(tracked, words, values)}
${saidNote(words.labels.missing, standing.missing)}${saidNote(words.labels.reason, standing.reason)}
${payment(tracked, words)}
<section><h2>${words.labels.next}</h2><ul>${steps.map((step) => html`<li>${step}</li>`)}</ul></section>
${officeNote(tracked, words)}${about(tracked, words)}`,
    foot: html`<li><a href="${to(visit, `/t/${token}/tu-choi`)}">${words.optOut.link}</a></li>`,
  });
};
