import { type Context, Hono } from 'hono';
import { refuse, sentences } from '../../../domain/matter.ts';
import type { Sheet } from '../../../domain/sheet.ts';
import { mayDo } from '../../../domain/staff.ts';
import type { Actions } from '../../actions.ts';
import { asAnswer } from '../../routes/answers.ts';
import { noUnit } from '../../sign-in.ts';
import { monthIn } from '../forms.ts';
import type { PagesEnv, View, ViewOf } from '../view.ts';
import { auditSheet, callSheet, printSheet, riskSheet } from './sheets.ts';
import { fileTypeIn } from './take.ts';

const noRight = refuse('no-right', sentences.noRight);

/** Lists taken away as files, without anything personal; each of them is written down. */
export const makeTakePages = ({ lists, listAtRisk, audit, takeAll, sheets }: Actions, viewOf: ViewOf) => {
  const answer = (c: Context<PagesEnv>, sheet: Sheet) => sheets.write(sheet, fileTypeIn(c), sheet.name);
  const asked = async (c: Context<PagesEnv>): Promise<{ view: View; unit: string }> => {
    const view = await viewOf(c);
    return { view, unit: view.unit ?? '' };
  };
  return new Hono<PagesEnv>()
    .get('/goi/tai-ve', async (c) => {
      const { view, unit } = await asked(c);
      const read = lists.calls.bind(undefined, view.staff, unit);
      return answer(c, callSheet(view, asAnswer(await takeAll(view.staff, { unit, name: 'calls' }, read)).rows));
    })
    .get('/in/tai-ve', async (c) => {
      const { view, unit } = await asked(c);
      const read = lists.prints.bind(undefined, view.staff, unit);
      return answer(c, printSheet(view, asAnswer(await takeAll(view.staff, { unit, name: 'letters' }, read)).rows));
    })
    .get('/nguy-co/tai-ve', async (c) => {
      const { view, unit } = await asked(c);
      const taken = await takeAll(view.staff, { unit, name: 'at risk' }, async () =>
        mayDo(view.staff, 'see-risk', unit) ? { ok: true, items: (await listAtRisk([unit])).likely } : noRight,
      );
      return answer(c, riskSheet(view, asAnswer(taken).rows));
    })
    .get('/nhat-ky/tai-ve', async (c) => {
      const { view, unit } = await asked(c);
      const of = unit || noUnit;
      const month = monthIn(c, view.now);
      const taken = await takeAll(view.staff, { unit: of, name: `audit of ${month}` }, async (page) =>
        mayDo(view.staff, 'see-audit', of) ? { ok: true, ...(await audit.of(of, month, page)) } : noRight,
      );
      return answer(c, auditSheet(view, asAnswer(taken).rows));
    });
};
