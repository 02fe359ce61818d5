import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { PendingSignIn } from '../domain/session.ts';
import type { Audit, Clock, Identity, IdentityProvider, Sessions } from '../ports.ts';
import { giveToken, idFrom, takeToken } from './cookies.ts';
import { page } from './page.ts';
import { refused } from './refusals.ts';

export type SignInPorts = {
  sessions: Sessions;
  identityProvider: IdentityProvider;
  audit: Pick<Audit, 'write'>;
  clock: Clock;
  /** Origin of the console as browsers see it. */
  consoleUrl: string;
  /** Told of sign-ins and sign-outs that did not go as they should. */
  warn(message: string, error: unknown): void;
};

export const home = '/ban-lam-viec';

/** Where to go after signing in: a place of the console and of no other site. */
const placeOf = (to: string | undefined, consoleUrl: string): string => {
  const url = URL.parse(to || home, consoleUrl);
  return url?.origin === consoleUrl ? url.pathname + url.search : home;
};

const failed = () =>
  refused(
    400,
    'sign-in-failed',
    'Lần đăng nhập này không thành hoặc đã hết hạn. Xin đăng nhập lại.',
    'This sign-in did not succeed or is no longer valid. Please sign in again.',
  );

const unverified = () =>
  refused(
    403,
    'email-unverified',
    'Địa chỉ thư của tài khoản này chưa được xác minh, nên chưa dùng được ở đây.',
    'The e-mail address of this account is not verified, so it cannot be used here.',
  );

/** Under what the audit keeps that somebody came or went: it belongs to no unit. */
export const noUnit = 'staff';

/** Signing in by the identity provider, and out again. */
export const makeSignIn = ({ sessions, identityProvider, audit, clock, consoleUrl, warn }: SignInPorts): Hono => {
  const app = new Hono();
  const note = (by: string, action: 'sign-in' | 'sign-out') =>
    audit.write({ at: clock.now(), by, action, unit: noUnit, outcome: 'done' });

  const identityOf = async (c: Context, signIn: PendingSignIn): Promise<Identity> => {
    // The address as the browser has it: behind a proxy the request names another host.
    const { pathname, search } = new URL(c.req.url);
    try {
      return await identityProvider.finish(new URL(pathname + search, consoleUrl), signIn);
    } catch (error) {
      warn('a sign-in was refused', error);
      throw failed();
    }
  };

  app.get('/sign-in', async (c) => {
    const { url, ...checks } = await identityProvider.begin();
    const id = giveToken(c, 'signIn');
    await sessions.begin({ id, ...checks, returnTo: placeOf(c.req.query('to'), consoleUrl), createdAt: clock.now() });
    return c.redirect(url);
  });

  app.get('/sign-in/callback', async (c) => {
    const pending = idFrom(c, 'signIn');
    takeToken(c, 'signIn');
    const signIn = pending === undefined ? undefined : await sessions.take(pending, clock.now());
    if (!signIn) throw failed();
    const { sub, email, emailVerified } = await identityOf(c, signIn);
    if (!emailVerified) {
      warn('an account without a verified address', undefined);
      throw unverified();
    }
    const former = idFrom(c, 'session');
    if (former !== undefined) await sessions.close(former);
    const now = clock.now();
    await sessions.open({ id: giveToken(c, 'session'), email, sub, createdAt: now, lastSeenAt: now });
    await note(email, 'sign-in');
    // The whole address: a path alone could begin with two slashes and mean another site.
    return c.redirect(consoleUrl + signIn.returnTo);
  });

  /** Where the provider ends its own session; if it cannot be asked, ours has ended all the same. */
  const providersEnd = async (): Promise<string | undefined> => {
    try {
      return await identityProvider.signOutUrl();
    } catch (error) {
      warn('the identity provider was not told of a sign-out', error);
      return undefined;
    }
  };
  const leave = async (c: Context) => {
    takeToken(c, 'session');
    // Not a redirect: a page may send its forms only to its own site, and a browser counts redirects of a form too.
    return c.html(signedOut(await providersEnd()));
  };

  app.get('/sign-out', (c) => c.html(signedOut()));
  app.post('/sign-out', async (c) => {
    const id = idFrom(c, 'session');
    const session = id === undefined ? undefined : await sessions.find(id, clock.now());
    if (session) {
      await sessions.close(session.id);
      await note(session.email, 'sign-out');
    }
    return leave(c);
  });
  app.post('/sign-out-everywhere', async (c) => {
    const id = idFrom(c, 'session');
    const session = id === undefined ? undefined : await sessions.find(id, clock.now());
    if (!session) throw refused(401, 'not-signed-in', 'Bạn chưa đăng nhập.', 'You are not signed in.');
    await sessions.close(session.id);
    await sessions.closeAll(session.email);
    await note(session.email, 'sign-out');
    return leave(c);
  });
  return app;
};

/** @param next Where the provider ends its own session; it sends the browser back to the same page without it. */
const signedOut = (next?: string) =>
  page(
    'Bạn đã đăng xuất',
    html`<p lang="en">You are signed out.</p><p><a href="/sign-in">Đăng nhập lại <span lang="en">(sign in again)</span></a></p>`,
    next === undefined ? '' : html`<meta http-equiv="refresh" content="0; url=${next}">`,
  );
