import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Account } from './demo-staff.ts';
import { portOf } from './endpoints.ts';
import { identityStore } from './identity-store.ts';
import { accountsPage, faultPage, type Html, leavePage } from './pages/identity.ts';
import { createGuardedServer, megabyte, readAtMost, refuse, tooLarge } from './request-limits.ts';

export type Identity = { issuer: string; clientId: string; stop(): Promise<void> };

type IdentityOptions = { accounts: readonly Account[]; consoleUrl: string };

const clientId = 'baotin-console';
/** Cookies carry the trial's time, which may be long before the browser's: a short life would be over at once. */
const tenYears = 10 * 365 * 86_400;
const hour = 3600;
/** Far more than a form of the sign-in has. */
const largestForm = megabyte;

/**
 * The identity provider of the trial: OpenID Connect on a port of this machine, whose accounts ask for no password. What
 * it is made of is loaded when the first browser comes, so that it costs the start nothing.
 */
export const startIdentity = async (options: IdentityOptions): Promise<Identity> => {
  let opened: Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      opened ??= openProvider(options, issuer);
      await (await opened)(request, response);
    } catch (error) {
      send(response, 400, faultPage(error instanceof Error ? error.message : String(error)));
    }
  };
  const server = createGuardedServer(
    () => largestForm,
    () => portOf(server.address()),
    answer,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://localhost:${portOf(server.address())}`;
  return {
    issuer,
    clientId,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const send = async (response: ServerResponse, status: number, page: Html): Promise<void> => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(String(await page));
};

const openProvider = async (options: IdentityOptions, issuer: string) => {
  const provider = await makeProvider(options, issuer);
  const serve = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!request.url?.startsWith('/interaction/')) return serve(request, response);
    await provider.interactionDetails(request, response); // throws where no sign-in is under way
    if (request.method !== 'POST') return send(response, 200, accountsPage(options.accounts));
    const form = await readAtMost(request, largestForm);
    if (form === 'too large') return refuse(request, response, tooLarge(largestForm));
    const email = new URLSearchParams(form.toString('utf8')).get('email') ?? '';
    await provider.interactionFinished(request, response, { login: { accountId: email } });
  };
};

const makeProvider = async ({ accounts, consoleUrl }: IdentityOptions, issuer: string): Promise<Provider> => {
  const { default: OpenIdProvider } = await import('oidc-provider');
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return new OpenIdProvider(issuer, {
    adapter: identityStore(),
    jwks: { keys: [{ ...key, kty: 'EC', alg: 'ES256', use: 'sig' }] },
    cookies: { keys: [randomUUID()] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [`${consoleUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${consoleUrl}/sign-out`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false, // e-mail in the ID token, as Cognito does
    ttl: { Interaction: tenYears, Session: tenYears, Grant: hour, AccessToken: hour, IdToken: hour },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          ctx.body = String(await leavePage(form));
        },
      },
    },
    findAccount: (_ctx, sub) => {
      const found = accounts.find(({ email }) => email === sub);
      return found && accountOf(found);
    },
    // Nobody is asked whether the console may know who they are: it is what they came for.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    renderError: async (ctx, { error_description, error }) => {
      ctx.type = 'html';
      ctx.body = String(await faultPage(error_description ?? error));
    },
  });
};

const accountOf = ({ email, emailVerified = true }: Account) => ({
  accountId: email,
  claims: () => ({ sub: email, email, email_verified: emailVerified }),
});
