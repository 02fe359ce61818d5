import { html } from 'hono/html';
import { formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import type { View } from '../view.ts';
import { type BoardActions, nameOf } from './board-frame.ts';
import { number } from './board-numbers.ts';
import { type Column, wideTable } from './board-table.ts';
import { type ChartPoint, lineChart } from './line-chart.ts';
import { daysBetween } from './line-days.ts';

export type Trend = Extract<Awaited<ReturnType<BoardActions['drive']['figures']['trend']>>, { ok: true }>;
type Point = Trend['days'][number];

/** What a line follows: an indicator in percent, or the points of all six groups. */
type Line = {
  id: string;
  name: string;
  value(point: Point): number | undefined;
  target(point: Point): number | undefined;
};

const linesOf = (view: View, { drive }: Pick<Trend, 'drive'>, only: string | undefined): Line[] => {
  const of = (id: string, point: Point) => point.indicators.find(({ indicator }) => indicator === id);
  const total: Line = {
    ...{ id: 'tong', name: view.say('boardTotalLine') },
    ...{ value: ({ total: value }) => value, target: ({ aim }) => aim },
  };
  const lines = drive.indicators
    .filter(({ id }) => only === undefined || id === only)
    .map(({ id }) => ({
      ...{ id, name: nameOf(drive, id) },
      ...{ value: (point: Point) => of(id, point)?.percent, target: (point: Point) => of(id, point)?.target },
    }));
  return only === undefined ? [total, ...lines] : lines;
};

/** What the line says, in words. */
const detailOf = (view: View, points: readonly ChartPoint[]): string => {
  const values = points.flatMap(({ value }) => value ?? []);
  const target = points.at(-1)?.target;
  return view.say('boardChartDetail', {
    ...{ first: number(view, values[0]), last: number(view, values.at(-1)) },
    ...{ low: number(view, Math.min(...values)), high: number(view, Math.max(...values)) },
    target: target === undefined ? '' : view.say('boardChartTarget', { n: number(view, target) }),
  });
};

const figureOf = (view: View, { days }: Trend, line: Line): Html | '' => {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (!first || !last) return '';
  const points = days.map(
    (point): ChartPoint => ({
      ...{ at: daysBetween(first, point.day), label: formatDay(point.day).slice(0, 5) },
      ...{ value: line.value(point), target: line.target(point) },
    }),
  );
  if (points.every(({ value }) => value === undefined)) return '';
  const title = view.say('boardChart', { what: line.name, from: formatDay(first), to: formatDay(last) });
  const chart = lineChart({
    ...{ id: `bieu-do-${line.id}`, title, detail: detailOf(view, points), points },
    write: (value) => number(view, value),
  });
  return html`<figure><figcaption>${line.name}: <b>${number(view, points.findLast(({ value }) => value !== undefined)?.value)}</b></figcaption>${chart}</figure>`;
};

/** Lines of what is known, each with its target, and all numbers in one table beneath. */
export const trendCharts = (view: View, trend: Trend, only?: string): Html => {
  if (trend.days.length === 0) return html`<p>${view.say('boardNoTrend')}</p>`;
  const lines = linesOf(view, trend, only);
  const columns: Column<Point>[] = [
    {
      ...{ id: 'ngay', head: view.say('boardDay'), isHead: true },
      cell: ({ day }) => html`<time>${formatDay(day)}</time>`,
    },
    ...lines.map(
      (line): Column<Point> => ({
        ...{ id: line.id, head: line.name, isNumber: true },
        cell: (point) => number(view, line.value(point)),
      }),
    ),
  ];
  return html`<div class="charts">${lines.map((line) => figureOf(view, trend, line))}</div>
<h3>${view.say('boardFigures')}</h3>${wideTable(view, view.say('boardFigures'), columns, trend.days.toReversed())}`;
};
