import { html } from 'hono/html';
import type { NamedDay } from '../../../domain/calendar-year.ts';
import type { Session } from '../../../domain/office-calendar.ts';
import type { Fault, Sentence } from '../../../domain/sentence.ts';
import { type Day, formatDay, type Instant, weekdayOf } from '../../../domain/time.ts';
import type { DayChange, YearShown } from '../../calendars.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import { frame } from '../frame.ts';
import { exactly, field, textField } from '../parts.ts';
import { to, type View } from '../view.ts';
import { termUnits } from './item-kinds.ts';
import { lastOf } from './policy-pages.ts';

export const weekdays: readonly Sentence[] = [
  { vi: 'Thứ Hai', en: 'Monday' },
  { vi: 'Thứ Ba', en: 'Tuesday' },
  { vi: 'Thứ Tư', en: 'Wednesday' },
  { vi: 'Thứ Năm', en: 'Thursday' },
  { vi: 'Thứ Sáu', en: 'Friday' },
  { vi: 'Thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
];
const weekdayName = (view: View, weekday: number): string => view.in(weekdays[weekday - 1] ?? { vi: '', en: '' });
const longDay = (view: View, day: Day): string => `${weekdayName(view, weekdayOf(day))} ${formatDay(day)}`;

const sources = { nationwide: 'calNationwide', province: 'calByProvince', unit: 'calByUnit' } as const;
const states = { off: 'calOff', worked: 'calWorked', unsaid: 'calUnsaid' } as const;

/** Whose calendar it is, in its address. */
export const ownedBy = (owner: string, year: number): Record<string, string> => ({
  ...(owner !== 'province' && { of: owner }),
  year: String(year),
});

const dayRow = (view: View, shown: YearShown, one: NamedDay): Html => {
  const { say } = view;
  const { day, is, source, entry, reason = '' } = one;
  const isOwn = entry?.split('#')[0] === shown.owner;
  const turned = is === 'off' ? 'worked' : 'off';
  const query = {
    ...ownedBy(shown.owner, shown.year),
    ...{ day, is: isOwn ? 'unsaid' : turned, ...(isOwn && entry && { entry }) },
  };
  const does = say(isOwn ? 'calUnsay' : 'calChange');
  return html`<tr><th scope="row">${longDay(view, day)}</th><td data-label="${say('calIs')}"><span class="tag${is === 'worked' ? ' now' : ''}">${say(states[is])}</span></td>
<td data-label="${say('calSource')}">${say(sources[source])}</td><td data-label="${say('calReason')}">${reason}</td>
<td class="act"><a href="${to(view, '/lich/ngay', query)}" aria-label="${does}: ${formatDay(day)}">${does}</a></td></tr>`;
};

const daysOf = (view: View, shown: YearShown): Html => {
  const { say } = view;
  if (shown.days.length === 0) return html`<p>${say('calNone')}</p>`;
  const heads = ['calDay', 'calIs', 'calSource', 'calReason', 'calChange'] as const;
  const months = Map.groupBy(shown.days, ({ day }) => Number(day.slice(5, 7)));
  return html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>${[
    ...months,
  ].map(
    ([month, days]) =>
      html`<tbody><tr><th colspan="5" scope="rowgroup" class="month">${say('calMonth', { n: month })}</th></tr>${days.map((one) => dayRow(view, shown, one))}</tbody>`,
  )}</table>`;
};

const hoursSaid = (sessions: readonly Session[]): string =>
  sessions.map(({ from, to: until }) => `${from}–${until}`).join(', ');

const weekOf = (view: View, { calendar, owner, year, layers }: YearShown): Html => {
  const { say } = view;
  const { workingWeekdays, hours } = calendar.ofYear?.[String(year)] ?? calendar;
  const own = Object.entries(hours?.onWeekday ?? {}).map(
    ([day, of]) => `${weekdayName(view, Number(day))}: ${hoursSaid(of ?? [])}`,
  );
  return html`<h2>${say('calWeek')}</h2><dl class="facts"><dt>${say('calWeekdays')}</dt><dd>${(workingWeekdays ?? []).map((one) => weekdayName(view, one)).join(', ')}</dd>
<dt>${say('calHours')}</dt><dd>${hoursSaid(hours?.usual ?? [])}${own.map((one) => html`<br>${one}`)}</dd></dl>
<p class="soft">${lastOf(view, layers.always)}</p><p class="screen"><a href="${to(view, '/lich/tuan', ownedBy(owner, year))}">${say('calWeekEdit')}</a></p>`;
};

/** Whose calendar and of which year. */
const chooser = (view: View, { owner, year }: YearShown, faults: readonly Fault[]): Html => {
  const { say } = view;
  return html`<form class="line" method="get" action="${home}/lich">${textField(view, { name: 'of', word: 'calOwner', faults }, owner === 'province' ? '' : owner)}
${field(view, { name: 'year', word: 'calYear' }, (attributes) => html`<input type="number" min="2020" max="2100" ${attributes} value="${year}">`)}<button class="plain">${say('choose')}</button></form>`;
};

export type Reckoned = {
  count: string;
  unit: string;
  receivedAt: string;
  due?: Instant | undefined;
  faults: readonly Fault[];
};

const reckonForm = (
  view: View,
  { owner, year }: YearShown,
  { count, unit, receivedAt, due, faults }: Reckoned,
): Html => {
  const { say } = view;
  const kept = Object.entries(ownedBy(owner, year)).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const options = termUnits.filter(({ value }) => value !== '');
  return html`<h2>${say('calCounts')}</h2><form class="line" method="get" action="${home}/lich">${kept}
${field(view, { name: 'count', word: 'calCount', faults }, (attributes) => html`<input type="number" min="1" max="9999" ${attributes} value="${count}">`)}
${field(view, { name: 'in', word: 'calUnit' }, (attributes) => html`<select ${attributes}>${options.map(({ value, name }) => html`<option value="${value}"${value === unit ? html` selected` : ''}>${view.in(name)}</option>`)}</select>`)}
${field(view, { name: 'at', word: 'calReceived', faults }, (attributes) => html`<input type="datetime-local" ${attributes} value="${receivedAt}">`)}
<button class="plain">${say('calReckon')}</button></form>${due ? html`<p class="note" id="due">${say('calDue', { due: '' })}<strong>${exactly(due)}</strong></p>` : ''}`;
};

type Shown = { shown: YearShown; name: string; reckoned: Reckoned; said?: string | undefined };

/** A year's days that are not as their weekday says, the week, and a term tried on them. */
export const calendarPage = (view: View, { shown, name, reckoned, said }: Shown): Html => {
  const { say } = view;
  const { owner, year, faulty, layers } = shown;
  return frame(view, {
    ...{ title: `${say('calPlace')} ${year}: ${name}`, said, faults: reckoned.faults },
    body: html`<p>${say('calLead')}</p>${chooser(view, shown, [])}
${faulty.map(({ id, problems }) => html`<div class="note"><p>${say('calFaulty', { id })}</p><ul>${problems.map((one) => html`<li lang="en">${one}</li>`)}</ul></div>`)}
<p class="acts"><a class="button" href="${to(view, '/lich/ngay', ownedBy(owner, year))}">${say('calAdd')}</a></p>
${daysOf(view, shown)}<p class="soft">${lastOf(view, layers.year)}</p>${reckonForm(view, shown, reckoned)}${weekOf(view, shown)}`,
  });
};

type Changing = {
  owner: string;
  name: string;
  year: number;
  change: DayChange;
  entry?: string | undefined;
  faults?: readonly Fault[];
};

const hiddenChange = ({ change, entry }: Changing, version: number): Html =>
  html`<input type="hidden" name="day" value="${change.day}"><input type="hidden" name="is" value="${change.is}"><input type="hidden" name="reason" value="${change.reason}"><input type="hidden" name="version" value="${version}">${entry ? html`<input type="hidden" name="entry" value="${entry}">` : ''}`;

/** A day and why it is off or worked. */
export const dayPage = (view: View, changing: Changing): Html => {
  const { say } = view;
  const { owner, name, year, change, faults = [] } = changing;
  const choice = (is: 'off' | 'worked') =>
    html`<label class="choice"><input type="radio" name="is" value="${is}"${change.is === is ? html` checked` : ''}>${say(states[is])}</label>`;
  return frame(view, {
    ...{ title: `${say('calAdd')}: ${name}`, faults },
    body: html`<form method="post" action="${to(view, '/lich/ngay', ownedBy(owner, year))}">
${field(view, { name: 'day', word: 'calDay', faults }, (attributes) => html`<input type="date" ${attributes} value="${change.day}">`)}
<fieldset><legend>${say('calIs')}</legend>${choice('off')}${choice('worked')}</fieldset>
${textField(view, { name: 'reason', word: 'calReason', hint: 'calReasonHint', faults }, change.reason)}
<p class="acts"><button>${say('calTry')}</button> <a class="button plain" href="${to(view, '/lich', ownedBy(owner, year))}">${say('back')}</a></p></form>`,
  });
};

type Effect = { before: Instant; after: Instant; version: number };

/** What a change of a day does to dates, before it is made. */
export const daySurePage = (view: View, changing: Changing, { before, after, version }: Effect): Html => {
  const { say } = view;
  const { owner, name, year, change, faults = [] } = changing;
  const past = change.day < view.now.slice(0, 10) ? html`<p>${say('calPast')}</p>` : '';
  return frame(view, {
    ...{ title: say('calSure', { day: longDay(view, change.day), is: say(states[change.is]) }), faults },
    body: html`<p>${name}${change.reason ? `: ${change.reason}` : ''}</p>${past}
<p>${say('calEffect')}: ${say('calBefore', { due: '' })}${exactly(before)}, ${say('calAfter', { due: '' })}<strong>${exactly(after)}</strong>.</p>
<form method="post" action="${to(view, '/lich/luu', ownedBy(owner, year))}">${hiddenChange(changing, version)}
<p class="acts"><button>${say(change.is === 'unsaid' ? 'calUnsay' : 'save')}</button> <a class="button plain" href="${to(view, '/lich', ownedBy(owner, year))}">${say('back')}</a></p></form>`,
  });
};
