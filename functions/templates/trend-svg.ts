import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Day, formatDay } from '../domain/time.ts';

use([LineChart, GridComponent, LegendComponent, SVGRenderer]);

export type TrendPoint = { day: Day; total: number; aim?: number | undefined };
/** What the lines are called. */
export type TrendLabels = { total: string; aim: string };

/** In pixels of the mail: narrow, so that its letters can be read when a phone makes it smaller. */
const size = { width: 440, height: 260 };
const [soft, red, grid] = ['#595959', '#9b1c1c', '#e0dcd6'];

const named = (label: string, values: readonly (number | null)[]): string =>
  `${label}: ${Number(values.at(-1)).toFixed(2).replace('.', ',')}`;

/** Points day by day, with what they would be at the targets as a dashed line; each is named with where it ends. */
export const trendSvg = (points: readonly TrendPoint[], labels: TrendLabels, fontFamily: string): string => {
  const [totals, aims] = [points.map(({ total }) => total), points.map(({ aim }) => aim ?? null)];
  const values = [...totals, ...aims.filter((aim) => aim !== null)];
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  const text = { fontFamily, fontSize: 14, color: soft };
  const line = { type: 'line', symbol: 'none' } as const;
  chart.setOption({
    animation: false,
    grid: { left: 34, right: 8, top: 62, bottom: 28 },
    legend: {
      orient: 'vertical',
      left: 0,
      top: 0,
      itemWidth: 30,
      itemGap: 8,
      textStyle: { fontFamily, fontSize: 15, color: '#1f1f1f' },
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ day }) => formatDay(day).slice(0, 5)),
      axisLine: { lineStyle: { color: grid } },
      axisTick: { show: false },
      axisLabel: {
        ...{ ...text, alignMinLabel: 'left', alignMaxLabel: 'right' },
        interval: Math.max(0, Math.ceil(points.length / 5) - 1),
      },
    },
    yAxis: {
      type: 'value',
      // Whole fives, so that a step of the scale is never mistaken for a leap of the points.
      min: Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5),
      max: Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5),
      ...{ splitNumber: 4, minInterval: 5 },
      splitLine: { lineStyle: { color: grid } },
      axisLabel: text,
    },
    series: [
      { ...line, name: named(labels.total, totals), data: totals, color: red, lineStyle: { width: 3 } },
      ...(aims.at(-1) === null
        ? []
        : [
            {
              ...{ ...line, name: named(labels.aim, aims), data: aims, color: soft, step: 'end' },
              lineStyle: { width: 2, type: 'dashed' },
            },
          ]),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};
