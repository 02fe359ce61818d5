import { type Context, Hono } from 'hono';
import { wholeProvince } from '../../../domain/audit.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { term } from '../../../domain/term.ts';
import { parseTime } from '../../../domain/time.ts';
import type { Actions } from '../../actions.ts';
import type { DayChange } from '../../calendars.ts';
import { asAnswer } from '../../routes/answers.ts';
import { saidIn, sentOf } from '../forms.ts';
import { faultAt, faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { calendarPage, dayPage, daySurePage, ownedBy, type Reckoned } from './calendar-pages.ts';
import { makeWeekPages } from './week-routes.ts';

const changeIn = (from: URLSearchParams): DayChange & { entry?: string } => {
  const is = from.get('is');
  const entry = from.get('entry')?.trim();
  return {
    ...{ day: (from.get('day') ?? '').trim(), reason: (from.get('reason') ?? '').trim() },
    is: is === 'worked' || is === 'unsaid' ? is : 'off',
    ...(entry && { entry }),
  };
};

/** The years that a calendar is entered for. */
const yearIn = (text: string | undefined, now: string): number => {
  const year = Number(text);
  return Number.isInteger(year) && year >= 2020 && year <= 2100 ? year : Number(now.slice(0, 4));
};

/** Working calendars of the province and its units. */
export const makeCalendarPages = (actions: Actions, viewOf: ViewOf) => {
  const { calendars } = actions.setting;
  const asked = async (c: Context<PagesEnv>) => {
    const view = await viewOf(c);
    const owner = c.req.query('of')?.trim() || wholeProvince;
    const year = yearIn(c.req.query('year'), view.now);
    const name = owner === wholeProvince ? view.say('calProvince') : (await actions.units.find(owner)).name;
    return { view, owner, year, name, shown: asAnswer(await calendars.year(view.staff, owner, year)) };
  };

  /** The term that is tried, received now where nobody says when. */
  const reckon = async (c: Context<PagesEnv>, { now }: View, owner: string): Promise<Reckoned> => {
    const [count = '5', unit = 'working-days', receivedAt = now.slice(0, 16)] = ['count', 'in', 'at'].map((name) =>
      c.req.query(name),
    );
    const [wanted, at] = [term.safeParse({ count: Number(count), unit }), parseTime(receivedAt)];
    const faults: Fault[] = [
      ...(wanted.success ? [] : [faultAt('count', 'calBadCount')]),
      ...(at.ok ? [] : [faultAt('at', 'calBadTime')]),
    ];
    const due = wanted.success && at.ok ? await calendars.termEnd(owner, wanted.data, at.instant) : undefined;
    return { count, unit, receivedAt, due, faults };
  };

  /** The change with what it does to dates; of which version of the entry it is made. */
  const sure = async (c: Context<PagesEnv>, from: URLSearchParams, faults: readonly Fault[] = []) => {
    const { view, owner, year, name, shown } = await asked(c);
    const { entry, ...change } = changeIn(from);
    const ofDay = change.day ? Number(change.day.slice(0, 4)) : year;
    const { layers } = ofDay === year ? shown : asAnswer(await calendars.year(view.staff, owner, ofDay));
    const { version } = entry === owner ? layers.always : layers.year;
    const five = { count: 5, unit: 'working-days' } as const;
    const before = await calendars.termEnd(owner, five, view.now);
    const after = await calendars.termEnd(owner, five, view.now, { ...change, ...(entry && { entry }) });
    const self = to(view, '/lich', ownedBy(owner, year));
    return daySurePage(
      { ...view, self },
      { owner, name, year: ofDay, change, entry, faults },
      { before, after, version },
    );
  };

  const pages = new Hono<PagesEnv>()
    .get('/lich', async (c) => {
      const { view, name, shown } = await asked(c);
      const reckoned = await reckon(c, view, shown.owner);
      return c.html(calendarPage(view, { shown, name, reckoned, said: saidIn(c, view.say) }));
    })
    .get('/lich/ngay', async (c) => {
      const from = new URL(c.req.url).searchParams;
      const change = changeIn(from);
      if (change.is === 'unsaid' && calendars.checkDay(change).length === 0) return c.html(await sure(c, from));
      const { view, owner, name, year } = await asked(c);
      return c.html(dayPage(view, { owner, name, year, change }));
    })
    .post('/lich/ngay', async (c) => {
      const sent = await sentOf(c);
      const change = changeIn(sent);
      const faults = calendars.checkDay(change);
      if (faults.length === 0) return c.html(await sure(c, sent));
      const { view, owner, name, year } = await asked(c);
      return c.html(
        dayPage({ ...view, self: to(view, '/lich/ngay', ownedBy(owner, year)) }, { owner, name, year, change, faults }),
        422,
      );
    })
    .post('/lich/luu', async (c) => {
      const sent = await sentOf(c);
      const { view, owner, year } = await asked(c);
      const change = { ...changeIn(sent), version: Number.parseInt(sent.get('version') ?? '', 10) || 0 };
      const saved = await calendars.setDay(view.staff, owner, change);
      if (saved.ok) return c.redirect(to(view, '/lich', { ...ownedBy(owner, year), said: 'saved' }), 303);
      return c.html(await sure(c, sent, faultsOf(saved.refusal)), saved.refusal.code === 'changed' ? 409 : 422);
    });
  pages.route('/', makeWeekPages(actions, viewOf));
  return pages;
};
