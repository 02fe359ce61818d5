import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { listNames } from '../../domain/dossier-list.ts';
import { dossierState } from '../../domain/dossier-state.ts';
import { longestTerm } from '../../domain/search-term.ts';
import type { makeListDossiers } from '../dossier-lists.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import type { makeSearch } from '../search.ts';
import { asAnswer } from './answers.ts';
import { pageOf, unitPageQuery } from './schemas.ts';
import { day } from './tables.ts';

const found = z.object({
  state: dossierState,
  /** Initials of the name. */
  person: z.string().optional(),
  as: z.enum(['applicant', 'authorised']).optional(),
});

const find = createRoute({
  method: 'post',
  path: '/dossiers/find',
  summary: 'Dossiers by code, telephone number or name; who asked, and for what kind of thing, is written down',
  request: inJson(z.object({ term: z.string().max(longestTerm), after: z.string().optional() })),
  responses: {
    200: jsonOf(pageOf(found).extend({ kind: z.enum(['code', 'phone', 'name']) }), 'Those that this person may see.'),
    ...usualRefusals,
  },
});

const list = createRoute({
  method: 'get',
  path: '/dossiers',
  summary: 'Dossiers of a deciding unit: in work by due date, others by status and last change',
  request: {
    query: unitPageQuery.extend({
      ...{ list: z.enum(listNames).default('running'), from: day.optional(), to: day.optional() },
      order: z.enum(['earliest', 'latest']).default('earliest'),
    }),
  },
  responses: { 200: jsonOf(pageOf(dossierState), 'Without personal data.'), ...usualRefusals },
});

/** Ways to dossiers: the search, and the lists of a unit. */
export const makeFindRoutes = (search: ReturnType<typeof makeSearch>, listed: ReturnType<typeof makeListDossiers>) =>
  makeRoutes()
    .openapi(find, async (c) => {
      const { term, after } = c.req.valid('json');
      return c.json(asAnswer(await search(c.var.staff, term, after)), 200);
    })
    .openapi(list, async (c) => {
      const { limit, after, order, ...asked } = c.req.valid('query');
      const latestFirst = order === 'latest';
      return c.json(asAnswer(await listed(c.var.staff, { ...asked, latestFirst }, { limit, after })), 200);
    });
