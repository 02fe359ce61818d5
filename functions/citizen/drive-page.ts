import { html } from 'hono/html';
import type { Gap } from '../domain/drive-gaps.ts';
import { unaccent } from '../domain/sms.ts';
import { formatDay } from '../domain/time.ts';
import { fill } from '../templates/values.ts';
import type { DriveBoard } from './drive-board.ts';
import { type Html, page, to, type Visit } from './page.ts';

const perPage = 60;

/** What is looked at: all units, those of a name, one unit, or one indicator; and which page of the list, from 1. */
export type DriveAsked = {
  unit?: string | undefined;
  indicator?: string | undefined;
  name?: string | undefined;
  part: number;
};

const number = ({ words }: Visit, n: number | undefined): string =>
  n === undefined
    ? '–'
    : `${n < 0 ? '−' : ''}${words.drive.comma === ',' ? String(Math.abs(n)).replace('.', ',') : Math.abs(n)}`;

const signed = (visit: Visit, n: number | undefined): string =>
  n === undefined || n <= 0 ? number(visit, n) : `+${number(visit, n)}`;

/** Above the target with +, below with −. */
const overTarget = ({ gap }: Gap): number | undefined => (gap === undefined ? undefined : -gap + 0);

const linkTo = (visit: Visit, { drive }: DriveBoard, query: Record<string, string> = {}): string => {
  const search = new URLSearchParams(query).toString();
  return to(visit, `/chien-dich/${drive.id}${search ? `?${search}` : ''}`);
};

/** What a row is about, and its figures by the names of their columns; on a telephone a row is a block. */
type Row = { about: Html; figures: readonly string[] };

const table = (about: string, heads: readonly string[], rows: readonly Row[]): Html =>
  html`<table class="places"><thead><tr><th scope="col">${about}</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><td>${row.about}</td>${row.figures.map((figure, n) => html`<td class="number" data-label="${heads[n]}">${figure}</td>`)}</tr>`,
  )}</tbody></table>`;

const plain = (text: string): string => unaccent(text).toLowerCase();

/** To the neighbouring pages of a list. */
const pager = (visit: Visit, board: DriveBoard, { indicator, name, part }: DriveAsked, count: number): Html | '' => {
  const { earlier, later } = visit.words.drive;
  const link = (other: number, label: string): Html | '' =>
    other >= 1 && (other - 1) * perPage < count
      ? html`<a href="${linkTo(visit, board, { ...(indicator && { 'chi-tieu': indicator }), ...(name && { tim: name }), trang: String(other) })}">${label}</a> `
      : '';
  return count > perPage ? html`<p>${link(part - 1, earlier)}${link(part + 1, later)}</p>` : '';
};

const shownOf = <T>(rows: readonly T[], part: number): readonly T[] => rows.slice((part - 1) * perPage, part * perPage);

const unitLink = (visit: Visit, board: DriveBoard, unit: string, name: string): Html =>
  html`<a lang="vi" href="${linkTo(visit, board, { 'don-vi': unit })}">${name}</a>`;

const leagueOf = (visit: Visit, board: DriveBoard, asked: DriveAsked): Html => {
  const { drive: words, language } = visit.words;
  const wanted = plain(asked.name ?? '');
  const units = board.units.filter(({ name }) => plain(name).includes(wanted));
  const hasMoves = board.since !== undefined && units.some(({ climbed }) => climbed !== undefined);
  const rows = shownOf(units, asked.part).map(
    ({ unit, name, rank, total, climbed }): Row => ({
      about: unitLink(visit, board, unit, name),
      figures: [
        number(visit, rank),
        number(visit, total),
        ...(hasMoves ? [climbed === 0 ? '=' : signed(visit, climbed)] : []),
      ],
    }),
  );
  const moved = fill(words.moved, { day: board.since && formatDay(board.since) }) ?? '';
  return html`<h2>${words.league}</h2>${hasMoves ? html`<p class="hint">${moved}</p>` : ''}<form action="/chien-dich/${board.drive.id}">${visit.chosen ? html`<input type="hidden" name="lang" value="${language}">` : ''}
<div class="field"><label for="tim">${words.find}</label><input id="tim" name="tim" value="${asked.name ?? ''}" maxlength="80" autocomplete="off"></div><p><button class="plain">${words.act}</button></p></form>
${rows.length > 0 ? table(words.unit, [words.rank, words.points, ...(hasMoves ? [words.move] : [])], rows) : html`<p role="status">${words.noUnit}</p>`}
${pager(visit, board, asked, units.length)}`;
};

/** How many units have reached each target; each leads to who has not. */
const reachedOf = (visit: Visit, board: DriveBoard): Html => {
  const words = visit.words.drive;
  const rows = board.drive.indicators.flatMap(({ id, name }): Row[] => {
    const known = board.gaps.filter(({ indicator, gap }) => indicator === id && gap !== undefined);
    const reached = known.filter(({ gap = 1 }) => gap <= 0).length;
    return known.length === 0
      ? []
      : [
          {
            about: html`<a lang="vi" href="${linkTo(visit, board, { 'chi-tieu': id })}">${name}</a>`,
            figures: [`${reached}/${known.length}`],
          },
        ];
  });
  return rows.length > 0
    ? html`<h2>${words.reached}</h2>${table(words.indicator, [words.reachedUnits], rows)}`
    : html`<p>${words.none}</p>`;
};

const gapFigures = (visit: Visit, gap: Gap): string[] => [
  ...[number(visit, gap.target), number(visit, gap.percent), signed(visit, overTarget(gap))],
];

const ofIndicator = (visit: Visit, board: DriveBoard, asked: DriveAsked, name: string): Html => {
  const words = visit.words.drive;
  const names = new Map(board.units.map((one) => [one.unit, one.name]));
  const gaps = board.gaps.filter(({ indicator }) => indicator === asked.indicator);
  const rows = shownOf(gaps, asked.part).map(
    (gap): Row => ({
      about: unitLink(visit, board, gap.unit, names.get(gap.unit) ?? gap.unit),
      figures: gapFigures(visit, gap),
    }),
  );
  return html`<h2 lang="vi">${name}</h2><p class="hint">${words.gapHint}</p>${table(words.unit, [words.target, words.stands, words.gap], rows)}${pager(visit, board, asked, gaps.length)}`;
};

const ofUnit = (visit: Visit, board: DriveBoard, { unit, name, rank, total }: DriveBoard['units'][number]): Html => {
  const words = visit.words.drive;
  const rows = board.drive.indicators.flatMap(({ id, name: indicator }) =>
    board.gaps
      .filter((gap) => gap.unit === unit && gap.indicator === id)
      .map((gap): Row => ({ about: html`<span lang="vi">${indicator}</span>`, figures: gapFigures(visit, gap) })),
  );
  return html`<h2 lang="vi">${name}</h2><dl class="facts"><dt>${words.rank}</dt><dd>${number(visit, rank)}/${board.units.filter((one) => one.rank !== undefined).length}</dd>
<dt>${words.points}</dt><dd>${number(visit, total)}</dd></dl><p class="hint">${words.gapHint}</p>
${rows.length > 0 ? table(words.indicator, [words.target, words.stands, words.gap], rows) : html`<p>${words.none}</p>`}`;
};

const asOf = ({ words }: Visit, { account, on }: DriveBoard): string =>
  fill(words.drive[account], { day: on && formatDay(on) }) ?? words.drive.none;

/** A drive for everybody: how far units are, and who stands where. */
export const drivePage = (visit: Visit, board: DriveBoard, asked: DriveAsked): Html => {
  const words = visit.words.drive;
  const { drive, today } = board;
  const unit = board.units.find((one) => one.unit === asked.unit);
  const indicator = drive.indicators.find(({ id }) => id === asked.indicator);
  const stands = today < drive.from ? words.before : today > drive.to ? words.over : words.running;
  const back = html`<p><a href="${linkTo(visit, board)}">${words.back}</a></p>`;
  return page(visit, {
    title: words.title,
    body: html`<p><b lang="vi">${drive.name}</b></p><p>${fill(stands, { from: formatDay(drive.from), to: formatDay(drive.to) })} <span lang="vi">${board.phase}</span>.</p>
<p class="soft">${asOf(visit, board)}</p>
${unit ? html`${ofUnit(visit, board, unit)}${back}` : indicator ? html`${ofIndicator(visit, board, asked, indicator.name)}${back}` : html`${reachedOf(visit, board)}${leagueOf(visit, board, asked)}`}`,
  });
};
