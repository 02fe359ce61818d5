import { type Context, Hono } from 'hono';
import type { Fault } from '../../../domain/sentence.ts';
import type { Actions } from '../../actions.ts';
import type { Html } from '../../page.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import { mostAtOnce, sentOf } from '../forms.ts';
import { faultsOf } from '../parts.ts';
import { type PagesEnv, to, type ViewOf } from '../view.ts';
import { words } from '../words.ts';
import { filterIn, listPage } from './list-page.ts';
import { foundPage, searchPath } from './search-page.ts';
import { dossierSheet } from './sheets.ts';
import { fileTypeIn } from './take.ts';

const perPage = mostAtOnce / 2;

const missingDossier = (code: string): Fault => ({
  field: 'term',
  sentence: { vi: words.noDossier.vi.replace('{code}', code), en: words.noDossier.en.replace('{code}', code) },
});

/** Dossiers by code, number or name, and the lists of a unit. */
export const makeSearchPages = ({ search, listDossiers, takeAll, units, sheets }: Actions, viewOf: ViewOf) => {
  const nameOf = async (unit: string): Promise<string> => (unit ? (await units.find(unit)).name : '');

  const show = async (c: Context<PagesEnv>, term = '', faults: readonly Fault[] = []): Promise<Html> => {
    const shown = await viewOf(c);
    const view = c.req.method === 'GET' ? shown : { ...shown, self: to(shown, searchPath) };
    const { unit, staff } = view;
    const filter = filterIn(c.req.query());
    const page = { limit: perPage, after: c.req.query('after') };
    const listed = unit ? asAnswer(await listDossiers(staff, { ...filter, unit }, page)) : undefined;
    return listPage(view, { filter, page: listed, term, faults });
  };

  return new Hono<PagesEnv>()
    .get(searchPath, async (c) => c.html(await show(c)))
    .post(searchPath, async (c) => {
      const sent = await sentOf(c);
      const term = (sent.get('term') ?? '').trim();
      const shown = await viewOf(c);
      const view = { ...shown, self: to(shown, searchPath) };
      const found = await search(view.staff, term, sent.get('after') ?? undefined);
      if (!found.ok) {
        const { code, faults = [] } = found.refusal;
        const named =
          faults.length > 0 ? faultsOf(found.refusal) : [{ field: 'term', sentence: found.refusal.sentence }];
        return c.html(await show(c, term, named), code === 'no-right' ? 403 : 422);
      }
      const [only] = found.items;
      if (found.kind === 'code' && only)
        return c.redirect(to(view, `${searchPath}/${encodeURIComponent(only.state.code)}`), 303);
      if (found.kind === 'code') return c.html(await show(c, term, [missingDossier(term)]), 404);
      const codes = [...new Set(found.items.map(({ state }) => state.unit))];
      const unitNames = new Map(await Promise.all(codes.map(async (unit) => [unit, await nameOf(unit)] as const)));
      return c.html(foundPage(view, { term, found, unitNames }));
    })
    .get(`${searchPath}/tai-ve`, async (c) => {
      const view = await viewOf(c);
      const { unit = '', staff } = view;
      const filter = filterIn(c.req.query());
      const [fault] = filter.faults;
      if (fault) throw toRefused({ code: 'faulty', sentence: fault.sentence });
      const taken = await takeAll(staff, { unit, name: filter.list }, (page) =>
        listDossiers(staff, { ...filter, unit }, page),
      );
      const sheet = dossierSheet(view, await nameOf(unit), asAnswer(taken).rows);
      return sheets.write(sheet, fileTypeIn(c), 'ho-so');
    });
};
