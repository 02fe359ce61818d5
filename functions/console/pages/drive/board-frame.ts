import { html, raw } from 'hono/html';
import type { Account } from '../../../domain/account.ts';
import type { Drive } from '../../../domain/drive.ts';
import { dayOf, formatDay } from '../../../domain/time.ts';
import { unitLevel } from '../../../domain/unit-history.ts';
import type { Actions } from '../../actions.ts';
import type { Html } from '../../page.ts';
import { frame } from '../frame.ts';
import { to, type View } from '../view.ts';
import type { Word } from '../words.ts';
import { levelWords } from './board-numbers.ts';
import { daysBetween } from './line-days.ts';

/** What the dashboard reads. */
export type BoardActions = { drive: Pick<Actions['drive'], 'drives' | 'figures' | 'flows'> };

export type DriveHead = Pick<Drive, 'id' | 'name' | 'from' | 'to' | 'units' | 'indicators' | 'phases'>;

/** What a page of the dashboard was asked for; names of another day or drive are taken for none. */
export type Asked = { account: Account; indicator: string | undefined; level: string | undefined };

export const askedIn = ({ self }: Pick<View, 'self'>): Asked => {
  const query = new URLSearchParams(self.split('?')[1]);
  return {
    account: query.get('nguon') === 'cong' ? 'published' : 'computed',
    indicator: query.get('chi-tieu') || undefined,
    level: query.get('cap') || undefined,
  };
};

/** Rows of the indicator and level that were asked for. */
export const askedOf = <T extends { indicator?: string; level?: string | undefined }>(
  rows: readonly T[],
  { indicator, level }: Asked,
): T[] =>
  rows.filter(
    (row) =>
      (indicator === undefined || row.indicator === undefined || row.indicator === indicator) &&
      (level === undefined || row.level === level),
  );

export const nameOf = ({ indicators }: Pick<Drive, 'indicators'>, id: string): string =>
  indicators.find((one) => one.id === id)?.name ?? id;

/** Days of the drive that are left, this one included; 0 when it is over. */
export const daysLeft = ({ now }: Pick<View, 'now'>, drive: Pick<Drive, 'to'>): number =>
  Math.max(0, daysBetween(dayOf(now), drive.to) + 1);

/** `Còn 16 ngày`, `Bắt đầu sau 3 ngày`, `Đã kết thúc`. */
export const standOf = (view: View, drive: Pick<Drive, 'from' | 'to'>): string => {
  const until = daysBetween(dayOf(view.now), drive.from);
  if (until > 0) return view.say('boardBefore', { n: until });
  const left = daysLeft(view, drive);
  return left > 0 ? view.say('boardLeft', { n: left }) : view.say('boardOver');
};

export const drivePath = (drive: Pick<Drive, 'id'>, part = ''): string => `/chien-dich/${drive.id}${part}`;

export const unitPath = (drive: Pick<Drive, 'id'>, unit: string): string =>
  drivePath(drive, `/don-vi/${encodeURIComponent(unit)}`);

const parts = [
  ['/toan-tinh', 'boardWhole'],
  ['/chi-tieu', 'boardGaps'],
  ['/xep-hang', 'boardLeague'],
  ['/bang-mau', 'boardHeat'],
  ['/canh-bao', 'boardBehind'],
  ['/dien-bien', 'boardTrend'],
  ['/truoc-sau', 'boardBeforeAfter'],
  ['/hai-long', 'boardSatisfaction'],
  ['/viec', 'boardTasks'],
] as const satisfies readonly (readonly [string, Word])[];

/** The unit that somebody acts for in this drive. */
export const ownUnit = ({ staff }: Pick<View, 'staff'>, { units }: Pick<Drive, 'units'>): string | undefined =>
  staff.units.find((unit) => units.includes(unit));

const tabs = (view: View, drive: DriveHead): Html => {
  const asked = view.self.split('?')[0] ?? '';
  // The drive's own address shows its first part.
  const path = asked.endsWith(drivePath(drive)) ? `${asked}${parts[0][0]}` : asked;
  const link = (part: string, label: string): Html =>
    html`<li><a href="${to(view, drivePath(drive, part))}"${path.endsWith(part) ? raw(' aria-current="page"') : ''}>${label}</a></li>`;
  const own = ownUnit(view, drive);
  return html`<nav class="ways" aria-label="${view.say('boardParts')}"><ul>
${own ? link(`/don-vi/${encodeURIComponent(own)}`, view.say('boardOwnUnit')) : ''}${parts.map(([part, word]) => link(part, view.say(word)))}</ul></nav>`;
};

/** A page of a drive's dashboard: which drive, how much of it is left, the ways to its other pages. */
export const boardPage = (view: View, drive: DriveHead, title: string, body: Html): Html =>
  frame(view, {
    title,
    body: html`<p class="soft"><span lang="vi">${drive.name}</span> · <time>${formatDay(drive.from)}</time>–<time>${formatDay(drive.to)}</time> · ${standOf(view, drive)}</p>
${tabs(view, drive)}${body}`,
  });

const option = (value: string, label: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === (chosen ?? '') ? raw(' selected') : ''}>${label}</option>`;

const select = (name: string, label: string, options: readonly Html[]): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options}</select></div>`;

type Wanted = { account?: boolean; indicator?: boolean; level?: boolean; more?: Html };

/** Chooses whose figures, which indicator, which level: a form that asks for this page anew. */
export const chooser = (view: View, drive: DriveHead, asked: Asked, wanted: Wanted): Html => {
  const { say } = view;
  const account = select('nguon', say('boardAccount'), [
    option('he-thong', say('boardComputed'), asked.account === 'published' ? 'cong' : 'he-thong'),
    option('cong', say('boardPublished'), asked.account === 'published' ? 'cong' : 'he-thong'),
  ]);
  const indicator = select('chi-tieu', say('boardIndicator'), [
    option('', say('boardAllIndicators'), asked.indicator),
    ...drive.indicators.map(({ id, name }) => option(id, name, asked.indicator)),
  ]);
  const level = select('cap', say('boardLevel'), [
    option('', say('boardAllLevels'), asked.level),
    ...unitLevel.options.map((one) => option(one, say(levelWords[one]), asked.level)),
  ]);
  return html`<form class="line" method="get" action="${view.self.split('?')[0]}">${wanted.account ? account : ''}${wanted.more ?? ''}
${wanted.indicator ? indicator : ''}${wanted.level ? level : ''}<button class="plain">${say('choose')}</button></form>`;
};

/** Ways to take a table away, as the API gives it. */
export const takeAway = ({ say }: View, path: string): Html => {
  const as = (type: string) => `/api${path}${path.includes('?') ? '&' : '?'}as=${type}`;
  return html`<p class="screen">${say('boardTakeAway')}: <a href="${as('xlsx')}">Excel</a> · <a href="${as('csv')}">CSV</a></p>`;
};
