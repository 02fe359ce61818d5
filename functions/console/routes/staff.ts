import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { staff } from '../../domain/staff.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import type { makeStaffList } from '../staff-list.ts';
import { asAnswer } from './answers.ts';

const done = z.object({});
const person = staff.extend({ email: z.email() });
const byEmail = z.object({ email: z.email().transform((email) => email.toLowerCase()) });

const list = createRoute({
  method: 'get',
  path: '/staff',
  summary: 'Everybody who may work with the console, and what they may do',
  responses: { 200: jsonOf(z.object({ staff: z.array(person) }), 'By e-mail address.'), ...usualRefusals },
});

const save = createRoute({
  method: 'put',
  path: '/staff/{email}',
  summary: 'Enters somebody, or says anew what they may do; it holds from their next click',
  request: { params: byEmail, ...inJson(person.omit({ email: true })) },
  responses: { 200: jsonOf(done, 'It is stored.'), ...usualRefusals },
});

const remove = createRoute({
  method: 'delete',
  path: '/staff/{email}',
  summary: 'Takes somebody off the staff',
  request: { params: byEmail },
  responses: { 200: jsonOf(done, 'They are off.'), ...usualRefusals },
});

/** The staff list, for administrators. */
export const makeStaffRoutes = (people: ReturnType<typeof makeStaffList>) =>
  makeRoutes()
    .openapi(list, async (c) => c.json(asAnswer(await people.all(c.var.staff)), 200))
    .openapi(save, async (c) => {
      const { email } = c.req.valid('param');
      return c.json(asAnswer(await people.save(c.var.staff, { ...c.req.valid('json'), email })), 200);
    })
    .openapi(remove, async (c) => c.json(asAnswer(await people.remove(c.var.staff, c.req.valid('param').email)), 200));
