import { type Context, Hono } from 'hono';
import type { Drive, Target } from '../../../domain/drive.ts';
import type { Fault } from '../../../domain/sentence.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { sentOf } from '../forms.ts';
import { faultAt, faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { type AskedRule, centralField, centralIn, proposalPage, proposalPath, rulePage } from './proposal-page.ts';
import { percentIn } from './target-form.ts';
import { targetsPath } from './targets-page.ts';
import { namesIn } from './unit-names.ts';

type Proposed = { asked: AskedRule; faults: Fault[]; targets: Target[] };

/** Targets by the +10-point rule: proposed, looked through, then accepted as they were shown. */
export const makeProposalPages = ({ drive: { drives, imports } }: Pick<Actions, 'drive'>, viewOf: ViewOf) => {
  const allowed = async (c: Context<PagesEnv>, id: string) => {
    mustBeAllowed(c.env.staff, 'manage-drive');
    return { view: await viewOf(c), ...asAnswer(await drives.find(id)) };
  };

  const propose = async (view: View, drive: Drive, sent: URLSearchParams): Promise<Proposed> => {
    const asked = { phase: sent.get('phase') ?? '', central: centralIn(drive, sent) };
    const read = drive.indicators.map(({ id, name }) => ({
      ...{ id, ...percentIn(asked.central[id] ?? '', centralField(id), name) },
    }));
    const faults = read.flatMap((one) => one.faults);
    if (faults.length > 0) return { asked, faults, targets: [] };
    const central = Object.fromEntries(
      read.flatMap(({ id, percent }) => (percent === undefined ? [] : [[id, percent]])),
    );
    const { targets } = asAnswer(await drives.propose(view.staff, drive.id, asked.phase, central));
    return { asked, faults, targets };
  };
  const at = (view: View, drive: Drive): View => ({ ...view, self: to(view, proposalPath(drive)) });

  return new Hono<PagesEnv>()
    .get('/chien-dich/:id/thiet-lap/chi-tieu/de-xuat', async (c) => {
      const { view, drive } = await allowed(c, c.req.param('id'));
      return c.html(rulePage(view, drive, { phase: drive.phases[0]?.name ?? '', central: {} }));
    })
    .post('/chien-dich/:id/thiet-lap/chi-tieu/de-xuat', async (c) => {
      const { view, drive, version } = await allowed(c, c.req.param('id'));
      const { asked, faults, targets } = await propose(view, drive, await sentOf(c));
      if (faults.length > 0) return c.html(rulePage(at(view, drive), drive, asked, faults), 422);
      const nameOf = namesIn(await imports.register(), drive);
      return c.html(proposalPage(at(view, drive), { drive, version, targets, nameOf }, asked));
    })
    .post('/chien-dich/:id/thiet-lap/chi-tieu/de-xuat/nhan', async (c) => {
      const { view, drive, version: current } = await allowed(c, c.req.param('id'));
      const sent = await sentOf(c);
      const { asked, faults, targets } = await propose(view, drive, sent);
      if (faults.length > 0) return c.html(rulePage(at(view, drive), drive, asked, faults), 422);
      const version = Number(sent.get('version'));
      const again = async (of: readonly Fault[]) => {
        const nameOf = namesIn(await imports.register(), drive);
        return proposalPage(at(view, drive), { drive, version: current, targets, nameOf }, asked, of);
      };
      const overwrites = targets.some((one) =>
        drive.targets.some(
          ({ unit, indicator, phase, percent }) =>
            unit === one.unit && indicator === one.indicator && phase === one.phase && percent !== one.percent,
        ),
      );
      if (overwrites && sent.get('replace') !== 'yes')
        return c.html(await again([faultAt('replace', 'dwSayReplace')]), 422);
      const saved = await drives.setTargets(view.staff, drive.id, targets, version);
      if (saved.ok) return c.redirect(to(view, targetsPath(drive), { said: 'saved' }), 303);
      return c.html(await again(faultsOf(saved.refusal)), 409);
    });
};
