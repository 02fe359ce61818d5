import { html } from 'hono/html';
import { formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import type { View } from '../view.ts';
import {
  askedIn,
  askedOf,
  type BoardActions,
  boardPage,
  chooser,
  type DriveHead,
  nameOf,
  takeAway,
} from './board-frame.ts';
import { named, number, signed } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { unitLink } from './gap-page.ts';

export type Behind = Extract<Awaited<ReturnType<BoardActions['drive']['figures']['behind']>>, { ok: true }>;
export type BehindRow = Behind['rows'][number];

/** Where the present pace leads, for who will not get there. */
export const behindColumns = (view: View, drive: DriveHead, { withUnit = true } = {}): Column<BehindRow>[] => {
  const { say } = view;
  const column = (id: string, head: string, of: (row: BehindRow) => number | undefined): Column<BehindRow> => ({
    ...{ id, head, isNumber: true, by: of },
    cell: (row) => number(view, of(row)),
  });
  const unit: Column<BehindRow> = {
    ...{ id: 'don-vi', head: say('boardUnit'), isHead: true, by: ({ name }) => name },
    cell: (row) => unitLink(view, drive, row),
  };
  return [
    ...(withUnit ? [unit] : []),
    {
      ...{ id: 'chi-tieu', head: say('boardIndicator'), isHead: !withUnit },
      by: ({ indicator }) => nameOf(drive, indicator),
      cell: ({ indicator }) => named(view, nameOf(drive, indicator)),
    },
    column('giao', say('boardTarget'), ({ target }) => target),
    column('dat', say('boardStands'), ({ percent }) => percent),
    {
      ...{ id: 'toc-do', head: say('boardPace'), isNumber: true, by: ({ outlook }) => outlook.pace },
      cell: ({ outlook }) => signed(view, outlook.pace),
    },
    {
      ...{ id: 'can', head: say('boardNeeded'), isNumber: true, by: ({ outlook }) => outlook.neededPace },
      cell: ({ outlook }) => signed(view, outlook.neededPace),
    },
    column('du-kien', say('boardExpected'), ({ outlook }) => outlook.expected),
    {
      ...{ id: 'han', head: say('boardBy') },
      by: ({ by }) => by,
      cell: ({ by }) => html`<time>${formatDay(by)}</time>`,
    },
    {
      ...{ id: 'danh-gia', head: say('boardVerdict') },
      cell: ({ outlook }) =>
        html`<span class="tag now">${say(outlook.verdict === 'missed' ? 'boardMissedVerdict' : 'boardBehindVerdict')}</span>`,
    },
  ];
};

export const unknownPace = ({ say }: View, unknown: number): Html | '' =>
  unknown > 0 ? html`<p class="soft">${say('boardUnknownPace', { n: unknown })}</p>` : '';

/** Who falls behind at the present pace; who has to speed up most first. */
export const behindPage = async ({ drive: { figures } }: BoardActions, view: View, id: string): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const of = asAnswer(await figures.behind(id, asked.account, {}));
  const rows = askedOf(of.rows, asked);
  const table =
    rows.length > 0
      ? wideTable(view, say('boardBehind'), behindColumns(view, of.drive), rows)
      : html`<p>${say('boardNoneBehind')}</p>`;
  return boardPage(
    view,
    of.drive,
    say('boardBehind'),
    html`<p>${say('boardBehindHint', { n: of.overDays })}</p>
${chooser(view, of.drive, asked, { account: true, indicator: true, level: true })}${table}${unknownPace(view, of.unknown)}
${takeAway(view, `/drives/${id}/behind?account=${asked.account}`)}`,
  );
};
