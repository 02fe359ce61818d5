import { html } from 'hono/html';
import type { Account } from '../../../domain/account.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import { to, type View } from '../view.ts';
import { type Behind, behindColumns, unknownPace } from './behind-page.ts';
import { askedIn, type BoardActions, boardPage, chooser, daysLeft, drivePath } from './board-frame.ts';
import { named, percent } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { asOf, type GapRow, type Gaps } from './gap-page.ts';
import { type League, moveColumns, rankColumns } from './league-page.ts';
import { bar } from './line-chart.ts';
import { daysSoFar, satisfactionSaid } from './satisfaction-page.ts';

const shown = 10;
const atEnds = 5;

type Reached = { id: string; name: string; reached: number; of: number };

/** How many units have reached their target, by indicator; what nobody knows is not counted. */
const reachedIn = ({ drive, rows }: Pick<Gaps, 'drive' | 'rows'>, account: Account): Reached[] =>
  drive.indicators.flatMap(({ id, name }) => {
    const known = rows.filter((row) => row.indicator === id && row[account].gap !== undefined);
    const reached = known.filter((row) => (row[account].gap ?? 1) <= 0).length;
    return known.length > 0 ? [{ id, name, reached, of: known.length }] : [];
  });

const unsorted = <T>(columns: readonly Column<T>[]): Column<T>[] => columns.map(({ by: _, ...column }) => column);

const reachedTable = (view: View, rows: readonly Reached[]): Html => {
  const { say } = view;
  const shareOf = ({ reached, of }: Reached) => Math.round((reached * 1000) / of) / 10;
  return wideTable(
    view,
    say('boardReached'),
    [
      { id: 'chi-tieu', head: say('boardIndicator'), isHead: true, cell: ({ name }) => named(view, name) },
      { id: 'dat', head: say('boardReached'), cell: ({ reached, of }) => say('boardReachedOf', { n: reached, of }) },
      {
        ...{ id: 'ty-le', head: say('boardShare'), mark: () => 'bars' },
        cell: (row) => html`${bar(shareOf(row))} ${percent(view, shareOf(row))}`,
      },
    ],
    rows,
  );
};

const cards = (view: View, gaps: Gaps, behind: Behind, account: Account, answers: Html): Html => {
  const { say } = view;
  const units = new Set(behind.rows.map(({ unit }) => unit)).size;
  const missing = gaps.rows.filter((row: GapRow) => (row[account].gap ?? 0) > 0).length;
  return html`<div class="work few"><section><p><b class="count">${daysLeft(view, gaps.drive)}</b> ${say('boardDaysLeft')}<br><small>${gaps.phase.name}</small></p></section>
<section><p><b class="count">${units}</b> ${say('boardUnitsBehind')}</p></section>
<section><p><b class="count">${missing}</b> ${say('boardUnitsMissing')}</p></section>
<section>${answers}</section></div>`;
};

const ends = (view: View, drive: Gaps['drive'], league: League): Html => {
  const { say } = view;
  if (league.rows.length === 0) return html`<p>${say('boardNoLeague')}</p>`;
  const columns = unsorted([...rankColumns(view, drive), ...moveColumns(view, league.weeklySince, 'weekly')]);
  const last = league.rows.slice(Math.max(atEnds, league.rows.length - atEnds));
  return html`<h3>${say('boardFirst')}</h3>${wideTable(view, say('boardFirst'), columns, league.rows.slice(0, atEnds))}
${last.length > 0 ? html`<h3>${say('boardLast')}</h3>${wideTable(view, say('boardLast'), columns, last)}` : ''}`;
};

/** The drive at a glance, for who steers it. */
export const overviewPage = async (
  { drive: { drives, figures, flows } }: BoardActions,
  view: View,
  id: string,
): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const driveFound = drives.find(id).then(asAnswer);
  const [gaps, found, league, satisfaction] = await Promise.all([
    figures.gaps(id).then(asAnswer),
    figures.behind(id, asked.account, {}),
    figures.league(asked.account),
    driveFound.then(({ drive }) => flows.satisfaction(daysSoFar(view, drive))),
  ]);
  const { drive } = gaps;
  const behind = asAnswer(found);
  const answers = satisfaction.rows.reduce(
    (all, { answered, satisfied }) => ({ answered: all.answered + answered, satisfied: all.satisfied + satisfied }),
    { answered: 0, satisfied: 0 },
  );
  const reached = reachedIn(gaps, asked.account);
  const all = (part: string, what: string) =>
    html`<p class="screen"><a href="${to(view, drivePath(drive, part), asked.account === 'published' ? { nguon: 'cong' } : {})}">${say('boardAll', { what })}</a></p>`;
  const warnings =
    behind.rows.length > 0
      ? wideTable(view, say('boardBehind'), unsorted(behindColumns(view, drive)), behind.rows.slice(0, shown))
      : html`<p>${say('boardNoneBehind')}</p>`;
  return boardPage(
    view,
    drive,
    say('boardWhole'),
    html`${asOf(view, gaps)}${chooser(view, drive, asked, { account: true })}
${cards(view, { ok: true, ...gaps }, { ok: true, ...behind }, asked.account, satisfactionSaid(view, answers, satisfaction))}
<h2>${say('boardReached')}</h2>${reached.length > 0 ? reachedTable(view, reached) : html`<p>${say('boardNoFigures')}</p>`}${all('/chi-tieu', say('boardGaps'))}
<h2>${say('boardBehind')}</h2>${warnings}${unknownPace(view, behind.unknown)}${all('/canh-bao', say('boardBehind'))}
<h2>${say('boardLeague')}</h2>${ends(view, drive, league)}${all('/xep-hang', say('boardLeague'))}`,
  );
};
