import { html } from 'hono/html';
import type { Account } from '../../../domain/account.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import type { View } from '../view.ts';
import { askedIn, askedOf, type BoardActions, boardPage, chooser, takeAway } from './board-frame.ts';
import { overTarget, signed } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { asOf, type GapRow, heatOf, unitLink } from './gap-page.ts';

type UnitRow = { unit: string; name: string; gaps: ReadonlyMap<string, number | undefined>; missed: number };

const unitRows = (rows: readonly GapRow[], account: Account): UnitRow[] =>
  [...Map.groupBy(rows, ({ unit }) => unit)]
    .map(([unit, of]) => {
      const gaps = new Map(of.map((row) => [row.indicator, row[account].gap]));
      const missed = [...gaps.values()].filter((gap) => gap !== undefined && gap > 0).length;
      return { unit, name: of[0]?.name ?? unit, gaps, missed };
    })
    .toSorted((a, b) => lackOf(b) - lackOf(a));

const lackOf = ({ gaps }: UnitRow): number =>
  [...gaps.values()].reduce<number>((sum, gap) => sum + Math.max(0, gap ?? 0), 0);

/** `✓`, `✓ +2,5` or `−18`: the sign says what the colour says. */
const cellOf = (view: View, gap: number | undefined): string => {
  if (gap === undefined) return '–';
  if (gap > 0) return signed(view, overTarget(gap));
  return gap === 0 ? '✓' : `✓\u00a0${signed(view, overTarget(gap))}`;
};

/** All units by all indicators at a glance. */
export const heatPage = async ({ drive: { figures } }: BoardActions, view: View, id: string): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const of = asAnswer(await figures.gaps(id));
  const rows = unitRows(askedOf(of.rows, asked), asked.account);
  const shown = of.drive.indicators.filter(({ id: one }) => !asked.indicator || one === asked.indicator);
  const columns: Column<UnitRow>[] = [
    {
      ...{ id: 'don-vi', head: say('boardUnit'), isHead: true, by: ({ name }) => name },
      cell: (row) => unitLink(view, of.drive, row),
    },
    ...shown.map(
      ({ id: indicator, name }): Column<UnitRow> => ({
        ...{ id: indicator, head: name, isNumber: true, by: ({ gaps }) => overTarget(gaps.get(indicator)) },
        mark: ({ gaps }) => heatOf(gaps.get(indicator)),
        cell: ({ gaps }) => cellOf(view, gaps.get(indicator)),
      }),
    ),
    {
      ...{ id: 'chua-dat', head: say('boardMissed'), isNumber: true, by: ({ missed }) => missed },
      cell: ({ missed }) => String(missed),
    },
  ];
  const table =
    rows.length > 0 ? wideTable(view, say('boardHeat'), columns, rows) : html`<p>${say('boardNoTargets')}</p>`;
  return boardPage(
    view,
    of.drive,
    say('boardHeat'),
    html`${asOf(view, of)}<p class="hint">${say('boardHeatHint')}</p>
${chooser(view, of.drive, asked, { account: true, indicator: true, level: true })}${table}${takeAway(view, `/drives/${id}/gaps`)}`,
  );
};
