import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { wholeProvince } from '../../../domain/audit.ts';
import type { Fault } from '../../../domain/sentence.ts';
import type { Actions } from '../../actions.ts';
import type { Html } from '../../page.ts';
import { sentOf } from '../forms.ts';
import { frame } from '../frame.ts';
import { faultsOf } from '../parts.ts';
import { type PagesEnv, to, type ViewOf } from '../view.ts';
import { weekdays } from './calendar-pages.ts';
import { type FormField, filledOf, itemFrom, type RowsField } from './fields.ts';
import { faultyOf, lastOf } from './policy-pages.ts';
import { keptIn, versionIn } from './policy-routes.ts';
import { formOf } from './schema-form.ts';

const sessions: RowsField['rows'] = [
  { name: 'from', word: 'calOpens', as: 'time' },
  { name: 'to', word: 'calCloses', as: 'time' },
];
const dayOptions = weekdays.map((name, n) => ({ value: String(n + 1), name }));

const fields: readonly FormField[] = [
  { name: 'workingWeekdays', word: 'calWeekdays', hint: 'calWeekdaysHint', as: { someOf: dayOptions } },
  { name: 'hours.usual', word: 'calHours', hint: 'calWeekHint', rows: sessions, spare: 2 },
  { name: 'hours.onWeekday.6', word: 'calSaturday', hint: 'calWeekHint', rows: sessions, spare: 2 },
];

/** Weekdays and hours of the province or a unit, of all years. What the form does not ask for stays as it is. */
export const makeWeekPages = (actions: Actions, viewOf: ViewOf) => {
  const { setting, units } = actions;
  const kept = keptIn(actions);
  const asked = async (c: Context<PagesEnv>) => {
    const view = await viewOf(c);
    const owner = c.req.query('of')?.trim() || wholeProvince;
    const name = owner === wholeProvince ? view.say('calProvince') : (await units.find(owner)).name;
    const query: Record<string, string> = owner === wholeProvince ? {} : { of: owner };
    return {
      owner,
      name,
      query,
      view: { ...view, self: to(view, '/lich/tuan', query) },
      item: await kept(view, 'calendar', owner),
    };
  };
  type Asked = Awaited<ReturnType<typeof asked>>;

  const weekPage = (
    { view, name, query, item }: Asked,
    filled: URLSearchParams,
    faults: readonly Fault[],
    version: number,
  ): Html =>
    frame(view, {
      ...{ title: `${view.say('calWeek')}: ${name}`, faults },
      body: html`<p class="soft">${lastOf(view, item)}</p>${faultyOf(view, faults.length > 0 ? [] : item.faults)}
<form method="post" action="${to(view, '/lich/tuan', query)}"><input type="hidden" name="version" value="${version}">${formOf(view, fields, filled, faults)}
<p class="acts"><button>${view.say('save')}</button> <a class="button plain" href="${to(view, '/lich', query)}">${view.say('back')}</a></p></form>`,
    });

  return new Hono<PagesEnv>()
    .get('/lich/tuan', async (c) => {
      const of = await asked(c);
      return c.html(weekPage(of, filledOf(fields, of.item.value), [], of.item.version));
    })
    .post('/lich/tuan', async (c) => {
      const of = await asked(c);
      const sent = await sentOf(c);
      const { workingWeekdays, ...typed } = itemFrom(fields, sent, of.item.value);
      // No weekday chosen: as the layer above has them.
      const isChosen = Array.isArray(workingWeekdays) && workingWeekdays.length > 0;
      const value = { ...typed, ...(isChosen && { workingWeekdays }) };
      const version = versionIn(sent);
      const saved = await setting.items.save(of.view.staff, 'calendar', { id: of.owner, version, value }, 'week');
      if (saved.ok) return c.redirect(to(of.view, '/lich', { ...of.query, said: 'saved' }), 303);
      const isChanged = saved.refusal.code === 'changed';
      const page = weekPage(
        of,
        filledOf(fields, value),
        faultsOf(saved.refusal),
        isChanged ? of.item.version : version,
      );
      return c.html(page, isChanged ? 409 : 422);
    });
};
