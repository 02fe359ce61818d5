import { html } from 'hono/html';
import type { Html } from '../../page.ts';

/** A value on a day, and what it is to be; both on the same scale. Days are counted from the first one. */
export type ChartPoint = { at: number; label: string; value: number | undefined; target: number | undefined };

/** `id` is the page's own; `title` and `detail` say in words what the lines show. */
export type Chart = {
  id: string;
  title: string;
  detail: string;
  points: readonly ChartPoint[];
  /** Writes a value of the scale. */
  write: (value: number) => string;
};

const size = { width: 560, height: 210, left: 44, right: 10, top: 10, bottom: 30 };

type Scale = { low: number; high: number; x: (at: number) => number; y: (value: number) => number };

/** Whole fives from just below to just above, so that no small step looks like a leap. */
const scaleOf = (points: readonly ChartPoint[]): Scale => {
  const values = points.flatMap(({ value, target }) => [value, target].filter((one) => one !== undefined));
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  const high = Math.max(low + 5, Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5));
  const last = Math.max(1, points.at(-1)?.at ?? 1);
  const { width, height, left, right, top, bottom } = size;
  return {
    ...{ low, high },
    x: (at) => Math.round(left + ((width - left - right) * at) / last),
    y: (value) => Math.round(top + ((height - top - bottom) * (high - value)) / (high - low)),
  };
};

type Of = (point: ChartPoint) => number | undefined;

const placesOf = (points: readonly ChartPoint[], of: Of, { x, y }: Scale): { x: number; y: number }[] =>
  points.flatMap((point) => {
    const value = of(point);
    return value === undefined ? [] : [{ x: x(point.at), y: y(value) }];
  });

const straight = (places: readonly { x: number; y: number }[]): string =>
  places.map((place, n) => `${n === 0 ? 'M' : 'L'}${place.x} ${place.y}`).join('');

/** A target holds until the day it changes, so its line goes in steps. */
const stepped = (places: readonly { x: number; y: number }[]): string =>
  places.map((place, n) => (n === 0 ? `M${place.x} ${place.y}` : `H${place.x}V${place.y}`)).join('');

const grid = ({ low, high, y }: Scale, write: Chart['write']): Html[] => {
  const step = high - low > 40 ? 20 : high - low > 15 ? 10 : 5;
  const lines = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, n) => low + n * step);
  return lines.map(
    (
      value,
    ) => html`<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y(value)}" y2="${y(value)}"/>
<text x="${size.left - 6}" y="${y(value) + 4}" text-anchor="end">${write(value)}</text>`,
  );
};

/** First, middle and last day below the line. */
const dates = (points: readonly ChartPoint[], { x }: Scale): Html[] => {
  const marks = points.length > 6 ? [0, Math.floor(points.length / 2), points.length - 1] : [0, points.length - 1];
  return [...new Set(marks)].map((n, place) => {
    const point = points[n];
    const anchor = place === 0 ? 'start' : n === points.length - 1 ? 'end' : 'middle';
    return html`<text x="${x(point?.at ?? 0)}" y="${size.height - 8}" text-anchor="${anchor}">${point?.label}</text>`;
  });
};

/**
 * A line with its target as a dashed one, drawn on the server; what it shows is said in words for who does not see it.
 * The numbers themselves stand in a table of the page.
 */
export const lineChart = ({ id, title, detail, points, write }: Chart): Html => {
  const scale = scaleOf(points);
  const last = points.findLast(({ value }) => value !== undefined);
  const target = stepped(placesOf(points, (point) => point.target, scale));
  return html`<svg class="chart" role="img" viewBox="0 0 ${size.width} ${size.height}" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">${title}</title><desc id="${id}-d">${detail}</desc>${grid(scale, write)}${dates(points, scale)}
${target ? html`<path class="aim" d="${target}"/>` : ''}<path class="way" d="${straight(placesOf(points, ({ value }) => value, scale))}"/>
${last?.value === undefined ? '' : html`<circle class="end" cx="${scale.x(last.at)}" cy="${scale.y(last.value)}" r="4"/>`}</svg>`;
};

/** A share of 100 as a bar beside its number. */
export const bar = (share: number): Html =>
  html`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="10"/><rect class="part" width="${Math.max(0, Math.min(100, share))}" height="10"/></svg>`;
