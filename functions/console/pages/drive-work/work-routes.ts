import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { newDifficulty, newTask } from '../../../domain/drive-work.ts';
import { isKeyOf, ownValue } from '../../../domain/own-value.ts';
import { problemSentence } from '../../../domain/problem-words.ts';
import type { Fault, Refusal } from '../../../domain/sentence.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { sentOf } from '../forms.ts';
import { faultAt, faultsOf } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';
import { type Word, words } from '../words.ts';
import { namesIn } from './unit-names.ts';
import { type TypedWork, workPage, workPath } from './work-page.ts';

const saidWords = {
  set: 'dwTaskSet',
  finished: 'dwTaskDone',
  logged: 'dwLoggedNow',
  closed: 'dwClosedNow',
} as const satisfies Record<string, Word>;

const taskFields: Readonly<Record<string, readonly [field: string, label: Word]>> = {
  what: ['task-what', 'dwWhat'],
  unit: ['task-unit', 'unit'],
  'holder.name': ['task-holder', 'dwHolderName'],
  'holder.email': ['task-email', 'dwHolderEmail'],
  due: ['task-due', 'dwDue'],
};
const difficultyFields: typeof taskFields = {
  what: ['difficulty-what', 'dwDifficulty'],
  unit: ['difficulty-unit', 'unit'],
};

const faultsIn = ({ issues }: z.ZodError, fields: typeof taskFields): Fault[] =>
  issues.map(({ path, message }) => {
    const [field, label] = ownValue(fields, path.join('.')) ?? ['', 'dwRule'];
    if (field === 'task-email') return faultAt(field, 'badEmail');
    const { vi, en } = problemSentence(message);
    return { field, sentence: { vi: `${words[label].vi}: ${vi}`, en: `${words[label].en} ${en}` } };
  });

/** The domain's faults at the fields of the form. */
const faultsAt = (refusal: Refusal, fields: typeof taskFields): Fault[] =>
  faultsOf(refusal).map(({ field, sentence }) => ({ field: ownValue(fields, field)?.[0] ?? '', sentence }));

/** Tasks and difficulties of a drive. */
export const makeWorkPages = ({ drive: { drives, work, imports } }: Pick<Actions, 'drive'>, viewOf: ViewOf) => {
  type Shown = { faults?: readonly Fault[]; said?: string | undefined; typed?: TypedWork };
  const show = async (c: Context<PagesEnv>, id: string, shown: Shown = {}) => {
    mustBeAllowed(c.env.staff, 'see-drive');
    const view = await viewOf(c);
    const { drive } = asAnswer(await drives.find(id));
    const asked = c.req.query('don-vi');
    const unit = asked !== undefined && drive.units.includes(asked) ? asked : undefined;
    const [tasks, difficulties] = [await work.tasks(id), await work.difficulties(id)];
    const ofUnit = <T extends { unit: string }>(all: readonly T[]) => all.filter((one) => !unit || one.unit === unit);
    const self = to(view, workPath(drive), unit ? { 'don-vi': unit } : {});
    return workPage(
      { ...view, self },
      {
        ...{ drive, unit, nameOf: namesIn(await imports.register(), drive) },
        ...{ tasks: ofUnit(tasks), difficulties: ofUnit(difficulties) },
      },
      shown,
    );
  };
  const back = async (c: Context<PagesEnv>, id: string, done: keyof typeof saidWords) => {
    const unit = c.req.query('don-vi');
    return c.redirect(to(await viewOf(c), workPath({ id }), { ...(unit && { 'don-vi': unit }), done }), 303);
  };
  const saidIn = (c: Context, { say }: View) => {
    const done = c.req.query('done') ?? '';
    return isKeyOf(saidWords, done) ? say(saidWords[done]) : undefined;
  };
  const typedIn = (sent: URLSearchParams, form: string): TypedWork => ({ form, of: (name) => sent.get(name) ?? '' });
  const refusedAt = async (c: Context<PagesEnv>, id: string, refusal: Refusal, faults: Fault[], typed: TypedWork) => {
    if (refusal.code === 'no-right' || refusal.code === 'not-found') throw toRefused(refusal);
    return c.html(await show(c, id, { faults, typed }), refusal.code === 'faulty' ? 422 : 409);
  };

  return new Hono<PagesEnv>()
    .get('/chien-dich/:id/viec', async (c) =>
      c.html(await show(c, c.req.param('id'), { said: saidIn(c, await viewOf(c)) })),
    )
    .post('/chien-dich/:id/viec/giao', async (c) => {
      const [id, sent] = [c.req.param('id'), await sentOf(c)];
      const of = (name: string) => sent.get(name)?.trim() ?? '';
      const email = of('task-email').toLowerCase();
      const holder = { name: of('task-holder'), ...(email && { email }) };
      const wanted = newTask.safeParse({ what: of('task-what'), unit: of('task-unit'), holder, due: of('task-due') });
      const typed = typedIn(sent, 'task');
      if (!wanted.success) return c.html(await show(c, id, { faults: faultsIn(wanted.error, taskFields), typed }), 422);
      const set = await work.setTask(c.env.staff, id, wanted.data);
      if (set.ok) return back(c, id, 'set');
      return refusedAt(c, id, set.refusal, faultsAt(set.refusal, taskFields), typed);
    })
    .post('/chien-dich/:id/viec/:one/xong', async (c) => {
      const [{ id, one }, sent] = [c.req.param(), await sentOf(c)];
      const done = await work.finishTask(c.env.staff, id, one, sent.get('note')?.trim() || undefined);
      if (done.ok) return back(c, id, 'finished');
      return refusedAt(c, id, done.refusal, [...faultsOf(done.refusal)], typedIn(sent, one));
    })
    .post('/chien-dich/:id/viec/kho-khan', async (c) => {
      const [id, sent] = [c.req.param('id'), await sentOf(c)];
      const wanted = newDifficulty.safeParse({
        what: sent.get('difficulty-what')?.trim() ?? '',
        unit: sent.get('difficulty-unit') ?? '',
      });
      const typed = typedIn(sent, 'difficulty');
      if (!wanted.success)
        return c.html(await show(c, id, { faults: faultsIn(wanted.error, difficultyFields), typed }), 422);
      const logged = await work.logDifficulty(c.env.staff, id, wanted.data);
      if (logged.ok) return back(c, id, 'logged');
      return refusedAt(c, id, logged.refusal, faultsAt(logged.refusal, difficultyFields), typed);
    })
    .post('/chien-dich/:id/viec/kho-khan/:one/go', async (c) => {
      const [{ id, one }, sent] = [c.req.param(), await sentOf(c)];
      const [note, typed] = [sent.get('note')?.trim() ?? '', typedIn(sent, one)];
      if (note === '' || note.length > 2000)
        return c.html(await show(c, id, { faults: [faultAt(`note-${one}`, 'dwSayHow')], typed }), 422);
      const closed = await work.closeDifficulty(c.env.staff, id, one, note);
      if (closed.ok) return back(c, id, 'closed');
      return refusedAt(c, id, closed.refusal, [...faultsOf(closed.refusal)], typed);
    });
};
