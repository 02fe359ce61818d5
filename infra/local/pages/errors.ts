import { html } from 'hono/html';
import type { DeadLetter } from '../dead-letters.ts';
import type { TrialError } from '../error-line.ts';
import { dossierOfRecord } from '../what-came.ts';
import { dossierLink, type Html, paged, type Trial, table, term, when } from './frame.ts';

const subjectOf = (dossiers: readonly string[], request?: string): Html => {
  const asked = request === undefined ? '' : html`<small>${request}</small>`;
  const named = dossiers.map((code) => html`<div>${dossierLink(code)}</div>`);
  return named.length === 0 && asked === '' ? html`–` : html`${named}${asked}`;
};

const errorRow = ({ at, where, dossiers, request, message, stack }: TrialError): unknown[] => [
  when(at),
  html`<b class="whole">${where}</b>`,
  subjectOf(dossiers, request),
  stack ? html`<details><summary>${message}</summary><pre>${stack}</pre></details>` : message,
];

const inWords = (record: unknown): string => (typeof record === 'string' ? record : JSON.stringify(record, null, 2));

const deadRow = ({ at, source, consumer, record }: DeadLetter): unknown[] => {
  const code = dossierOfRecord(record);
  return [
    when(at),
    html`<b class="whole">${consumer}</b> <small lang="en">${source}</small>`,
    subjectOf(code === undefined ? [] : [code]),
    html`<details><summary>Đã thử lại nhiều lần mà không được</summary><pre>${inWords(record)}</pre></details>`,
  ];
};

const headings = ['Lúc', 'Chức năng', 'Hồ sơ', 'Sự việc'];

/** What failed in this trial, the latest first: by whom, for which dossier, and where in the code. */
export const errorsPage = (trial: Trial, query: Readonly<Record<string, string>>): Html => {
  const { part, links } = paged(trial.platform.errors.toReversed(), query);
  const dead = trial.platform.deadLetters().toReversed();
  return html`<p class="lede">Những gì hỏng từ khi bản chạy thử bắt đầu, mới nhất ở trên. Bấm vào một dòng để xem lỗi ở đâu trong mã.
<small lang="en">What failed since the trial started, the latest first. Open a line for its stack. The terminal tells of each in one line.</small></p>
${table(headings, part.map(errorRow))}${links}
${dead.length > 0 ? html`<h2>${term('Không xử lý được', 'dead letters')}</h2>${table(headings, dead.map(deadRow))}` : ''}`;
};
