import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/**
 * Cookies hold a random token, the tables its hash. `__Host-` lets no other host of the domain set or see them, `Lax`
 * keeps them from requests that another site makes, but lets a link from a mail arrive signed in. They end with the
 * browser; when a session ends is decided here, not there.
 */
const names = { session: 'baotin', signIn: 'baotin-sign-in' } as const;
type Name = keyof typeof names;

export const sessionCookie = `__Host-${names.session}`;

const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Gives the browser a new token and answers the id under which to keep what belongs to it. */
export const giveToken = (c: Context, name: Name): string => {
  const token = randomBytes(32).toString('base64url');
  setCookie(c, names[name], token, { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
  return idOf(token);
};

/** The id of what belongs to the token that the browser brings, if it brings one. */
export const idFrom = (c: Context, name: Name): string | undefined => {
  const token = getCookie(c, names[name], 'host');
  return token === undefined ? undefined : idOf(token);
};

export const takeToken = (c: Context, name: Name): void => {
  deleteCookie(c, names[name], { prefix: 'host', path: '/', secure: true });
};
