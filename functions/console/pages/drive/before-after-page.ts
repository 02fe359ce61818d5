import { html } from 'hono/html';
import { roundPoints } from '../../../domain/index766.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import type { View } from '../view.ts';
import { askedIn, askedOf, type BoardActions, boardPage, chooser, nameOf, takeAway } from './board-frame.ts';
import { day, named, number, signed } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { unitLink } from './gap-page.ts';

type Table = Extract<Awaited<ReturnType<BoardActions['drive']['figures']['beforeAndAfter']>>, { ok: true }>;
type Side = Table['rows'][number];
type Row = Pick<Side, 'unit' | 'name' | 'level' | 'indicator' | 'baseline'> & {
  ours: Side | undefined;
  theirs: Side | undefined;
};

/** Both accounts of a unit's indicator in one row. */
const together = (ours: Table, theirs: Table): Row[] => {
  const keyOf = ({ unit, indicator }: Side) => `${unit} ${indicator}`;
  const [mine, others] = [
    new Map(ours.rows.map((row) => [keyOf(row), row])),
    new Map(theirs.rows.map((row) => [keyOf(row), row])),
  ];
  return [...new Set([...mine.keys(), ...others.keys()])].flatMap((key) => {
    const [own, other] = [mine.get(key), others.get(key)];
    const any = other ?? own;
    return any ? [{ ...any, ours: own, theirs: other }] : [];
  });
};

const difference = ({ ours, theirs }: Row): number | undefined =>
  ours?.end === undefined || theirs?.end === undefined ? undefined : roundPoints(ours.end - theirs.end);

/** Where units stood before the drive, at its end or so far, and since; by both accounts. */
export const beforeAfterPage = async ({ drive: { figures } }: BoardActions, view: View, id: string): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const [ours, theirs] = await Promise.all([
    figures.beforeAndAfter(id, 'computed').then(asAnswer),
    figures.beforeAndAfter(id, 'published').then(asAnswer),
  ]);
  const drive = ours.drive;
  const rows = askedOf(together({ ok: true, ...ours }, { ok: true, ...theirs }), asked);
  const plain = (key: string, head: string, of: (row: Row) => number | undefined): Column<Row> => ({
    ...{ id: key, head, isNumber: true, by: of },
    cell: (row) => number(view, of(row)),
  });
  const change = (key: string, head: string, of: (row: Row) => number | undefined): Column<Row> => ({
    ...plain(key, head, of),
    cell: (row) => signed(view, of(row)),
  });
  const side = (which: 'ours' | 'theirs', of: Pick<Table, 'beforeOn' | 'endOn' | 'afterOn'>): Column<Row>[] => {
    const name = say(which === 'ours' ? 'boardComputed' : 'boardPublished');
    const after =
      of.afterOn === undefined
        ? []
        : [
            plain(
              `sau-${which}`,
              `${say('boardAfterOn', { day: day(view, of.afterOn) })}, ${name}`,
              (row) => row[which]?.after,
            ),
          ];
    return [
      plain(
        `truoc-${which}`,
        `${say('boardBeforeOn', { day: day(view, of.beforeOn) })}, ${name}`,
        (row) => row[which]?.before,
      ),
      plain(`nay-${which}`, `${say('boardEndOn', { day: day(view, of.endOn) })}, ${name}`, (row) => row[which]?.end),
      change(`tang-${which}`, `${say('boardGained')}, ${name}`, (row) => row[which]?.gained),
      ...after,
    ];
  };
  const columns: Column<Row>[] = [
    {
      ...{ id: 'don-vi', head: say('boardUnit'), isHead: true, by: ({ name }) => name },
      cell: (row) => unitLink(view, drive, row),
    },
    {
      ...{ id: 'chi-tieu', head: say('boardIndicator'), by: ({ indicator }) => nameOf(drive, indicator) },
      cell: ({ indicator }) => named(view, nameOf(drive, indicator)),
    },
    plain('nam-truoc', say('boardLastYear'), ({ baseline }) => baseline),
    ...side('ours', ours),
    ...side('theirs', theirs),
    change('lech', say('boardDifference'), difference),
  ];
  const table =
    rows.length > 0 ? wideTable(view, say('boardBeforeAfter'), columns, rows) : html`<p>${say('boardNoBefore')}</p>`;
  return boardPage(
    view,
    drive,
    say('boardBeforeAfter'),
    html`<p class="hint">${say('boardGapHint')}</p>${chooser(view, drive, asked, { indicator: true, level: true })}${table}
${takeAway(view, `/drives/${id}/before-after?account=computed`)}`,
  );
};
