import { type Context, Hono } from 'hono';
import { ulid } from 'ulid';
import { epochOf } from '../../../domain/time.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { saidIn, sentOf } from '../forms.ts';
import { faultAt, faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { filledOf, isPlain, itemFrom } from './fields.ts';
import { type ItemKind, itemKinds } from './item-kinds.ts';
import { itemPage, itemsPage, removalPage } from './item-pages.ts';
import type { Kept } from './policy-pages.ts';
import { keptIn, versionIn } from './policy-routes.ts';

/** Procedures, fees and units: lists, and one form each. */
export const makeItemPages = (actions: Actions, viewOf: ViewOf) => {
  const { items } = actions.setting;
  const kept = keptIn(actions);
  const pages = new Hono<PagesEnv>();

  const all = async (view: View, { type }: ItemKind): Promise<Kept[]> =>
    asAnswer(await items.all(view.staff, type)).settings.map(({ value, ...rest }) => ({
      ...rest,
      value: isPlain(value) ? value : {},
    }));

  const asked = async (c: Context<PagesEnv>, { type, path }: ItemKind) => {
    const view = await viewOf(c);
    const id = c.req.query('id')?.trim();
    const self = to(view, `/chinh-sach${path}/sua`, id ? { id } : {});
    mustBeAllowed(view.staff, 'manage-settings');
    const none: Kept = { id: '', value: {}, version: 0, faults: [] };
    const item = id ? await kept(view, type, id) : none;
    return { view: { ...view, self }, item, isNew: !id };
  };

  /** A new item must not take the place of one that there is. */
  const isThere = async (view: View, { type }: ItemKind, id: string) =>
    id !== '' && asAnswer(await items.find(view.staff, type, id)).setting !== undefined;

  for (const kind of itemKinds) {
    const { type, path, fields, codeField } = kind;
    const at = `/chinh-sach${path}`;
    pages.get(at, async (c) => {
      const view = await viewOf(c);
      return c.html(itemsPage(view, kind, await all(view, kind), c.req.query('q')?.trim() ?? '', saidIn(c, view.say)));
    });
    pages.get(`${at}/sua`, async (c) => {
      const { view, item, isNew } = await asked(c, kind);
      return c.html(itemPage(view, { kind, kept: item, isNew, filled: filledOf(fields, item.value) }));
    });
    pages.post(`${at}/sua`, async (c) => {
      const { view, item, isNew } = await asked(c, kind);
      const sent = await sentOf(c);
      const own = isNew ? fields : fields.filter(({ name }) => name !== codeField);
      const value = itemFrom(own, sent, item.value);
      const id = isNew ? (codeField ? String(value[codeField] ?? '') : ulid(epochOf(view.now))) : item.id;
      const named = codeField && !isNew ? { ...value, [codeField]: id } : value;
      if (isNew && (await isThere(view, kind, id))) {
        const faults = [faultAt('code', 'polThere')];
        return c.html(itemPage(view, { kind, kept: item, isNew, filled: filledOf(fields, named), faults }), 422);
      }
      const saved = await items.save(view.staff, type, { id, version: versionIn(sent), value: named });
      if (saved.ok) return c.redirect(to(view, at, { said: 'saved' }), 303);
      const isChanged = saved.refusal.code === 'changed';
      const version = isChanged && !isNew ? String(item.version) : (sent.get('version') ?? '');
      const faults = faultsOf(saved.refusal).map((one) =>
        one.field === 'id' ? { ...one, field: codeField ?? '' } : one,
      );
      return c.html(
        itemPage(view, { kind, kept: item, isNew, filled: filledOf(fields, named), faults, version }),
        isChanged ? 409 : 422,
      );
    });
    pages.get(`${at}/bo`, async (c) => {
      const { view, item } = await asked(c, kind);
      return c.html(removalPage(view, kind, item));
    });
    pages.post(`${at}/bo`, async (c) => {
      const { view, item } = await asked(c, kind);
      asAnswer(await items.remove(view.staff, type, item.id, versionIn(await sentOf(c))));
      return c.redirect(to(view, at, { said: 'removed' }), 303);
    });
  }
  return pages;
};
