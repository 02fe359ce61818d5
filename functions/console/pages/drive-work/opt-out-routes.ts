import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Fault } from '../../../domain/sentence.ts';
import type { Actions } from '../../actions.ts';
import { toRefused } from '../../routes/answers.ts';
import { mustBeAllowed } from '../../routes/tables.ts';
import { sentOf } from '../forms.ts';
import { frame } from '../frame.ts';
import { faultsOf, field } from '../parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from '../view.ts';

const path = '/tu-choi-tin';

type Shown = { phone?: string; faults?: readonly Fault[]; said?: string };

const optOutPage = (view: View, { phone = '', faults = [], said = '' }: Shown = {}) =>
  frame(
    { ...view, self: to(view, path) },
    {
      ...{ title: view.say('dwOptOut'), faults, said },
      body: html`<p>${view.say('dwOptOutMore')}</p><form method="post" action="${to(view, path)}">${field(
        view,
        { name: 'phone', word: 'dwOptOutPhone', faults },
        (attributes) => html`<input type="tel" autocomplete="off" required ${attributes} value="${phone}">`,
      )}<p class="acts"><button>${view.say('dwOptOutSend')}</button></p></form>`,
    },
  );

/** Somebody calls and wants no more campaign messages. */
export const makeOptOutPages = ({ drive }: Pick<Actions, 'drive'>, viewOf: ViewOf) =>
  new Hono<PagesEnv>()
    .get(path, async (c) => {
      mustBeAllowed(c.env.staff, 'take-opt-out');
      const view = await viewOf(c);
      return c.html(optOutPage(view, { said: c.req.query('done') === undefined ? '' : view.say('dwOptedOut') }));
    })
    .post(path, async (c) => {
      const view = await viewOf(c);
      const phone = (await sentOf(c)).get('phone')?.trim() ?? '';
      const taken = await drive.takeOptOut(view.staff, phone);
      if (taken.ok) return c.redirect(to(view, path, { done: '1' }), 303);
      if (taken.refusal.code === 'no-right') throw toRefused(taken.refusal);
      return c.html(optOutPage(view, { phone, faults: faultsOf(taken.refusal) }), 422);
    });
