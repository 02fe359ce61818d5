import { html } from 'hono/html';
import { dayOf, formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import type { View } from '../view.ts';
import { type BoardActions, boardPage, type DriveHead, takeAway } from './board-frame.ts';
import { percent } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { unitLink } from './gap-page.ts';

type Row = Awaited<ReturnType<BoardActions['drive']['flows']['satisfaction']>>['rows'][number];

/** The drive's days so far; where it has not begun, today. */
export const daysSoFar = ({ now }: Pick<View, 'now'>, { from, to }: Pick<DriveHead, 'from' | 'to'>) => {
  const today = dayOf(now);
  const last = today < to ? today : to;
  return { from: from < last ? from : last, to: last };
};

export const periodOf = ({ from, to }: { from: string; to: string }) => ({ from: formatDay(from), to: formatDay(to) });

/** `93,3 % hài lòng`, with how many answered; or that nobody has. */
export const satisfactionSaid = (
  view: View,
  { answered, satisfied }: { answered: number; satisfied: number },
  days: { from: string; to: string },
): Html => {
  const { say } = view;
  if (answered === 0) return html`<p>${say('boardNoAnswers', periodOf(days))}</p>`;
  const share = Math.round((satisfied * 1000) / answered) / 10;
  return html`<p><b class="count">${percent(view, share)}</b> ${say('boardSatisfied')}<br><small>${say('boardAnswers', { n: answered, ...periodOf(days) })}</small></p>`;
};

/** What citizens answered in the drive's days, by unit: the least satisfied first. */
export const satisfactionPage = async (
  { drive: { flows, drives } }: BoardActions,
  view: View,
  id: string,
): Promise<Html> => {
  const { say } = view;
  const { drive } = asAnswer(await drives.find(id));
  const days = daysSoFar(view, drive);
  const { rows } = await flows.satisfaction(days);
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const total = { answered: sum(({ answered }) => answered), satisfied: sum(({ satisfied }) => satisfied) };
  const columns: Column<Row>[] = [
    {
      ...{ id: 'don-vi', head: say('boardUnit'), isHead: true, by: ({ name }) => name },
      cell: (row) => unitLink(view, drive, row),
    },
    {
      ...{ id: 'tra-loi', head: say('boardAnswered'), isNumber: true, by: ({ answered }) => answered },
      cell: ({ answered }) => String(answered),
    },
    {
      ...{ id: 'hai-long', head: say('boardSatisfiedCount'), isNumber: true, by: ({ satisfied }) => satisfied },
      cell: ({ satisfied }) => String(satisfied),
    },
    {
      ...{ id: 'ty-le', head: say('boardSatisfiedShare'), isNumber: true },
      by: ({ satisfiedPercent }) => satisfiedPercent,
      cell: ({ satisfiedPercent }) => percent(view, satisfiedPercent),
    },
  ];
  const table = rows.length > 0 ? wideTable(view, say('boardSatisfaction'), columns, rows) : '';
  return boardPage(
    view,
    drive,
    say('boardSatisfaction'),
    html`${satisfactionSaid(view, total, days)}${table}${takeAway(view, `/figures/satisfaction?from=${days.from}&to=${days.to}`)}`,
  );
};
