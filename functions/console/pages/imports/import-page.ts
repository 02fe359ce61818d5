import { html } from 'hono/html';
import { isUnderWay, mostKeptProblems, type ShownImport } from '../../../domain/file-import.ts';
import type { Page, Problem } from '../../../ports.ts';
import type { Html } from '../../page.ts';
import { frame } from '../frame.ts';
import { exactly, pager } from '../parts.ts';
import { to, type View } from '../view.ts';
import { path, stateWords } from './import-list.ts';
import { problemTable } from './problems.ts';

const facts = (view: View, { by, at, endedAt, state, counts }: ShownImport): Html => {
  const { say } = view;
  const fact = (word: Parameters<typeof say>[0], value: Html | string | number) =>
    html`<dt>${say(word)}</dt><dd>${value}</dd>`;
  const numbers = html`${fact('importRows', counts.rows)}${fact('importApplied', counts.applied)}
${fact('importRepeated', counts.repeated)}${fact('importStale', counts.stale)}${fact('importRejected', counts.rejected)}
${fact('importWarned', counts.warned)}`;
  return html`<dl class="facts">${fact('state', say(stateWords[state]))}${fact('importFrom', by ?? say('importNotByHand'))}
${fact('importCame', exactly(at))}${endedAt ? fact('importEnded', exactly(endedAt)) : ''}${state === 'waiting' ? '' : numbers}</dl>`;
};

/** How far it is; whoever wants to read on in peace stops the page from looking again by itself. */
const progress = (view: View, { id, counts, percent }: ShownImport, refreshes: boolean): Html => {
  const { say } = view;
  const here = `${path}/${id}`;
  const value = percent === undefined ? '' : html` value="${percent}"`;
  const stop = refreshes
    ? html`<span class="soft">${say('importRefreshes')}</span> <a href="${to(view, here, { dung: '1' })}">${say('importStopRefresh')}</a>`
    : '';
  return html`<p role="status"><label for="progress">${say('importProgress', { n: counts.rows })}</label></p>
<progress id="progress" max="100"${value}>${percent ?? ''}</progress>
<p class="acts"><a class="button plain" href="${to(view, here, refreshes ? {} : { dung: '1' })}">${say('importLookAgain')}</a></p><p>${stop}</p>`;
};

const problems = (view: View, { id, counts }: ShownImport, { items, next }: Page<Problem>): Html => {
  const { say } = view;
  if (counts.problems === 0) return html`<p>${say('importNoProblems')}</p>`;
  const cut = counts.problems > mostKeptProblems ? html` ${say('importProblemsCut', { n: mostKeptProblems })}` : '';
  const download = (as: 'csv' | 'xlsx') =>
    html`<a class="button plain" href="${to(view, `${path}/${id}/loi`, { as })}">${say('importDownload', { kind: as.toUpperCase() })}</a>`;
  return html`<h2 id="problems">${say('importProblems')} (${counts.problems})</h2><p>${say('importProblemsMore')}${cut}</p>
<p class="acts screen">${download('xlsx')} ${download('csv')}</p>${problemTable(view, items)}${pager(view, `${path}/${id}`, next)}`;
};

/** One file: how far it is read, then what came of it. */
export const importPage = (view: View, found: ShownImport, page: Page<Problem>, refreshes: boolean): Html => {
  const state =
    found.state === 'broken-off'
      ? html`<p class="note">${view.say('importBrokenOffMore')}</p>`
      : isUnderWay(found)
        ? progress(view, found, refreshes)
        : '';
  return frame(view, {
    title: found.name,
    body: html`${state}${facts(view, found)}${isUnderWay(found) ? '' : problems(view, found, page)}
<p class="screen"><a href="${to(view, path)}">${view.say('importFiles')}</a></p>`,
  });
};
