import { type Context, Hono } from 'hono';
import { refuse } from '../../../domain/matter.ts';
import type { EntryText } from '../../../templates/entries.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import type { Entry } from '../../templates.ts';
import { saidIn, sentOf } from '../forms.ts';
import { faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { entryPage, refIn, type TypedEntry, typedIn } from './template-form.ts';
import { templatesPage, triedPage } from './template-pages.ts';

const noEntry = refuse('not-found', { vi: 'Không có mẫu tin này.', en: 'There are no such words.' });

/** Words of notices: the list, one entry, a try on dossiers, and saving it as a new version. */
export const makeTemplatePages = ({ setting: { templates } }: Pick<Actions, 'setting'>, viewOf: ViewOf) => {
  const found = async (
    c: Context<PagesEnv>,
    sent: URLSearchParams,
  ): Promise<{ typed: TypedEntry; entry: Entry; view: View }> => {
    const typed = typedIn(sent);
    if (!typed) throw toRefused(noEntry.refusal);
    const view = await viewOf(c);
    const entry = asAnswer(await (await templates()).find(view.staff, typed.ref));
    return { typed, entry: { ...entry }, view: { ...view, self: to(view, '/mau-tin/sua', typed.ref) } };
  };

  /** The words of a version that is to be used again, as if they had been typed. */
  const formerOf = ({ history, shipped }: Entry, from: string | undefined): EntryText | undefined =>
    from === 'shipped' ? shipped : history.find(({ version }) => String(version) === from)?.after;

  return new Hono<PagesEnv>()
    .get('/mau-tin', async (c) => {
      const view = await viewOf(c);
      const language = c.req.query('language') ?? 'vi';
      const list = asAnswer(await (await templates()).list(view.staff, language));
      return c.html(templatesPage(view, language, await (await templates()).languages(), list));
    })
    .get('/mau-tin/sua', async (c) => {
      const view = await viewOf(c);
      const ref = refIn(new URL(c.req.url).searchParams);
      if (!ref) throw toRefused(noEntry.refusal);
      const entry = asAnswer(await (await templates()).find(view.staff, ref));
      const former = formerOf(entry, c.req.query('from'));
      const n = c.req.query('from') === 'shipped' ? '1' : (c.req.query('from') ?? '');
      const why = former ? view.say('tplRestoreWhy', { n }) : '';
      const typed = { ref, text: former ?? entry.text, why, dossier: '', seen: entry.seen };
      return c.html(entryPage(view, { entry, typed, said: saidIn(c, view.say) }));
    })
    .post('/mau-tin/sua', async (c) => {
      const { view, entry, typed } = await found(c, await sentOf(c));
      return c.html(entryPage(view, { entry: { ...entry, seen: typed.seen }, typed }));
    })
    .post('/mau-tin/xem', async (c) => {
      const { view, entry, typed } = await found(c, await sentOf(c));
      const tried = await (await templates()).preview(view.staff, typed.ref, typed, typed.dossier || undefined);
      if (tried.ok) return c.html(triedPage(view, entry, typed, tried.tried));
      const faults = faultsOf(tried.refusal);
      return c.html(entryPage(view, { entry: { ...entry, seen: typed.seen }, typed, faults }), 422);
    })
    .post('/mau-tin/luu', async (c) => {
      const { view, entry, typed } = await found(c, await sentOf(c));
      const saved = await (await templates()).save(view.staff, typed.ref, typed);
      if (saved.ok) {
        const said = { said: 'version', n: String(saved.version) };
        return c.redirect(to(view, '/mau-tin/sua', { ...typed.ref, ...said }), 303);
      }
      const isOvertaken = saved.refusal.code === 'changed';
      // Looked at again, it may be saved over what the other has made of it.
      return c.html(
        entryPage(view, { entry, typed, faults: faultsOf(saved.refusal), isOvertaken }),
        isOvertaken ? 409 : 422,
      );
    });
};
