import { html, raw } from 'hono/html';
import type { PublishedApology } from '../domain/register.ts';
import { dayOf, formatDay } from '../domain/time.ts';
import { manyLines, oneLine } from '../templates/values.ts';
import { momentOf } from './dates.ts';
import { type Html, page, to, type Visit } from './page.ts';
import type { Found } from './register.ts';
import type { PageWords } from './vi.ts';

const perPage = 10;

/** `units`: names by code. `part`: which of the pages, from 1. */
export type Shelf = Found & { names: ReadonlyMap<string, string>; part: number };

const option = (value: string, label: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${label}</option>`;

const monthName = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

const searchForm = (visit: Visit, { months, month, units, unit, code, names }: Shelf): Html => {
  const { register: words, language } = visit.words;
  return html`<form action="/loi-xin-loi">${visit.chosen ? html`<input type="hidden" name="lang" value="${language}">` : ''}
<div class="field"><label for="thang">${words.month}</label><select id="thang" name="thang">${months.map((one) => option(one, monthName(one), month))}</select></div>
<div class="field"><label for="don-vi">${words.unit}</label><select id="don-vi" name="don-vi"><option value="">${words.allUnits}</option>${units.map(
    (one) => option(one, names.get(one) ?? one, unit),
  )}</select></div>
<div class="field"><label for="ma">${words.code}</label><p class="hint" id="ma-goi-y">${words.codeHint}</p>
<input id="ma" name="ma" value="${code}" maxlength="60" autocomplete="off" spellcheck="false" aria-describedby="ma-goi-y"></div>
<button>${words.act}</button></form>`;
};

const row = (label: string, value: string | undefined): Html | '' =>
  value ? html`<dt>${label}</dt><dd${raw(value.length > 60 ? ' class="long said"' : '')} lang="vi">${value}</dd>` : '';

const letter = (one: PublishedApology, words: PageWords, names: ReadonlyMap<string, string>): Html => {
  const { register, labels } = words;
  const heading = register.number
    .replace('{number}', () => oneLine(one.number))
    .replace('{signed}', formatDay(dayOf(one.signedAt)));
  return html`<article><h2>${heading}</h2><p lang="vi">${names.get(one.unit) ?? one.unit}</p><dl class="facts">
${row(labels.code, oneLine(one.dossier))}${row(register.applicant, oneLine(one.applicant))}
${row(labels.procedure, one.procedureName && oneLine(one.procedureName))}
<dt>${register.formerDue}</dt><dd>${momentOf(one.formerDueAt, words)}</dd><dt>${register.newDue}</dt><dd>${momentOf(one.dueAt, words)}</dd>
${row(labels.reason, manyLines(one.reason))}
${row(
  register.signer,
  [one.signerTitle, one.signerName]
    .filter(Boolean)
    .map((part) => oneLine(part ?? ''))
    .join(' '),
)}</dl></article>`;
};

/** To the neighbouring parts of a long list. */
const pager = (visit: Visit, { month, unit, letters, part }: Shelf): Html | '' => {
  const { earlier, later } = visit.words.register;
  const link = (other: number, label: string): Html | '' => {
    const query = new URLSearchParams({ thang: month ?? '', 'don-vi': unit, trang: String(other) });
    const exists = other >= 1 && (other - 1) * perPage < letters.length;
    return exists ? html`<a href="${to(visit, `/loi-xin-loi?${query}`)}">${label}</a> ` : '';
  };
  return letters.length > perPage ? html`<p>${link(part - 1, later)}${link(part + 1, earlier)}</p>` : '';
};

/** The public register of apologies. */
export const registerPage = (visit: Visit, shelf: Shelf): Html => {
  const { words } = visit;
  const { letters, code, part, names } = shelf;
  const { title, intro, none, noneOfCode, found } = words.register;
  const shown = letters.slice((part - 1) * perPage, part * perPage);
  return page(visit, {
    title,
    body: html`<p>${intro}</p>${searchForm(visit, shelf)}
<p class="found" role="status">${letters.length > 0 ? found.replace('{count}', String(letters.length)) : code === '' ? none : noneOfCode}</p>
${shown.map((one) => letter(one, words, names))}${pager(visit, shelf)}`,
  });
};
