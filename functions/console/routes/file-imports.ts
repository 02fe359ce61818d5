import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { shownImport } from '../../domain/file-import.ts';
import type { FileImportActions } from '../file-imports.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import { sentFile } from './files.ts';

const paged = { after: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
const byId = z.object({ id: z.string() });
const next = z.string().optional();
const problem = z.object({ file: z.string(), row: z.int(), field: z.string(), problem: z.string() });

const send = createRoute({
  method: 'post',
  path: '/imports',
  summary: 'A file of dossier updates, CSV or XLSX; it is read in the background, row by row',
  request: inJson(sentFile.extend({ name: z.string().min(5).max(300) })),
  responses: { 200: jsonOf(byId, 'The id under which to ask what became of it.'), ...usualRefusals },
});

const list = createRoute({
  method: 'get',
  path: '/imports',
  summary: 'Files of dossier updates of a month, the latest first',
  request: { query: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), ...paged }) },
  responses: { 200: jsonOf(z.object({ items: z.array(shownImport), next }), 'A page of them.'), ...usualRefusals },
});

const find = createRoute({
  method: 'get',
  path: '/imports/{id}',
  summary: 'How far a file is read, and what came of it',
  request: { params: byId },
  responses: { 200: jsonOf(z.object({ found: shownImport }), 'As it stands now.'), ...usualRefusals },
});

const problems = createRoute({
  method: 'get',
  path: '/imports/{id}/problems',
  summary: 'What is wrong in a file, by row and field',
  request: { params: byId, query: z.object(paged) },
  responses: { 200: jsonOf(z.object({ items: z.array(problem), next }), 'A page of them.'), ...usualRefusals },
});

/** Files of dossier updates. */
export const makeFileImportRoutes = (imports: FileImportActions) =>
  makeRoutes()
    .openapi(send, async (c) => {
      const { file, name } = c.req.valid('json');
      return c.json(asAnswer(await imports.send(c.var.staff, { name, content: Buffer.from(file, 'base64') })), 200);
    })
    .openapi(list, async (c) => {
      const { month, ...page } = c.req.valid('query');
      return c.json(asAnswer(await imports.ofMonth(c.var.staff, month, page)), 200);
    })
    .openapi(find, async (c) => c.json(asAnswer(await imports.find(c.var.staff, c.req.valid('param').id)), 200))
    .openapi(problems, async (c) => {
      const { items, next: more } = asAnswer(
        await imports.problems(c.var.staff, c.req.valid('param').id, c.req.valid('query')),
      );
      return c.json({ items, ...(more && { next: more }) }, 200);
    });
