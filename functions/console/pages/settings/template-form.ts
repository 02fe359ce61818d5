import { html } from 'hono/html';
import type { Fault } from '../../../domain/sentence.ts';
import { type EntryRef, type EntryText, entryRef } from '../../../templates/entries.ts';
import { emailNames, factNames, smsNames } from '../../../templates/values.ts';
import type { EmailWords } from '../../../templates/words.ts';
import type { Html } from '../../page.ts';
import type { Entry } from '../../templates.ts';
import { frame } from '../frame.ts';
import { channelNames, kindNames } from '../names.ts';
import { field, textArea, textField } from '../parts.ts';
import { to, type View } from '../view.ts';
import type { Word } from '../words.ts';
import { historyOf, linesOf } from './template-history.ts';
import { factOptions, handoverNames, variableNames } from './template-names.ts';

/** What somebody has typed of an entry, as it stands in the form. */
export type TypedEntry = { ref: EntryRef; text: EntryText; why: string; dossier: string; seen: string };

const spare = 2;
const linesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

export const refIn = (from: URLSearchParams): EntryRef | undefined => entryRef.safeParse(Object.fromEntries(from)).data;

const emailIn = (sent: URLSearchParams): EmailWords => {
  const get = (name: string) => (sent.get(`email.${name}`) ?? '').trim();
  const some = (name: 'greeting' | 'nextTitle' | 'link' | 'why') => (get(name) ? { [name]: get(name) } : {});
  const facts = sent.getAll('email.facts');
  return {
    ...{ subject: get('subject'), title: get('title'), ...some('greeting') },
    paragraphs: linesIn(get('paragraphs')),
    facts: factNames.filter((name) => facts.includes(name)).toSorted((a, b) => facts.indexOf(a) - facts.indexOf(b)),
    ...some('nextTitle'),
    next: linesIn(get('next')),
    ...some('link'),
    ...some('why'),
  };
};

const clausesIn = (sent: URLSearchParams) =>
  [...sent.keys()]
    .flatMap((key) => /^sms\.(\d+)\.text$/.exec(key)?.[1] ?? [])
    .flatMap((n) => {
      const text = (sent.get(`sms.${n}.text`) ?? '').replace(/\s+/g, ' ').trim();
      const drop = Number.parseInt(sent.get(`sms.${n}.drop`) ?? '', 10);
      return text ? [{ text, ...(drop >= 1 && { drop }) }] : [];
    });

export const typedIn = (sent: URLSearchParams): TypedEntry | undefined => {
  const ref = refIn(sent);
  if (!ref) return undefined;
  const get = (name: string) => (sent.get(name) ?? '').trim();
  const text: EntryText =
    ref.channel === 'sms' ? { channel: 'sms', sms: clausesIn(sent) } : { channel: 'email', email: emailIn(sent) };
  return { ref, text, why: get('why'), dossier: get('dossier'), seen: get('seen') };
};

/** The same as hidden fields. */
export const hiddenOf = ({ ref, text, why, dossier, seen }: TypedEntry): Html => {
  const one = (name: string, value: string | number | undefined) =>
    value === undefined ? html`` : html`<input type="hidden" name="${name}" value="${value}">`;
  const words =
    text.channel === 'sms'
      ? text.sms.map(({ text: of, drop }, n) => html`${one(`sms.${n}.text`, of)}${one(`sms.${n}.drop`, drop)}`)
      : Object.entries(text.email).map(([name, value]) => {
          if (name === 'facts') return html`${[value].flat().map((fact) => one('email.facts', fact))}`;
          return one(`email.${name}`, Array.isArray(value) ? value.join('\n') : value);
        });
  return html`${Object.entries(ref).map(([name, value]) => one(name, value))}${words}${one('why', why)}${one('dossier', dossier)}${one('seen', seen)}`;
};

export const entryName = (view: View, { kind, channel, handover }: EntryRef): string =>
  [
    view.in(kindNames[kind]),
    view.in(channelNames[channel]),
    ...(handover === 'counter' ? [] : [view.in(handoverNames[handover])]),
  ].join(' · ');

const clauseRow = (view: View, n: number, text: string, drop: number | undefined, faults: readonly Fault[]): Html => {
  const { say } = view;
  const name = `sms.${n}.text`;
  const mine = faults.filter((fault) => fault.field === name);
  const tied = mine.length > 0 ? html` aria-invalid="true" aria-describedby="${name}-fault"` : '';
  return html`<div class="clause"><div class="field"><label for="${name}">${say('tplClause', { n: n + 1 })}</label>
${mine.length > 0 ? html`<p class="fault" id="${name}-fault">${mine.map(({ sentence }) => view.in(sentence)).join(' ')}</p>` : ''}
<textarea id="${name}" name="${name}" rows="2" maxlength="2000"${tied}>${text}</textarea></div>
<div class="field"><label for="sms.${n}.drop">${say('tplDrop')}<span class="aside"> ${say('tplClause', { n: n + 1 })}</span></label><input id="sms.${n}.drop" name="sms.${n}.drop" type="number" min="1" max="99" value="${drop ?? ''}"></div></div>`;
};

const smsFields = (view: View, text: Extract<EntryText, { channel: 'sms' }>, faults: readonly Fault[]): Html => {
  const rows = [...text.sms, ...Array.from({ length: spare }, () => ({ text: '', drop: undefined }))];
  return html`<p class="hint">${view.say('tplSmsHint')}</p><p class="hint">${view.say('tplMoreClauses')}</p>
${rows.map(({ text: of, drop }, n) => clauseRow(view, n, of, drop, faults))}`;
};

const emailFields = (
  view: View,
  { email }: Extract<EntryText, { channel: 'email' }>,
  faults: readonly Fault[],
): Html => {
  const { say } = view;
  const line = (name: keyof EmailWords, word: Word, value: string | undefined) =>
    textField(view, { name: `email.${name}`, word, faults }, value);
  const lines = (name: keyof EmailWords, word: Word, value: readonly string[]) =>
    textArea(view, { name: `email.${name}`, word, hint: 'tplOnePerLine', faults }, value.join('\n'));
  const ordered = [...email.facts, ...factNames.filter((name) => !email.facts.includes(name))];
  const optional = (['greeting', 'nextTitle', 'link', 'why'] as const).filter((name) => email[name] !== undefined);
  const words = { greeting: 'tplGreeting', nextTitle: 'tplNextTitle', link: 'tplLink', why: 'tplWhyLine' } as const;
  return html`${line('subject', 'tplSubject', email.subject)}${line('title', 'tplTitle', email.title)}
${lines('paragraphs', 'tplParagraphs', email.paragraphs)}
<fieldset><legend>${say('tplFacts')}</legend>${ordered.map((name) => {
    const named = factOptions.find(({ value }) => value === name)?.name;
    return html`<label class="choice"><input type="checkbox" name="email.facts" value="${name}"${email.facts.includes(name) ? html` checked` : ''}>${named ? view.in(named) : name}</label>`;
  })}</fieldset>
${lines('next', 'tplNext', email.next)}${optional.map((name) => line(name, words[name], email[name]))}`;
};

const variablesOf = (view: View, channel: EntryRef['channel']): Html =>
  html`<details><summary>${view.say('tplVariables')}</summary><p class="hint">${view.say('tplVariablesHint')}</p><ul class="vars">${(
    channel === 'sms' ? smsNames : emailNames
  ).flatMap((name) => {
    const named = variableNames[name];
    return named ? html`<li><code>{${name}}</code> ${view.in(named)}</li>` : [];
  })}</ul></details>`;

type Given = {
  entry: Entry;
  typed: TypedEntry;
  faults?: readonly Fault[];
  isOvertaken?: boolean;
  said?: string | undefined;
};

/** One entry: its words in fields, the variables, and the versions there were. */
export const entryPage = (view: View, { entry, typed, faults = [], isOvertaken = false, said }: Given): Html => {
  const { say } = view;
  const { ref, text } = typed;
  const now = isOvertaken
    ? html`<section class="note"><h2>${say('tplNowSays')}</h2><p class="said">${linesOf(entry.text).join('\n')}</p></section>`
    : '';
  const keys = html`${Object.entries(ref).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="seen" value="${entry.seen}">`;
  return frame(view, {
    ...{ title: `${say('tplEditTitle')}: ${entryName(view, ref)}`, faults, said },
    body: html`${now}<form method="post" action="${to(view, '/mau-tin/xem')}">${keys}
${text.channel === 'sms' ? smsFields(view, text, faults) : emailFields(view, text, faults)}
${variablesOf(view, ref.channel)}
${textField(view, { name: 'why', word: 'tplWhy', hint: 'tplWhyHint', faults }, typed.why)}
${field(view, { name: 'dossier', word: 'tplDossier', hint: 'tplDossierHint', faults }, (attributes) => html`<input ${attributes} value="${typed.dossier}" maxlength="100">`)}
<p class="acts"><button>${say('tplTry')}</button> <a class="button plain" href="${to(view, '/mau-tin', { language: ref.language })}">${say('back')}</a></p></form>
${historyOf(view, entry)}`,
  });
};
