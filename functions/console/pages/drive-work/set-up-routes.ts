import { type Context, Hono } from 'hono';
import type { Drive } from '../../../domain/drive.ts';
import type { Refusal } from '../../../domain/sentence.ts';
import { dayOf, isDay } from '../../../domain/time.ts';
import { type UnitLevel, unitsOn } from '../../../domain/unit-history.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { saidIn, sentOf } from '../forms.ts';
import { faultAt } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { codesIn, driveFrom, faultOf, newDrive, type TypedDrive, typedIn, typedOf } from './set-up-form.ts';
import { setUpPage } from './set-up-page.ts';

const levelOf = (text: string | null): UnitLevel | undefined =>
  text === 'department' || text === 'commune' ? text : undefined;

/** Setting a drive up: its days, phases, indicators and units. */
export const makeSetUpPages = ({ drive: { drives, imports } }: Pick<Actions, 'drive'>, viewOf: ViewOf) => {
  const allowed = async (c: Context<PagesEnv>): Promise<View> => {
    mustBeAllowed(c.env.staff, 'manage-drive');
    return viewOf(c);
  };

  /** The form with all units of a level in it, as they are on the drive's first day. */
  const filled = async ({ now }: View, typed: TypedDrive, level: UnitLevel): Promise<TypedDrive> => {
    const terms = unitsOn(await imports.register(), isDay(typed.from) ? typed.from : dayOf(now));
    const codes = terms.filter((term) => term.level === level).map(({ code }) => code);
    return { ...typed, units: [...new Set([...codesIn(typed.units), ...codes])].join(', ') };
  };

  const refusedAs = (view: View, typed: TypedDrive, before: Drive | undefined, refusal: Refusal) => {
    const { rows = [], sentence, code } = refusal;
    if (code === 'no-right') throw toRefused(refusal);
    const faults = rows.length > 0 ? rows.map((row) => faultOf(typed, row)) : [{ field: '', sentence }];
    return setUpPage(view, typed, before, { faults });
  };

  const save = async (c: Context<PagesEnv>, before: { drive: Drive; version: number } | undefined) => {
    const [view, sent] = [await allowed(c), await sentOf(c)];
    const typed = typedIn(sent);
    const level = levelOf(sent.get('fill'));
    if (level)
      return c.html(setUpPage(view, await filled(view, typed, level), before?.drive, { said: view.say('dwFilled') }));
    const { drive, lost } = driveFrom(typed, before?.drive);
    if (lost > 0 && sent.get('loses') !== 'yes') return c.html(setUpPage(view, typed, before?.drive, { lost }), 409);
    if (!before && (await drives.find(drive.id)).ok)
      return c.html(setUpPage(view, typed, undefined, { faults: [faultAt('id', 'dwIdTaken')] }), 422);
    const saved = await drives.save(view.staff, drive, typed.version);
    if (saved.ok) return c.redirect(to(view, `/chien-dich/${saved.drive.id}/thiet-lap`, { said: 'saved' }), 303);
    return c.html(refusedAs(view, typed, before?.drive, saved.refusal), saved.refusal.code === 'changed' ? 409 : 422);
  };

  return new Hono<PagesEnv>()
    .get('/chien-dich/moi', async (c) => c.html(setUpPage(await allowed(c), newDrive, undefined)))
    .post('/chien-dich/moi', async (c) => save(c, undefined))
    .get('/chien-dich/:id/thiet-lap', async (c) => {
      const view = await allowed(c);
      const { drive, version } = asAnswer(await drives.find(c.req.param('id')));
      return c.html(setUpPage(view, typedOf(drive, version), drive, { said: saidIn(c, view.say) }));
    })
    .post('/chien-dich/:id/thiet-lap', async (c) => save(c, asAnswer(await drives.find(c.req.param('id')))));
};
