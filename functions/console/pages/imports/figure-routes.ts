import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { metricsTable } from '../../../domain/portal-figures.ts';
import { leagueColumns } from '../../../domain/portal-table.ts';
import type { Fault, Refusal } from '../../../domain/sentence.ts';
import { dayOf, isDay, plusDays } from '../../../domain/time.ts';
import { unitsTable } from '../../../domain/unit-file.ts';
import type { Actions } from '../../actions.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { frame } from '../frame.ts';
import { faultAt, faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { path } from './import-list.ts';
import { type PortalChoice, portalPage } from './portal-page.ts';
import { refusedRows } from './problems.ts';
import { faultsOfFile, rowsIn, uploadForm, uploadOf } from './upload.ts';

const [portal, units] = [`${path}/cong`, `${path}/don-vi`];
const shownDays = 92;

/** Files that are taken in whole or not at all: figures of the portal, and the register of units. */
export const makeFigureFilePages = (actions: Pick<Actions, 'drive' | 'sheets'>, viewOf: ViewOf) => {
  const { imports } = actions.drive;
  const takenIn = (c: Context, { say }: View) => {
    const n = c.req.query('taken');
    return n !== undefined && /^\d+$/.test(n) ? say('importTaken', { n }) : undefined;
  };
  const knownTo = ({ now }: View) => imports.imported(plusDays(dayOf(now), -shownDays), dayOf(now));
  const portalShown = async (view: View, shown: Parameters<typeof portalPage>[2]) =>
    portalPage({ ...view, self: to(view, portal) }, await knownTo(view), shown);
  const unitsPage = async (
    view: View,
    shown: { faults?: readonly Fault[]; said?: string | undefined; refused?: { refusal: Refusal; file: string } },
  ) => {
    const { say } = view;
    const { faults = [], said, refused } = shown;
    const register = await imports.register();
    return frame(
      { ...view, self: to(view, units) },
      {
        ...{ title: say('importUnits'), faults, said },
        body: html`<p>${say('importUnitsMore')}</p><p>${say('importUnitsNow', { n: register.length })}</p>
${uploadForm(view, { action: to(view, units), faults })}${refused ? refusedRows(view, refused.refusal, refused.file) : ''}`,
      },
    );
  };

  return new Hono<PagesEnv>()
    .get(portal, async (c) => {
      mustBeAllowed(c.env.staff, 'manage-drive');
      const view = await viewOf(c);
      const choice: PortalChoice = { day: dayOf(view.now), kind: 'table' };
      return c.html(await portalShown(view, { choice, said: takenIn(c, view) }));
    })
    .post(portal, async (c) => {
      mustBeAllowed(c.env.staff, 'manage-drive');
      const [view, { sent, file }] = [await viewOf(c), await uploadOf(c)];
      const day = sent.get('day') ?? '';
      const kind = sent.get('kind') === 'metrics' ? 'metrics' : 'table';
      const choice: PortalChoice = { day, kind };
      const isFine = isDay(day) && day <= dayOf(view.now);
      const faults = [...(isFine ? [] : [faultAt('day', 'importBadDay')]), ...faultsOfFile(file)];
      if (faults.length > 0) return c.html(await portalShown(view, { choice, faults }), 422);
      const [of] = await imports.imported(day, day);
      const there = of?.imports.find((one) => one.kind === kind);
      if (there && sent.get('replace') !== 'yes')
        return c.html(await portalShown(view, { choice, replaces: there.units }), 409);
      const rows = rowsIn(actions, file, kind === 'table' ? leagueColumns : metricsTable);
      const taken = await imports.portal(view.staff, kind, day, rows);
      if (taken.ok) return c.redirect(to(view, portal, { taken: String(taken.units) }), 303);
      const refused = { refusal: taken.refusal, file: file.name };
      return c.html(await portalShown(view, { choice, faults: faultsOf(taken.refusal), refused }), 422);
    })
    .get(units, async (c) => {
      mustBeAllowed(c.env.staff, 'manage-settings');
      const view = await viewOf(c);
      return c.html(await unitsPage(view, { said: takenIn(c, view) }));
    })
    .post(units, async (c) => {
      mustBeAllowed(c.env.staff, 'manage-settings');
      const [view, { file }] = [await viewOf(c), await uploadOf(c)];
      const faults = faultsOfFile(file);
      if (faults.length > 0) return c.html(await unitsPage(view, { faults }), 422);
      const taken = await imports.units(view.staff, rowsIn(actions, file, unitsTable));
      if (taken.ok) return c.redirect(to(view, units, { taken: String(taken.units) }), 303);
      const refused = { refusal: taken.refusal, file: file.name };
      return c.html(await unitsPage(view, { faults: faultsOf(taken.refusal), refused }), 422);
    });
};
