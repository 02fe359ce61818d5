import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { isUnderWay, mayImport, mostKeptProblems } from '../../../domain/file-import.ts';
import type { RowProblem } from '../../../domain/file-rows.ts';
import type { sheetTypes } from '../../../domain/sheet.ts';
import type { Problem } from '../../../ports.ts';
import type { Actions } from '../../actions.ts';
import type { SentFile } from '../../file-imports.ts';
import { refused } from '../../refusals.ts';
import { asAnswer, toRefused } from '../../routes/answers.ts';
import { sentOf } from '../forms.ts';
import { faultsOf } from '../parts.ts';
import { type PagesEnv, to, type ViewOf } from '../view.ts';
import { importsPage, path } from './import-list.ts';
import { importPage } from './import-page.ts';
import { problemSheet } from './problems.ts';
import { uploadOf } from './upload.ts';

const perPage = 50;
const atOnce = 1_000;

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const rowProblems = z
  .array(
    z.object({
      row: z.int(),
      field: z.string().max(500),
      problem: z.string().max(5_000),
      severity: z.literal('warning').optional(),
    }),
  )
  .max(100);
const sheetType = z.enum(['csv', 'xlsx']).catch('xlsx') satisfies z.ZodType<keyof typeof sheetTypes>;

const rowsFrom = (text: string | null): RowProblem[] => {
  try {
    return rowProblems.parse(JSON.parse(text ?? ''));
  } catch {
    throw refused(400, 'invalid', 'Yêu cầu không đọc được.', 'The form could not be read.');
  }
};

/** Files of dossier updates: sent, followed while they are read, and their faults taken away. */
export const makeImportPages = ({ fileImports, sheets }: Pick<Actions, 'fileImports' | 'sheets'>, viewOf: ViewOf) => {
  const allProblems = async (c: Context<PagesEnv>, id: string): Promise<Problem[]> => {
    const all: Problem[] = [];
    for (let after: string | undefined; ; ) {
      const { items, next } = asAnswer(await fileImports.problems(c.env.staff, id, { limit: atOnce, after }));
      all.push(...items);
      if (!next || all.length >= mostKeptProblems) return all;
      after = next;
    }
  };
  const send = async (c: Context<PagesEnv>, file: SentFile) => {
    const view = await viewOf(c);
    const sent = await fileImports.send(view.staff, file);
    if (sent.ok) return c.redirect(to(view, `${path}/${sent.id}`), 303);
    if (sent.refusal.code !== 'faulty') throw toRefused(sent.refusal);
    const now = view.now.slice(0, 7);
    const page = asAnswer(await fileImports.ofMonth(view.staff, now, { limit: perPage }));
    return c.html(importsPage({ ...view, self: to(view, path) }, now, page, faultsOf(sent.refusal)), 422);
  };

  return new Hono<PagesEnv>()
    .get(path, async (c) => {
      const view = await viewOf(c);
      const asked = month.safeParse(c.req.query('month')).data ?? view.now.slice(0, 7);
      const page = { limit: perPage, after: c.req.query('after') };
      const files = mayImport(view.staff) ? asAnswer(await fileImports.ofMonth(view.staff, asked, page)) : undefined;
      return c.html(importsPage(view, asked, files));
    })
    .post(path, async (c) => send(c, (await uploadOf(c)).file))
    .post(`${path}/loi`, async (c) => {
      const [view, sent] = [await viewOf(c), await sentOf(c)];
      const sheet = problemSheet(view, sent.get('file') ?? '', rowsFrom(sent.get('rows')));
      return sheets.write(sheet, 'csv', 'loi-nhap-tep');
    })
    .get(`${path}/:id{[0-9A-HJKMNP-TV-Z]{26}}`, async (c) => {
      const view = await viewOf(c);
      const page = { limit: perPage, after: c.req.query('after') };
      const { found, ...problems } = asAnswer(await fileImports.problems(view.staff, c.req.param('id'), page));
      const refreshes = c.req.query('dung') === undefined && isUnderWay(found);
      // By a header: the page looks again without a script, and who wants it to hold still can have that.
      if (refreshes) c.header('refresh', '3');
      return c.html(importPage(view, found, problems, refreshes));
    })
    .get(`${path}/:id{[0-9A-HJKMNP-TV-Z]{26}}/loi`, async (c) => {
      const [view, id] = [await viewOf(c), c.req.param('id')];
      const { found } = asAnswer(await fileImports.find(view.staff, id));
      const sheet = problemSheet(view, found.name, await allProblems(c, id));
      return sheets.write(sheet, sheetType.parse(c.req.query('as')), `loi-${id}`);
    });
};
