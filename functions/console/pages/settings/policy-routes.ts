import { type Context, Hono } from 'hono';
import { wholeProvince } from '../../../domain/audit.ts';
import { refuse } from '../../../domain/matter.ts';
import { defaultPolicy } from '../../../domain/policy-defaults.ts';
import type { SettingType } from '../../../domain/setting.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import { saidIn, sentOf } from '../forms.ts';
import { faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { filledOf, isPlain, itemFrom } from './fields.ts';
import { policyParts } from './policy-fields.ts';
import { type Kept, policyPage, policyPartPage } from './policy-pages.ts';

const noSetting = refuse('not-found', { vi: 'Không có cài đặt này.', en: 'There is no such setting.' });

/** An item as the pages show it, whatever is stored. */
export const keptIn =
  ({ setting: { items } }: Pick<Actions, 'setting'>) =>
  async (view: View, type: SettingType, id: string): Promise<Kept> => {
    const { setting, version } = asAnswer(await items.find(view.staff, type, id));
    const value = isPlain(setting?.value) ? setting.value : {};
    const { by, at, faults = [] } = setting ?? {};
    return { id, value, version, faults, ...(by && { by }), ...(at && { at }) };
  };

/** The version that a form was filled in on. */
export const versionIn = (sent: URLSearchParams): number => Number.parseInt(sent.get('version') ?? '', 10) || 0;

/** The province's policy and the units', one setting at a time. */
export const makePolicyPages = (actions: Actions, viewOf: ViewOf) => {
  const { setting, units } = actions;
  const kept = keptIn(actions);

  const asked = async (c: Context<PagesEnv>) => {
    const part = policyParts.find(({ key }) => key === c.req.query('setting'));
    const owner = c.req.query('of') ?? wholeProvince;
    if (!part) throw toRefused(noSetting.refusal);
    const view = await viewOf(c);
    const self = to(view, '/chinh-sach/sua', { of: owner, setting: part.key });
    const name = owner === wholeProvince ? undefined : (await units.find(owner)).name;
    const whose = name ? view.say('polOfUnit', { unit: name }) : view.say('polOfProvince');
    return { part, owner, whose, view: { ...view, self } };
  };
  const back = (view: View, owner: string) =>
    to(view, '/chinh-sach', { said: 'saved', ...(owner !== wholeProvince && { of: owner }) });

  return new Hono<PagesEnv>()
    .get('/chinh-sach', async (c) => {
      const view = await viewOf(c);
      const owner = c.req.query('of')?.trim();
      const isUnit = owner && owner !== wholeProvince;
      const layers = {
        defaults: defaultPolicy(Number(view.now.slice(0, 4))),
        province: await kept(view, 'policy', wholeProvince),
        ...(isUnit && { unit: await kept(view, 'policy', owner), unitName: (await units.find(owner)).name }),
      };
      return c.html(policyPage(view, layers, saidIn(c, view.say)));
    })
    .get('/chinh-sach/sua', async (c) => {
      const { part, owner, whose, view } = await asked(c);
      const item = await kept(view, 'policy', owner);
      const above = owner === wholeProvince ? {} : (await kept(view, 'policy', wholeProvince)).value;
      const shown = { ...defaultPolicy(Number(view.now.slice(0, 4))), ...above, ...item.value };
      return c.html(policyPartPage(view, { part, kept: item, whose, filled: filledOf(part.fields, shown) }));
    })
    .post('/chinh-sach/sua', async (c) => {
      const { part, owner, whose, view } = await asked(c);
      const sent = await sentOf(c);
      const item = await kept(view, 'policy', owner);
      const typed = itemFrom(part.fields, sent);
      // Nothing chosen is a choice, too: it says that there are none.
      const none = part.key === 'approvals' ? {} : [];
      const value = { ...item.value, [part.key]: typed[part.key] ?? (part.key in emptied ? none : undefined) };
      const saved = await setting.items.save(
        view.staff,
        'policy',
        { id: owner, version: versionIn(sent), value },
        part.key,
      );
      if (saved.ok) return c.redirect(back(view, owner), 303);
      const version = saved.refusal.code === 'changed' ? String(item.version) : (sent.get('version') ?? '');
      const page = {
        part,
        kept: item,
        whose,
        filled: filledOf(part.fields, typed),
        faults: faultsOf(saved.refusal),
        version,
      };
      return c.html(policyPartPage(view, page), saved.refusal.code === 'changed' ? 409 : 422);
    })
    .post('/chinh-sach/bo', async (c) => {
      const { part, owner, view } = await asked(c);
      const sent = await sentOf(c);
      const { [part.key]: _, ...value } = (await kept(view, 'policy', owner)).value;
      asAnswer(
        await setting.items.save(
          view.staff,
          'policy',
          { id: owner, version: versionIn(sent), value },
          `${part.key} reset`,
        ),
      );
      return c.redirect(back(view, owner), 303);
    });
};

/** Settings that may be empty. */
const emptied: Readonly<Record<string, true>> = {
  ...{ urgent: true, approvals: true, overEveryChannel: true },
  ...{ apologyRules: true, smsPartPrices: true },
};
