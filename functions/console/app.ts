import { secureHeaders } from 'hono/secure-headers';
import type { Staff } from '../domain/staff.ts';
import type { StaffList } from '../ports.ts';
import { formStyleSource } from '../templates/forms/form-style.ts';
import type { Actions } from './actions.ts';
import { sessionCookie } from './cookies.ts';
import { fromOurPages, inJson, signedIn } from './guards.ts';
import { consoleStyle, stylePath } from './pages/style.ts';
import { answerError, refused } from './refusals.ts';
import { makeMe } from './routes/me.ts';
import { makeRoutes } from './routes.ts';
import { home, makeSignIn, type SignInPorts } from './sign-in.ts';

export type ConsolePorts = SignInPorts & {
  staffList: StaffList;
  /** Told of faults that nobody meant. */
  report(error: Error): void;
};

const own = ["'self'"];
const none = ["'none'"];

const headers = secureHeaders({
  contentSecurityPolicy: {
    ...{ defaultSrc: none, baseUri: none, frameAncestors: none },
    ...{ scriptSrc: own, styleSrc: [...own, formStyleSource], connectSrc: own },
    ...{ formAction: own, imgSrc: [...own, 'data:'] },
  },
  // Without a referrer at all, older browsers would hide the origin of our own forms too.
  referrerPolicy: 'same-origin',
});

/** Staff's console: sign-in, pages, and the API below `/api`, which `/openapi.json` describes. `routes` are the API's. */
export const makeConsole = (
  ports: ConsolePorts,
  routes: readonly ReturnType<typeof makeRoutes>[],
  actions: Actions,
) => {
  const app = makeRoutes();
  let made: Promise<{ fetch(request: Request, of: { staff: Staff }): Response | Promise<Response> }> | undefined;
  /** Loaded with the first page, not with the API. */
  const pages = () => {
    made ??= import('./pages/pages.ts').then(({ makePages }) => makePages(actions, ports.report));
    return made;
  };
  app.use(headers, async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  app.use(fromOurPages(ports.consoleUrl));
  app.route('/', makeSignIn(ports));

  app.use('/api/*', signedIn(ports), inJson);
  for (const some of [makeMe(), ...routes]) app.route('/api', some);
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    ...{ type: 'apiKey', in: 'cookie', name: sessionCookie },
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Báo Tin', version: '1', description: 'What staff do, for who is signed in at the console.' },
    servers: [{ url: ports.consoleUrl }],
    security: [{ session: [] }],
  });

  app.get(stylePath, (c) =>
    c.body(consoleStyle, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  );
  app.use(`${home}/*`, signedIn(ports));
  app.all(`${home}/*`, async (c) => (await pages()).fetch(c.req.raw, { staff: c.var.staff }));

  const answer = answerError(ports.report);
  app.onError(answer);
  app.notFound((c) => answer(refused(404, 'not-found', 'Không có trang này.', 'There is nothing here.'), c));
  return app;
};
