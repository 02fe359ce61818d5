import { html } from 'hono/html';
import type { RowProblem } from '../../../domain/file-rows.ts';
import { problemSentence } from '../../../domain/problem-words.ts';
import type { Refusal } from '../../../domain/sentence.ts';
import type { Sheet } from '../../../domain/sheet.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import type { View } from '../view.ts';

const heads = ['importRow', 'importField', 'importWeight', 'importWrong'] as const;

/** Whether the row was refused for it, or taken in with a warning. */
const weightOf = ({ say }: View, { severity }: RowProblem): string =>
  say(severity === 'warning' ? 'importWarning' : 'importRefused');

/** Row 0 is the file as a whole. */
const rowOf = ({ say }: View, row: number): string => (row === 0 ? say('importWhole') : String(row));

/** Faults by row and field, in the reader's language. */
export const problemTable = (view: View, rows: readonly RowProblem[]): Html => {
  const { say } = view;
  return html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${rows.map(
    (one) =>
      html`<tr><td data-label="${say('importRow')}">${rowOf(view, one.row)}</td><td data-label="${say('importField')}">${one.field}</td><td data-label="${say('importWeight')}">${weightOf(view, one)}</td><td data-label="${say('importWrong')}">${view.in(problemSentence(one.problem))}</td></tr>`,
  )}</tbody></table>`;
};

/** The same to take away, so that the file can be mended beside it. */
export const problemSheet = (view: View, file: string, rows: readonly RowProblem[]): Sheet => ({
  name: view.say('importProblems'),
  headings: [view.say('importFile'), ...heads.map((head) => view.say(head))],
  rows: rows.map((one) => [
    file,
    one.row === 0 ? rowOf(view, one.row) : one.row,
    one.field,
    weightOf(view, one),
    view.in(problemSentence(one.problem)),
  ]),
});

/** A file that was not taken in: its rows at fault, on the page and to take away; nothing of it is kept with us. */
export const refusedRows = (view: View, { rows = [] }: Pick<Refusal, 'rows'>, file: string): Html | '' =>
  rows.length === 0
    ? ''
    : html`<section aria-labelledby="refused"><h2 id="refused">${view.say('importProblems')}</h2>
<form method="post" action="${home}/nhap-tep/loi"><input type="hidden" name="file" value="${file}"><input type="hidden" name="rows" value="${JSON.stringify(rows)}">
<button class="plain">${view.say('importDownload', { kind: 'CSV' })}</button></form>${problemTable(view, rows)}</section>`;
