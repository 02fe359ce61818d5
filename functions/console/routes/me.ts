import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { role } from '../../domain/staff.ts';
import { jsonOf, makeRoutes, usualRefusals } from '../routes.ts';

const me = z.object({
  email: z.string(),
  name: z.string(),
  title: z.string().optional(),
  roles: z.array(role),
  units: z.array(z.string()),
});

const getMe = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who is signed in, and what they are here for',
  responses: { 200: jsonOf(me, 'The person as the registry knows them.'), ...usualRefusals },
});

export const makeMe = () => makeRoutes().openapi(getMe, ({ json, var: { staff } }) => json(staff, 200));
