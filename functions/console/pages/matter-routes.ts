import { type Context, Hono } from 'hono';
import { type MatterRef, refuse, sentences } from '../../domain/matter.ts';
import type { Actions } from '../actions.ts';
import type { Outcome } from '../matters.ts';
import type { Html } from '../page.ts';
import { toRefused } from '../routes/answers.ts';
import { asQuery, refFrom, type Said, saidIn, sentOf } from './forms.ts';
import { matterPage, type Typed } from './matter.ts';
import { faultsOf } from './parts.ts';
import { type PagesEnv, to, type ViewOf } from './view.ts';

const notFound = () => toRefused(refuse('not-found', sentences.notFound).refusal);

/** The page of one matter, and what is done there. What could not be done is told on the page as it is now. */
export const makeMatterPages = ({ matters, look }: Actions, viewOf: ViewOf) => {
  const refOf = (c: Context): MatterRef => {
    const ref = refFrom(new URL(c.req.url).searchParams);
    if (!ref) throw notFound();
    return ref;
  };

  const show = async (c: Context<PagesEnv>, outcome?: Outcome, typed?: Typed): Promise<Html> => {
    const ref = refOf(c);
    const view = await viewOf(c);
    const [matter, shown] = [await matters.load(ref), await look(view.staff, ref)];
    if (!matter || !shown) throw notFound();
    const refusal = outcome?.refusal;
    const waitsForNobody = shown.state === 'awaiting-approval' && !(await matters.hasApprover(shown));
    return matterPage(
      { ...view, self: to(view, '/viec', asQuery(ref)) },
      {
        ...{ matter, shown, waitsForNobody },
        ...(typed && { typed }),
        ...(refusal && { faults: faultsOf(refusal), secondStep: refusal.ownDraft }),
        said: saidIn(c, view.say),
      },
    );
  };

  const done = async (c: Context<PagesEnv>, outcome: Outcome, said: Said, path: string, typed?: Typed) => {
    const { refusal } = outcome;
    if (refusal) return c.html(await show(c, outcome, typed), refusal.code === 'faulty' ? 422 : 409);
    const view = await viewOf(c);
    return c.redirect(to(view, path, { said, n: '1', ...(path === '/viec' && asQuery(outcome.ref)) }), 303);
  };

  /** Back to the list that it came from. */
  const listOf = async (ref: MatterRef): Promise<string> => {
    const [first] = (await matters.load(ref))?.notices ?? [];
    return first?.approver === 'controller' ? '/duyet' : '/ky';
  };

  return new Hono<PagesEnv>()
    .get('/viec', async (c) => c.html(await show(c)))
    .post('/viec/duyet', async (c) => {
      const sent = await sentOf(c);
      const ref = refOf(c);
      const approval = { ...ref, seen: sent.get('seen') ?? '', ownDraft: sent.get('own-draft') ?? undefined };
      return done(c, await matters.approve(c.env.staff, approval), 'approved', await listOf(ref));
    })
    .post('/viec/tra-lai', async (c) => {
      const reason = (await sentOf(c)).get('reason') ?? '';
      const ref = refOf(c);
      return done(c, await matters.sendBack(c.env.staff, ref, reason), 'sent-back', await listOf(ref), { reason });
    })
    .post('/viec/sua', async (c) => {
      const text = (await sentOf(c)).get('text') ?? '';
      return done(c, await matters.rewrite(c.env.staff, refOf(c), text), 'rewritten', '/viec', { text });
    })
    .post('/viec/khep', async (c) => {
      const note = (await sentOf(c)).get('note') ?? '';
      return done(c, await matters.settleSecondDelay(c.env.staff, refOf(c), note), 'settled', '/ky', { note });
    });
};
