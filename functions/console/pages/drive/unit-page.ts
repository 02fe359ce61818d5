import { html } from 'hono/html';
import { dayOf } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import { to, type View } from '../view.ts';
import { behindColumns } from './behind-page.ts';
import { askedIn, type BoardActions, boardPage, chooser, drivePath, nameOf, takeAway } from './board-frame.ts';
import { day, named, number, places, signed } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { asOf, type GapRow, gapColumns } from './gap-page.ts';
import type { League, LeagueRow } from './league-page.ts';
import { daysSoFar, satisfactionSaid } from './satisfaction-page.ts';
import { trendCharts } from './trend-part.ts';

const rankSaid = (view: View, { rows, dailySince, weeklySince }: League, row: LeagueRow | undefined): Html => {
  const { say } = view;
  if (!row) return html`<p>${say('boardNoRank')}</p>`;
  const since = (on: string | undefined, change: LeagueRow['daily']) =>
    on && change
      ? html`<br><small>${places(change)} (${signed(view, change.points)}) ${say('boardSinceDay', { day: day(view, on) })}</small>`
      : '';
  return html`<p><b class="count">${row.rank}</b> ${say('boardOfUnits', { n: rows.length })}<br>${say('boardTotal')}: ${number(view, row.total)}
${since(dailySince, row.daily)}${weeklySince === dailySince ? '' : since(weeklySince, row.weekly)}</p>`;
};

const gapTable = (view: View, rows: readonly GapRow[], nameIn: (indicator: string) => string): Html => {
  const columns: Column<GapRow>[] = [
    {
      ...{ id: 'chi-tieu', head: view.say('boardIndicator'), isHead: true },
      cell: ({ indicator }) => named(view, nameIn(indicator)),
    },
    ...gapColumns(view).map(({ by: _, ...column }) => column),
  ];
  return wideTable(view, view.say('boardGaps'), columns, rows);
};

/** All that a unit's head asks of the drive, on one page. */
export const unitPage = async (
  { drive: { drives, figures, flows } }: BoardActions,
  view: View,
  id: string,
  unit: string,
): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const driveFound = drives.find(id).then(asAnswer);
  const [gaps, league, behind, trend, counted, names] = await Promise.all([
    figures.gaps(id).then(asAnswer),
    figures.league(asked.account),
    figures.behind(id, asked.account, { unit }),
    figures.trend(id, asked.account, { unit }),
    driveFound.then(({ drive }) => flows.unitDays(unit, daysSoFar(view, drive))),
    figures.unitNames(id, [unit]),
  ]);
  const { drive } = gaps;
  const rows = gaps.rows.filter((row) => row.unit === unit);
  const warned = asAnswer(behind).rows;
  const sum = (count: string) => counted.days.reduce((all, { counts }) => all + (counts[count] ?? 0), 0);
  const { running = 0, overdue = 0 } = counted.now;
  const warnings =
    warned.length > 0
      ? wideTable(
          view,
          say('boardBehind'),
          behindColumns(view, drive, { withUnit: false }).map(({ by: _, ...of }) => of),
          warned,
        )
      : html`<p>${say('boardNoneBehind')}</p>`;
  return boardPage(
    view,
    drive,
    names[0]?.name ?? unit,
    html`${asOf(view, gaps)}<div class="work few">
<section><h2>${say('boardRank')}</h2>${rankSaid(
      view,
      league,
      league.rows.find((row) => row.unit === unit),
    )}</section>
<section><h2>${say('boardNow')}</h2><p><b class="count">${running}</b><br><small>${say('boardOverdue')}: ${overdue}</small></p></section>
<section><h2>${say('boardSatisfaction')}</h2>${satisfactionSaid(view, { answered: sum('answered'), satisfied: sum('satisfied') }, counted)}</section>
<section><h2>${say('boardTasks')}</h2><p><a href="${to(view, drivePath(drive, '/viec'), { 'don-vi': unit })}">${say('boardAll', { what: say('boardTasks') })}</a></p></section></div>
<h2>${say('boardGaps')}: ${gaps.phase.name}</h2>${rows.length > 0 ? gapTable(view, rows, (indicator) => nameOf(drive, indicator)) : html`<p>${say('boardNotIn')}</p>`}
<h2>${say('boardBehind')}</h2>${warnings}<h2>${say('boardTrend')}</h2>${chooser(view, drive, asked, { account: true })}${trendCharts(view, { ok: true, ...asAnswer(trend) })}
${takeAway(view, `/drives/${id}/gaps?day=${dayOf(view.now)}`)}`,
  );
};
