import { html, raw } from 'hono/html';
import { formatDay, type Instant, timeOfDay } from '../../../functions/domain/time.ts';
import type { MovableClock } from '../clock.ts';
import type { Platform } from '../platform.ts';

export type Html = ReturnType<typeof html>;

/** What the pages show. `sample` changes while the sample runs; `live` is kept when the clock has come to the real now. */
export type Trial = {
  platform: Pick<Platform, 'fetch' | 'drop' | 'carriers' | 'documents' | 'table' | 'errors' | 'deadLetters'>;
  clock: Pick<MovableClock, 'now'>;
  /** Printed in notices that are not sent yet. */
  trackingPage: string;
  sample: { running: boolean; done: number; total: number };
  live: Promise<void>;
};

const places = [
  ['/', 'Tổng quan'],
  ['/hop-thu', 'Hộp thư'],
  ['/ho-so', 'Hồ sơ'],
  ['/thong-bao', 'Thông báo'],
  ['/ban-lam-viec', 'Bàn làm việc'],
  ['/loi', 'Lỗi'],
] as const;

/** Errors, and what was given up after many tries. */
export const errorCount = ({ platform }: Trial): number => platform.errors.length + platform.deadLetters().length;

const countAt = (path: string, trial: Trial): Html | '' => {
  const count = path === '/loi' ? errorCount(trial) : 0;
  return count > 0 ? html` <b class="count">${count}</b>` : '';
};

const progressOf = ({ sample: { running, done, total } }: Trial): Html | '' =>
  running
    ? html`<p class="note">Ngày mẫu đang chạy, tin đến dần: ${done}/${total} cập nhật. <progress max="${total}" value="${done}" aria-label="Ngày mẫu"></progress></p>`
    : '';

/** A whole page. It loads itself again only as long as the sample runs. */
export const frame = (trial: Trial, here: string, title: string, body: Html): Html => html`${raw('<!doctype html>')}
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${trial.sample.running ? html`<meta http-equiv="refresh" content="5">` : ''}
<title>${title} · Báo Tin</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head>
<body><header><a class="name" href="/">Báo Tin</a><nav>${places.map(
  ([path, label]) =>
    html`<a href="${path}"${path === here ? raw(' aria-current="page"') : ''}>${label}${countAt(path, trial)}</a>`,
)}</nav></header>
<main><h1>${title}</h1>${progressOf(trial)}${body}</main>
<footer><span>Giờ của bản chạy thử <small lang="en">trial clock</small>: <b>${when(trial.clock.now())}</b></span>
<a href="">Tải lại</a></footer></body></html>`;

/** `16:30, 23/10/2026` */
export const when = (instant: Instant | undefined): Html =>
  instant ? html`<time>${timeOfDay(instant)}, ${formatDay(instant.slice(0, 10))}</time>` : html`–`;

export const day = (instant: Instant | undefined): Html =>
  instant ? html`<time>${formatDay(instant.slice(0, 10))}</time>` : html`–`;

/** A unit's digest stands in the place of a dossier and has no page of its own. */
export const dossierLink = (code: string, words = code): Html =>
  code.startsWith('unit#')
    ? html`${words.replace('unit#', 'đơn vị ')}`
    : html`<a class="whole" href="/ho-so/${encodeURIComponent(code)}">${words}</a>`;

/** A Vietnamese word and the key by which it goes in code and files. */
export const term = (word: string, key: string): Html => html`${word} <small lang="en">${key}</small>`;

/** A cell that carries its heading along to narrow screens, where a row stands as a block. */
export const cell = (label: string, content: unknown): Html =>
  html`<td data-label="${label}"><div>${content}</div></td>`;

export const table = (headings: readonly string[], rows: readonly (readonly unknown[])[]): Html =>
  rows.length === 0
    ? html`<p>Chưa có gì ở đây. <small lang="en">Nothing here yet.</small></p>`
    : html`<table><thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((content, at) => cell(headings[at] ?? '', content))}</tr>`)}</tbody></table>`;

const perPage = 50;

/** A page's part of a long list, and the links to its other parts. `query` stays in the links. */
export const paged = <T>(
  list: readonly T[],
  query: Readonly<Record<string, string>>,
): { part: readonly T[]; links: Html } => {
  const last = Math.max(1, Math.ceil(list.length / perPage));
  const page = Math.min(last, Math.max(1, Math.floor(Number(query.trang)) || 1));
  const link = (to: number, label: string): Html | string =>
    to < 1 || to > last
      ? ''
      : html`<a href="?${String(new URLSearchParams({ ...query, trang: String(to) }))}">${label}</a>`;
  return {
    part: list.slice((page - 1) * perPage, page * perPage),
    links: html`<p class="pager">${link(page - 1, '← Trước')} <span>${list.length} mục${last > 1 ? `, trang ${page}/${last}` : ''}</span> ${link(page + 1, 'Sau →')}</p>`,
  };
};
