import { html } from 'hono/html';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import { to, type View } from '../view.ts';
import {
  askedIn,
  askedOf,
  type BoardActions,
  boardPage,
  chooser,
  type DriveHead,
  nameOf,
  takeAway,
  unitPath,
} from './board-frame.ts';
import { day, named, number, overTarget, signed } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';

type Figures = BoardActions['drive']['figures'];
export type Gaps = Extract<Awaited<ReturnType<Figures['gaps']>>, { ok: true }>;
export type GapRow = Gaps['rows'][number];

/** How much is missing, as the ground of its cell; the number and its sign say the same. */
export const heatOf = (gap: number | undefined): string => {
  if (gap === undefined) return '';
  if (gap <= 0) return 'h0';
  return gap <= 5 ? 'h1' : gap <= 15 ? 'h2' : gap <= 30 ? 'h3' : 'h4';
};

export const unitLink = (view: View, drive: DriveHead, { unit, name }: { unit: string; name: string }): Html =>
  html`<a href="${to(view, unitPath(drive, unit))}">${named(view, name)}</a>`;

/** Where a row stands against its targets, by both accounts. */
export const gapColumns = (view: View): Column<GapRow>[] => {
  const { say } = view;
  const [ours, theirs] = [say('boardComputed'), say('boardPublished')];
  const column = (id: string, head: string, of: (row: GapRow) => number | undefined): Column<GapRow> => ({
    ...{ id, head, isNumber: true, by: of },
    cell: (row) => number(view, of(row)),
  });
  const over = (id: string, head: string, of: (row: GapRow) => number | undefined): Column<GapRow> => ({
    ...{ id, head, isNumber: true, by: (row) => overTarget(of(row)), mark: (row) => heatOf(of(row)) },
    cell: (row) => signed(view, overTarget(of(row))),
  });
  return [
    column('giao', say('boardTarget'), ({ target }) => target),
    column('nam-truoc', say('boardLastYear'), ({ baseline }) => baseline),
    column('dat', `${say('boardStands')}, ${ours}`, ({ computed }) => computed.percent),
    over('thieu', `${say('boardGap')}, ${ours}`, ({ computed }) => computed.gap),
    column('dat-cong', `${say('boardStands')}, ${theirs}`, ({ published }) => published.percent),
    over('thieu-cong', `${say('boardGap')}, ${theirs}`, ({ published }) => published.gap),
    {
      ...{ id: 'lech', head: say('boardDifference'), isNumber: true, by: ({ difference }) => difference },
      cell: ({ difference }) => signed(view, difference),
    },
  ];
};

/** Of which days the figures of both accounts are. */
export const asOf = (view: View, of: Pick<Gaps, 'computedOn' | 'publishedOn'>): Html =>
  html`<p class="soft">${view.say('boardComputedOn', { day: day(view, of.computedOn) })}. ${view.say('boardPublishedOn', { day: day(view, of.publishedOn) })}.</p>`;

const missing = ({ computed, published }: GapRow): number => computed.gap ?? published.gap ?? Number.NEGATIVE_INFINITY;

/** Every unit and indicator against its target; who lacks most first, until one sorts otherwise. */
export const gapPage = async ({ drive: { figures } }: BoardActions, view: View, id: string): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const of = asAnswer(await figures.gaps(id));
  const rows = askedOf(of.rows, asked).toSorted((a, b) => missing(b) - missing(a));
  const columns: Column<GapRow>[] = [
    {
      ...{ id: 'don-vi', head: say('boardUnit'), isHead: true, by: ({ name }) => name },
      cell: (row) => unitLink(view, of.drive, row),
    },
    ...(asked.indicator
      ? []
      : [
          {
            ...{ id: 'chi-tieu', head: say('boardIndicator') },
            by: ({ indicator }: GapRow) => nameOf(of.drive, indicator),
            cell: ({ indicator }: GapRow) => named(view, nameOf(of.drive, indicator)),
          },
        ]),
    ...gapColumns(view),
  ];
  const title = [say('boardGaps'), of.phase.name].join(': ');
  const table = rows.length > 0 ? wideTable(view, title, columns, rows) : html`<p>${say('boardNoTargets')}</p>`;
  return boardPage(
    view,
    of.drive,
    title,
    html`${asOf(view, of)}<p class="hint">${say('boardGapHint')}</p>${chooser(view, of.drive, asked, { indicator: true, level: true })}
${table}${takeAway(view, `/drives/${id}/gaps`)}`,
  );
};
