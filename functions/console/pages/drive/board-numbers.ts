import { html, raw } from 'hono/html';
import type { Change } from '../../../domain/league.ts';
import { type Day, formatDay } from '../../../domain/time.ts';
import type { UnitLevel } from '../../../domain/unit-history.ts';
import type { Html } from '../../page.ts';
import type { Language, View } from '../view.ts';
import type { Word } from '../words.ts';

/** Figures as they are read: `72,37` in Vietnamese, `72.37` in English, `–` where nothing is known. */
const written = (n: number, language: Language): string => {
  const text = String(Math.abs(n));
  return language === 'vi' ? text.replace('.', ',') : text;
};

type In = Pick<View, 'language'>;

export const number = ({ language }: In, n: number | undefined): string =>
  n === undefined ? '–' : `${n < 0 ? '−' : ''}${written(n, language)}`;

export const percent = (view: In, n: number | undefined): string =>
  n === undefined ? '–' : `${number(view, n)}\u00a0%`;

/** With its sign: a change, or what is above or below a target. */
export const signed = ({ language }: In, n: number | undefined): string => {
  if (n === undefined) return '–';
  return n === 0 ? '0' : `${n < 0 ? '−' : '+'}${written(n, language)}`;
};

/** Where a unit stands less its target: what is missing is below 0. */
export const overTarget = (gap: number | undefined): number | undefined => (gap === undefined ? undefined : -gap + 0);

export const day = ({ say }: Pick<View, 'say'>, of: Day | undefined): string =>
  of === undefined ? say('boardUnknownDay') : formatDay(of);

/** `▲ 3`: places climbed or fallen, which a screen reader hears as a number with its sign. */
export const places = (change: Change | undefined): Html => {
  if (!change) return html`–`;
  if (change.places === 0) return html`=`;
  const [mark, sign] = change.places > 0 ? ['▲', '+'] : ['▼', '−'];
  const count = Math.abs(change.places);
  return html`<span class="${change.places > 0 ? 'up' : 'down'}"><span aria-hidden="true">${mark} ${count}</span><span class="heard">${sign}${count}</span></span>`;
};

export const levelWords = {
  province: 'boardProvince',
  department: 'boardDepartment',
  district: 'boardDistrict',
  commune: 'boardCommune',
} as const satisfies Record<UnitLevel, Word>;

/** A long name that stays Vietnamese in English pages says so to who hears it. */
export const named = ({ language }: In, name: string): Html =>
  language === 'vi' ? html`${name}` : html`<span${raw(' lang="vi"')}>${name}</span>`;
