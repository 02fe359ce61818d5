import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { baselineTable } from '../../../domain/baseline-file.ts';
import type { Drive } from '../../../domain/drive.ts';
import type { Fault, Refusal } from '../../../domain/sentence.ts';
import { targetsTable } from '../../../domain/target-file.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { saidIn, sentOf } from '../forms.ts';
import { frame } from '../frame.ts';
import { refusedRows } from '../imports/problems.ts';
import { faultsOfFile, rowsIn, uploadForm, uploadOf } from '../imports/upload.ts';
import { faultAt, faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { setUpLinks } from './set-up-page.ts';
import { targetsIn, typedTargets } from './target-form.ts';
import { type OneUnit, targetsPage, targetsPath } from './targets-page.ts';
import { namesIn } from './unit-names.ts';

type Kind = {
  path: string;
  title: 'dwByFile' | 'dwBaseline';
  more: 'dwByFileMore' | 'dwBaselineMore';
  list: 'targets' | 'baseline';
};
const targetFile: Kind = { path: 'chi-tieu/tep', title: 'dwByFile', more: 'dwByFileMore', list: 'targets' };
const baselineFile: Kind = { path: 'nam-truoc', title: 'dwBaseline', more: 'dwBaselineMore', list: 'baseline' };

type Shown = { faults?: readonly Fault[]; said?: string | undefined; refused?: { refusal: Refusal; file: string } };

const filePage = (view: View, drive: Drive, { path, title, more, list }: Kind, shown: Shown = {}) => {
  const { say } = view;
  const { faults = [], said, refused } = shown;
  const held = drive[list].length;
  const replaces =
    held > 0
      ? html`<label class="choice" for="replace"><input type="checkbox" id="replace" name="replace" value="yes" required>${say('dwReplaces', { n: held })}</label>`
      : html``;
  const action = to(view, `/chien-dich/${drive.id}/thiet-lap/${path}`);
  return frame(
    { ...view, self: action },
    {
      ...{ title: `${say(title)}: ${drive.name}`, faults, said },
      body: html`${setUpLinks(view, drive)}<p>${say(more)}</p>${uploadForm(view, { action, faults, fields: replaces })}${refused ? refusedRows(view, refused.refusal, refused.file) : ''}`,
    },
  );
};

/** Targets by hand for one unit, and targets and last year's results by file. */
export const makeTargetPages = (actions: Pick<Actions, 'drive' | 'sheets'>, viewOf: ViewOf) => {
  const { drives, imports } = actions.drive;
  const allowed = async (c: Context<PagesEnv>, id: string) => {
    mustBeAllowed(c.env.staff, 'manage-drive');
    return { view: await viewOf(c), ...asAnswer(await drives.find(id)) };
  };
  const shown = async (view: View, drive: Drive, one: OneUnit | undefined, more: Shown = {}) => {
    const nameOf = namesIn(await imports.register(), drive);
    const query: Record<string, string> = one ? { 'don-vi': one.unit } : {};
    return targetsPage({ ...view, self: to(view, targetsPath(drive), query) }, { drive, one, nameOf }, more);
  };

  const pages = new Hono<PagesEnv>()
    .get('/chien-dich/:id/thiet-lap/chi-tieu', async (c) => {
      const { view, drive, version } = await allowed(c, c.req.param('id'));
      const unit = c.req.query('don-vi');
      const one =
        unit !== undefined && drive.units.includes(unit)
          ? { drive, version, unit, typed: typedTargets(drive, unit), faults: [] }
          : undefined;
      return c.html(await shown(view, drive, one, { said: saidIn(c, view.say) }));
    })
    .post('/chien-dich/:id/thiet-lap/chi-tieu', async (c) => {
      const { view, drive } = await allowed(c, c.req.param('id'));
      const sent = await sentOf(c);
      const [unit, version] = [sent.get('don-vi') ?? '', Number(sent.get('version'))];
      const { targets, faults } = targetsIn(drive, unit, sent);
      const typed = new Map([...sent].filter(([name]) => name.startsWith('t-')));
      const again = (of: readonly Fault[]) =>
        shown(view, drive, { drive, version, unit, typed, faults: of }, { faults: of });
      if (faults.length > 0) return c.html(await again(faults), 422);
      const own = drive.targets.filter((one) => one.unit === unit);
      const others = drive.targets.filter((one) => one.unit !== unit);
      // One that was emptied is taken away, which only the drive as a whole can say.
      const saved =
        targets.length < own.length
          ? await drives.save(view.staff, { ...drive, targets: [...others, ...targets] }, version)
          : await drives.setTargets(view.staff, drive.id, targets, version);
      if (saved.ok) return c.redirect(to(view, targetsPath(drive), { 'don-vi': unit, said: 'saved' }), 303);
      if (saved.refusal.code === 'no-right') throw toRefused(saved.refusal);
      return c.html(await again(faultsOf(saved.refusal)), 409);
    });

  for (const kind of [targetFile, baselineFile])
    pages
      .get(`/chien-dich/:id/thiet-lap/${kind.path}`, async (c) => {
        const { view, drive } = await allowed(c, c.req.param('id') ?? '');
        return c.html(filePage(view, drive, kind, { said: saidIn(c, view.say) }));
      })
      .post(`/chien-dich/:id/thiet-lap/${kind.path}`, async (c) => {
        const { view, drive } = await allowed(c, c.req.param('id') ?? '');
        const { sent, file } = await uploadOf(c);
        const mayReplace = drive[kind.list].length === 0 || sent.get('replace') === 'yes';
        const faults = [...(mayReplace ? [] : [faultAt('replace', 'dwSayReplace')]), ...faultsOfFile(file)];
        if (faults.length > 0) return c.html(filePage(view, drive, kind, { faults }), 422);
        const isTargets = kind.list === 'targets';
        const rows = rowsIn(actions, file, isTargets ? targetsTable : baselineTable);
        const saved = isTargets
          ? await drives.importTargets(view.staff, drive.id, rows)
          : await drives.importBaseline(view.staff, drive.id, rows);
        if (saved.ok)
          return c.redirect(to(view, `/chien-dich/${drive.id}/thiet-lap/${kind.path}`, { said: 'saved' }), 303);
        const refused = { refusal: saved.refusal, file: file.name };
        return c.html(filePage(view, drive, kind, { faults: faultsOf(saved.refusal), refused }), 422);
      });
  return pages;
};
