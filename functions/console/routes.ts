import { OpenAPIHono } from '@hono/zod-openapi';
import type { Session } from '../domain/session.ts';
import type { Staff } from '../domain/staff.ts';
import { invalid, refusal } from './refusals.ts';

/** What a handler behind the sign-in finds in `c.var`. */
export type ConsoleEnv = { Variables: { staff: Staff; session: Session } };

/** A set of routes, to be mounted by `app.ts`: what does not fit a route's declaration is answered 400 with its fields. */
export const makeRoutes = () =>
  new OpenAPIHono<ConsoleEnv>({
    defaultHook: (result, c) => (result.success ? undefined : c.json(invalid(result.error), 400)),
  });

/** An answer in JSON, as a route declares it. */
export const jsonOf = <T>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A request's body in JSON, as a route declares it. */
export const inJson = <T>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

/** The refusals that every route behind the sign-in may answer. */
export const usualRefusals = {
  400: jsonOf(refusal, 'The request does not have the declared form.'),
  401: jsonOf(refusal, 'Nobody is signed in.'),
  403: jsonOf(refusal, 'This person may not do it.'),
  404: jsonOf(refusal, 'There is no such thing.'),
  409: jsonOf(refusal, 'Somebody else was faster, or it is no longer true.'),
  422: jsonOf(refusal, 'What was said is not right, or a rule forbids it.'),
} as const;
