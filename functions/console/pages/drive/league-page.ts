import { html } from 'hono/html';
import { groups } from '../../../domain/index766.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import type { View } from '../view.ts';
import { askedIn, askedOf, type BoardActions, boardPage, chooser, type DriveHead, takeAway } from './board-frame.ts';
import { day, number, places, signed } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { unitLink } from './gap-page.ts';

export type League = Awaited<ReturnType<BoardActions['drive']['figures']['league']>>;
export type LeagueRow = League['rows'][number];

/** Rank, unit and points; what every table of ranks begins with. */
export const rankColumns = (view: View, drive: DriveHead): Column<LeagueRow>[] => [
  {
    ...{ id: 'hang', head: view.say('boardRank'), isNumber: true, by: ({ rank }) => -rank },
    cell: ({ rank }) => String(rank),
  },
  {
    ...{ id: 'don-vi', head: view.say('boardUnit'), isHead: true, by: ({ name }) => name },
    cell: (row) => unitLink(view, drive, row),
  },
  {
    ...{ id: 'diem', head: view.say('boardTotal'), isNumber: true, by: ({ total }) => total },
    cell: ({ total }) => number(view, total),
  },
];

/** What moved since the table of an earlier day. */
export const moveColumns = (view: View, since: string | undefined, of: 'daily' | 'weekly'): Column<LeagueRow>[] =>
  since === undefined
    ? []
    : [
        {
          ...{ id: `doi-${of}`, head: view.say('boardDaily', { day: day(view, since) }), isNumber: true },
          by: (row) => row[of]?.places,
          cell: (row) => (row[of] ? html`${places(row[of])} <small>(${signed(view, row[of]?.points)})</small>` : '–'),
        },
      ];

/** All units by their points, with what moved since the day and the week before. */
export const leaguePage = async (
  { drive: { figures, drives } }: BoardActions,
  view: View,
  id: string,
): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const [{ drive }, of] = await Promise.all([drives.find(id).then(asAnswer), figures.league(asked.account)]);
  const rows = askedOf(of.rows, { ...asked, indicator: undefined });
  const weekly = of.weeklySince === of.dailySince ? undefined : of.weeklySince;
  const columns: Column<LeagueRow>[] = [
    ...rankColumns(view, drive),
    ...moveColumns(view, of.dailySince, 'daily'),
    ...moveColumns(view, weekly, 'weekly'),
    ...groups.map(
      (group): Column<LeagueRow> => ({
        ...{ id: group, head: group, isNumber: true, by: ({ scores }) => scores[group] },
        cell: ({ scores }) => number(view, scores[group]),
      }),
    ),
    ...(asked.account === 'published'
      ? [
          {
            ...{ id: 'hang-cong', head: say('boardPortalRank'), isNumber: true },
            by: ({ publishedRank }: LeagueRow) => publishedRank,
            cell: ({ publishedRank }: LeagueRow) => number(view, publishedRank),
          },
        ]
      : []),
  ];
  const told = asked.account === 'computed' ? 'boardComputedOn' : 'boardPublishedOn';
  const table =
    rows.length > 0 ? wideTable(view, say('boardLeague'), columns, rows) : html`<p>${say('boardNoLeague')}</p>`;
  return boardPage(
    view,
    drive,
    say('boardLeague'),
    html`<p class="soft">${say(told, { day: day(view, of.day) })}.</p><p class="hint">${say('boardLeagueHint')}</p>
${chooser(view, drive, asked, { account: true, level: true })}${table}${takeAway(view, `/league?account=${asked.account}`)}`,
  );
};
