import { html } from 'hono/html';
import type { EntryText } from '../../../templates/entries.ts';
import type { Html } from '../../page.ts';
import type { Entry, WordsVersion } from '../../templates.ts';
import { exactly } from '../parts.ts';
import { to, type View } from '../view.ts';

/** An entry line by line, as it is compared: an SMS by its sentences, each with the order in which it is dropped. */
export const linesOf = (text: EntryText | undefined): string[] => {
  if (text === undefined) return [];
  if (text.channel === 'sms') return text.sms.map(({ text: of, drop }) => (drop ? `${of} (${drop})` : of));
  const { subject, title, greeting, paragraphs, facts, nextTitle, next, link, why } = text.email;
  return [subject, title, greeting, ...paragraphs, `[${facts.join(', ')}]`, nextTitle, ...next, link, why].filter(
    (line) => line !== undefined,
  );
};

/** Before and after, line by line: what went, what came, what stayed. */
export const diffOf = (before: EntryText | undefined, after: EntryText): Html => {
  const [was, is] = [linesOf(before), linesOf(after)];
  const gone = was.filter((line) => !is.includes(line));
  return html`<ul class="diff">${gone.map((line) => html`<li><del>− ${line}</del></li>`)}${is.map((line) =>
    was.includes(line) ? html`<li>${line}</li>` : html`<li><ins>+ ${line}</ins></li>`,
  )}</ul>`;
};

const versionItem = (view: View, { ref }: Entry, one: WordsVersion, isNow: boolean): Html => {
  const { say } = view;
  const restore = to(view, '/mau-tin/sua', { ...ref, from: String(one.version) });
  const label = `${say('tplRestore')}: ${say('tplVersion', { n: one.version })}`;
  return html`<li><p><strong>${say('tplVersion', { n: one.version })}</strong> · ${exactly(one.at)} · ${one.by}
${isNow ? html`<span class="tag now">${say('tplNow')}</span>` : ''}<br>${one.why}</p>${diffOf(one.before, one.after)}
${isNow ? '' : html`<p class="screen"><a href="${restore}" aria-label="${label}">${say('tplRestore')}</a></p>`}</li>`;
};

/** The versions of an entry, the latest first, down to what came with Báo Tin. */
export const historyOf = (view: View, entry: Entry): Html => {
  const { say } = view;
  const { history, shipped, ref } = entry;
  if (history.length === 0) return html`<h2>${say('tplHistory')}</h2><p>${say('tplNoHistory')}</p>`;
  const back = to(view, '/mau-tin/sua', { ...ref, from: 'shipped' });
  const first = shipped
    ? html`<li><p><strong>${say('tplShippedVersion')}</strong></p><p class="said">${linesOf(shipped).join('\n')}</p>
<p class="screen"><a href="${back}" aria-label="${say('tplRestore')}: ${say('tplShippedVersion')}">${say('tplRestore')}</a></p></li>`
    : '';
  return html`<h2>${say('tplHistory')}</h2><ul class="path">${history.map((one, n) => versionItem(view, entry, one, n === 0))}${first}</ul>`;
};
