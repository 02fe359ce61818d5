import { type Context, Hono } from 'hono';
import type { Actions } from '../actions.ts';
import { asAnswer } from '../routes/answers.ts';
import type { ShownDossier } from '../show-dossier.ts';
import { type ContactAsked, dossierPage, type Told } from './dossier.ts';
import { sentOf } from './forms.ts';
import { faultAt, faultsOf } from './parts.ts';
import { type PagesEnv, to, type ViewOf } from './view.ts';

const [shortestWhy, longestWhy] = [3, 200];

/** Dossiers one by one, by their code; the contact is shown to who says what for. */
export const makeDossierPages = ({ showDossier, matters, lists, units }: Actions, viewOf: ViewOf) => {
  /** What each notice to the citizen says, in the order of time. */
  const toldIn = ({ state, notices }: ShownDossier): Promise<Told[]> =>
    Promise.all(
      notices
        .filter(({ audience }) => audience === 'citizen')
        .toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : 1))
        .map(async (notice) => {
          const shown = notice.channel !== 'none' ? await matters.show({ state, notices: [notice] }) : undefined;
          return { notice, texts: shown?.shown.texts ?? [] };
        }),
    );

  const show = async (c: Context<PagesEnv>, code: string, contact: ContactAsked) => {
    const dossier = asAnswer(await showDossier(c.env.staff, code));
    const view = await viewOf(c);
    const self = to(view, `/ho-so/${encodeURIComponent(code)}`);
    const { unit, receivingUnit } = dossier.state;
    const nameOf = async (of: string) => (await units.find(of)).name;
    const deciding = await nameOf(unit);
    const receiving = receivingUnit && receivingUnit !== unit ? await nameOf(receivingUnit) : undefined;
    const told = await toldIn(dossier);
    return dossierPage({ ...view, self }, dossier, { told, unitNames: { deciding, receiving }, contact });
  };

  return new Hono<PagesEnv>()
    .get('/ho-so/:code', async (c) => c.html(await show(c, c.req.param('code'), { why: '', faults: [] })))
    .post('/ho-so/:code/lien-he', async (c) => {
      const why = ((await sentOf(c)).get('why') ?? '').trim();
      const code = c.req.param('code');
      if (why.length < shortestWhy || why.length > longestWhy)
        return c.html(await show(c, code, { why, faults: [faultAt('why', 'whyShort')] }), 422);
      const asked = await lists.contact(c.env.staff, code, why);
      if (!asked.ok) return c.html(await show(c, code, { why, faults: faultsOf(asked.refusal) }), 409);
      const { person, applicant } = asked;
      return c.html(await show(c, code, { why, faults: [], people: { recipient: person, applicant } }));
    });
};
