import { secureHeaders } from 'hono/secure-headers';
import type { StaffList } from '../ports.ts';
import { formStyleSource } from '../templates/forms/form-style.ts';
import { sessionCookie } from './cookies.ts';
import { fromOurPages, inJson, signedIn } from './guards.ts';
import { homePage } from './home.ts';
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
export const makeConsole = (ports: ConsolePorts, routes: readonly ReturnType<typeof makeRoutes>[]) => {
  const app = makeRoutes();
  app.use(headers, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
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

  app.use(`${home}/*`, signedIn(ports));
  app.get(home, (c) => c.html(homePage(c.var.staff)));

  const answer = answerError(ports.report);
  app.onError(answer);
  app.notFound((c) => answer(refused(404, 'not-found', 'Không có trang này.', 'There is nothing here.'), c));
  return app;
};
