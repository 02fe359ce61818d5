import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { staff } from '../../../functions/domain/staff.ts';
import { makeClock } from '../../../infra/local/clock.ts';
import { demoAccounts, demoStaff } from '../../../infra/local/demo-staff.ts';
import { demoUnits } from '../../../infra/local/demo-units.ts';
import { type Identity, startIdentity } from '../../../infra/local/identity.ts';
import { form, openBrowser } from '../../journeys/browser.ts';

const consoleUrl = 'http://localhost:4040';
const unverified = { email: 'chua@example.vn', name: 'Chưa Xác Minh', about: '', emailVerified: false };
const clock = makeClock({ start: '2031-01-06T08:00:00+07:00' });
let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity({ accounts: [...demoAccounts, unverified], consoleUrl });
});
afterAll(() => identity.stop());

test('every role has its account, units are those of the province, and all of it is right for the registry', () => {
  const roles = new Set(demoStaff.flatMap((person) => person.roles));
  expect([...roles].toSorted()).toEqual(['administrator', 'controller', 'leader', 'officer', 'steering']);
  for (const person of demoStaff) {
    expect(staff.parse(person)).toEqual(person);
    for (const unit of person.units) expect(demoUnits.map(({ code }) => code)).toContain(unit);
  }
  expect(demoAccounts.map(({ email }) => email)).toEqual(demoStaff.map(({ email }) => email));
});

test('it is found by discovery, for a public client with PKCE', async () => {
  const found: unknown = await (await fetch(`${identity.issuer}/.well-known/openid-configuration`)).json();
  expect(found).toMatchObject({
    issuer: identity.issuer,
    code_challenge_methods_supported: ['S256'],
    end_session_endpoint: expect.stringContaining(identity.issuer),
  });
});

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'; // of RFC 7636, appendix B
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const authorize = (changes: Record<string, string> = {}): string => {
  const asked = {
    ...{ client_id: identity.clientId, response_type: 'code', scope: 'openid email', state: 's', nonce: 'n' },
    ...{ redirect_uri: `${consoleUrl}/sign-in/callback`, code_challenge: challenge, code_challenge_method: 'S256' },
    ...changes,
  };
  return `${identity.issuer}/auth?${new URLSearchParams(asked)}`;
};
/** A browser that is not let into the console: it stops at the address it is sent back to. */
const open = () => {
  const back: URL[] = [];
  const browser = openBrowser({
    signIn: { ...identity, consoleUrl },
    fetch: async ({ url }) => {
      back.push(new URL(url));
      return new Response('the console');
    },
  });
  return { ...browser, back };
};
const choose = async (email: string) => {
  const { visit, back } = open();
  const { url, response } = await visit(authorize());
  const page = await response.text();
  await visit(url, form({ email }));
  return { page, code: back[0]?.searchParams.get('code') ?? '' };
};
const redeem = (code: string, code_verifier = verifier) =>
  fetch(`${identity.issuer}/token`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: identity.clientId, code, code_verifier },
      redirect_uri: `${consoleUrl}/sign-in/callback`,
    }).toString(),
  });
const claimsOf = async (response: Response) => {
  const { id_token } = z.object({ id_token: z.string() }).parse(await response.json());
  return z
    .looseObject({ iat: z.number() })
    .parse(JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString('utf8')));
};

test('its page lists the accounts, says that this is the trial, and asks no password', async () => {
  const { page } = await choose('');
  for (const { name, email } of demoAccounts) expect(page).toContain(`value="${email}">${name}</button>`);
  expect(page).toContain('Trần Thị Mỹ Linh</button> <span>cán bộ, Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi');
  expect(page).toContain('bản chạy thử');
  expect(page).not.toContain('type="password"');
});

test('whom one chooses is in the ID token with the trial’s time, verified or not as the account says', async () => {
  clock.install();
  try {
    const first = await claimsOf(await redeem((await choose('oanh.le@hcc.quangngai.example')).code));
    expect(first).toMatchObject({ email: 'oanh.le@hcc.quangngai.example', email_verified: true, nonce: 'n' });
    expect(first.iat).toBe(clock.epoch() / 1000);
    const second = await claimsOf(await redeem((await choose(unverified.email)).code));
    expect(second).toMatchObject({ email: unverified.email, email_verified: false });
  } finally {
    clock.uninstall();
  }
});

test('a code is good once, and only for who began', async () => {
  expect((await redeem((await choose(unverified.email)).code, `${verifier}x`)).status).toBe(400);
  const { code } = await choose(unverified.email);
  expect((await redeem(code)).status).toBe(200);
  expect((await redeem(code)).status).toBe(400);
});

test('another address to come back to, a sign-in without PKCE and one that nobody began are refused in Vietnamese', async () => {
  const asked = [
    authorize({ redirect_uri: 'https://evil.example/callback' }),
    authorize({ client_id: 'evil' }),
    `${identity.issuer}/interaction/nobody`,
  ];
  for (const address of asked) {
    const { response } = await open().visit(address);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Không đăng nhập được')]);
  }
  const { visit, back } = open();
  await visit(authorize({ code_challenge: '', code_challenge_method: '' }));
  expect(back[0]?.searchParams.get('error')).toBe('invalid_request');
});
