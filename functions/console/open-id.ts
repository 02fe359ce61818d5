import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import * as z from 'zod';
import { cached } from '../lib/cached.ts';
import type { IdentityProvider } from '../ports.ts';

const claims = z.object({
  sub: z.string(),
  email: z.email(),
  /** Some providers write it as text. */
  email_verified: z.union([z.boolean(), z.stringbool()]).default(false),
});

type OpenIdSettings = {
  issuer: string;
  clientId: string;
  /** Origin of the console, registered with the provider: `/sign-in/callback` and `/sign-out` below it. */
  consoleUrl: string;
};

const patienceSeconds = 10;

/**
 * A provider of OpenID Connect: authorization code with PKCE, state and nonce. The console is a public client: PKCE
 * binds the code to who began, so there is no secret to keep or to change. Plain http is for an issuer that is itself
 * on plain http, as on one machine; settings of the cloud demand https.
 */
export const openIdProvider = ({ issuer, clientId, consoleUrl }: OpenIdSettings): IdentityProvider => {
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  const configurationOf = cached(
    (url) => discovery(new URL(url), clientId, undefined, None(), { execute, timeout: patienceSeconds }),
    60,
  );
  return {
    begin: async () => {
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const url = buildAuthorizationUrl(await configurationOf(issuer), {
        redirect_uri: `${consoleUrl}/sign-in/callback`,
        scope: 'openid email',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce },
      });
      return { url: url.href, state, nonce, verifier };
    },
    finish: async (callback, { state, nonce, verifier }) => {
      const tokens = await authorizationCodeGrant(await configurationOf(issuer), callback, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
        idTokenExpected: true,
      });
      const { sub, email, email_verified } = claims.parse(tokens.claims());
      return { sub, email: email.toLowerCase(), emailVerified: email_verified };
    },
    signOutUrl: async () => {
      const configuration = await configurationOf(issuer);
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      const back = `${consoleUrl}/sign-out`;
      // Cognito calls the same parameter by a name of its own.
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: back, logout_uri: back }).href;
    },
  };
};
