import { expect, test } from 'vitest';
import { makeConsole } from '../../functions/console/app.ts';
import { plusMinutes } from '../../functions/domain/time.ts';
import type { Identity, IdentityProvider } from '../../functions/ports.ts';
import { aClock, fakeAudit, fakeSessions, fakeStaff } from '../fakes.ts';
import { actionsOf } from './open-console.ts';

const consoleUrl = 'https://canbo.baotin.gialai.gov.vn';
const linh = {
  email: 'linh@gialai.gov.vn',
  name: 'Trần Thị Mỹ Linh',
  title: 'Chuyên viên',
  roles: ['officer' as const],
  units: ['H21.01'],
};
const verified: Identity = { sub: 'sub-1', email: linh.email, emailVerified: true };

type Faults = { identity?: Partial<Identity>; provider?: Partial<IdentityProvider> };

/** The console behind a proxy that knows it by another name, with a provider that lets in whoever is asked for. */
const open = ({ identity, provider }: Faults = {}) => {
  const [sessions, staffList, clock] = [fakeSessions(), fakeStaff(linh), aClock()];
  const said: string[] = [];
  const callbacks: URL[] = [];
  const identityProvider: IdentityProvider = {
    begin: async () => ({ url: 'https://id.example/authorize', state: 's', nonce: 'n', verifier: 'v' }),
    finish: async (callback) => {
      callbacks.push(callback);
      return { ...verified, ...identity };
    },
    signOutUrl: async () => 'https://id.example/end?client_id=a&b=c',
    ...provider,
  };
  const app = makeConsole(
    {
      ...{ sessions, staffList, identityProvider, clock, consoleUrl, audit: fakeAudit() },
      warn: (message) => said.push(message),
      report: ({ message }) => said.push(message),
    },
    [],
    actionsOf(),
  );
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(`https://api.internal${path}`, {
      ...init,
      headers: { cookie, ...Object.fromEntries(new Headers(init.headers)) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const signIn = async (to = '/api/me') => {
    await ask(`/sign-in?to=${encodeURIComponent(to)}`);
    return ask('/sign-in/callback?code=c&state=s');
  };
  return { ask, signIn, sessions, staffList, clock, cookies, said, callbacks };
};

const ours = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } };
const wordOf = async (response: Response) => ({ status: response.status, ...(await response.json()) });

test('who signs in gets a cookie that only this host sees, and of which the table holds the hash', async () => {
  const { ask, signIn, sessions, cookies, callbacks } = open();
  const arrived = await signIn('/ban-lam-viec?loc=1');
  expect([arrived.status, arrived.headers.get('location')]).toEqual([302, `${consoleUrl}/ban-lam-viec?loc=1`]);
  const [line] = arrived.headers.getSetCookie().filter((one) => one.startsWith('__Host-baotin='));
  expect(line).toMatch(/^__Host-baotin=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect([...sessions.stored.keys()]).toEqual([expect.not.stringContaining(cookies.get('__Host-baotin') ?? '?')]);
  expect(callbacks.map(String)).toEqual([`${consoleUrl}/sign-in/callback?code=c&state=s`]);
  expect(await (await ask('/api/me')).json()).toEqual(linh);
  expect(await (await ask('/ban-lam-viec')).text()).toContain('Trần Thị Mỹ Linh, Chuyên viên');
});

test('each sign-in is a new session, and the one before it in the same browser has ended', async () => {
  const { signIn, sessions } = open();
  await signIn();
  const [first] = sessions.stored.keys();
  await signIn();
  expect([...sessions.stored.keys()]).toEqual([expect.not.stringContaining(first ?? '?')]);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  '',
])('after signing in nobody leaves the console by %j', async (to) => {
  const { signIn } = open();
  const location = (await signIn(to)).headers.get('location');
  expect(new URL(location ?? '').origin).toBe(consoleUrl);
});

test('a callback that nobody began, that comes again or too late is refused, and nobody is signed in', async () => {
  const { ask, signIn, sessions, cookies, clock } = open();
  expect((await ask('/sign-in/callback?code=c&state=s')).status).toBe(400);
  await signIn();
  sessions.stored.clear();
  expect((await ask('/sign-in/callback?code=c&state=s')).status).toBe(400);
  await ask('/sign-in');
  clock.moveTo(plusMinutes(clock.now(), 10));
  const late = await ask('/sign-in/callback?code=c&state=s');
  expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('Xin đăng nhập lại')]);
  expect([sessions.stored.size, sessions.pending.size, cookies.has('__Host-baotin-sign-in')]).toEqual([0, 0, false]);
});

test('a provider that says no, or something that does not fit, is told to the log and not to the page', async () => {
  const finish = () => Promise.reject(new Error('unexpected "nonce" n of linh'));
  const { signIn, sessions, said } = open({ provider: { finish } });
  const refused = await signIn();
  expect([refused.status, await refused.text()]).toEqual([400, expect.not.stringContaining('nonce')]);
  expect([said, sessions.stored.size]).toEqual([['a sign-in was refused'], 0]);
});

test('an address that the provider has not verified is nobody', async () => {
  const { signIn, sessions } = open({ identity: { emailVerified: false } });
  const refused = await signIn();
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('chưa được xác minh')]);
  expect(sessions.stored.size).toBe(0);
});

test('who is not on the staff list is told so kindly, and comes in once an administrator has entered them', async () => {
  const { ask, signIn, staffList } = open({ identity: { email: 'moi@gialai.gov.vn' } });
  await signIn();
  const page = await (await ask('/ban-lam-viec')).text();
  expect(page).toContain('moi@gialai.gov.vn, nhưng địa chỉ này chưa có trong danh sách cán bộ');
  expect(page).toContain('not on the staff list yet');
  expect(page).toContain('action="/sign-out"');
  expect(await wordOf(await ask('/api/me'))).toMatchObject({ status: 403, error: 'not-on-staff' });
  staffList.stored.set('moi@gialai.gov.vn', { ...linh, email: 'moi@gialai.gov.vn' });
  expect((await ask('/api/me')).status).toBe(200);
});

test('without a session the API answers 401 and a page leads to the sign-in; a forged cookie is none', async () => {
  const { ask, cookies } = open();
  for (const token of [undefined, 'A'.repeat(43), '', 'x'.repeat(4000)]) {
    if (token !== undefined) cookies.set('__Host-baotin', token);
    expect(await wordOf(await ask('/api/me'))).toMatchObject({ status: 401, error: 'not-signed-in' });
    const page = await ask('/ban-lam-viec?trang=2');
    expect([page.status, page.headers.get('location')]).toEqual([302, '/sign-in?to=%2Fban-lam-viec%3Ftrang%3D2']);
  }
});

test('the id that the table holds is no token', async () => {
  const { ask, signIn, sessions, cookies } = open();
  await signIn();
  const [id = ''] = sessions.stored.keys();
  cookies.set('__Host-baotin', id);
  expect((await ask('/api/me')).status).toBe(401);
});

test('signing out ends the session, takes the cookie and leads on to the provider’s own sign-out', async () => {
  const { ask, signIn, sessions, cookies } = open();
  await signIn();
  expect((await ask('/sign-out')).status).toBe(200);
  expect(sessions.stored.size).toBe(1);
  const left = await ask('/sign-out', ours);
  expect(await left.text()).toContain('content="0; url=https://id.example/end?client_id=a&amp;b=c"');
  expect([sessions.stored.size, cookies.has('__Host-baotin')]).toEqual([0, false]);
  expect((await ask('/sign-out', ours)).status).toBe(200);
});

test('who signs out while the provider cannot be reached is signed out here', async () => {
  const { ask, signIn, sessions, said } = open({ provider: { signOutUrl: () => Promise.reject(new Error('down')) } });
  await signIn();
  const left = await ask('/sign-out', ours);
  expect([left.status, await left.text()]).toEqual([200, expect.not.stringContaining('http-equiv')]);
  expect([sessions.stored.size, said]).toEqual([0, ['the identity provider was not told of a sign-out']]);
});

test('signing out everywhere ends every session of this person and no other', async () => {
  const { ask, signIn, sessions, clock } = open();
  const now = clock.now();
  const other = { email: 'khac@gialai.gov.vn', sub: 'sub-2', createdAt: now, lastSeenAt: now };
  await sessions.open({ ...other, id: 'other' });
  await sessions.open({ ...other, email: linh.email, id: 'at-home' });
  await signIn();
  expect((await ask('/sign-out-everywhere', ours)).status).toBe(200);
  expect([...sessions.stored.keys()]).toEqual(['other']);
  expect((await ask('/sign-out-everywhere', ours)).status).toBe(401);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site', origin: 'https://other.gialai.gov.vn' }],
  ['an older browser on another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['no browser', {}],
])('nothing is changed for %s', async (_who, headers) => {
  const { ask, signIn, sessions } = open();
  await signIn();
  expect((await ask('/sign-out', { method: 'POST', headers })).status).toBe(403);
  const json = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
  expect(await wordOf(await ask('/api/me', json))).toMatchObject({ status: 403, error: 'other-site' });
  expect(sessions.stored.size).toBe(1);
});

test('an older browser that names our origin may', async () => {
  const { ask, signIn, sessions } = open();
  await signIn();
  await ask('/sign-out', { method: 'POST', headers: { origin: consoleUrl } });
  expect(sessions.stored.size).toBe(0);
});

test('the API takes nothing but JSON', async () => {
  const { ask, signIn } = open();
  await signIn();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json']) {
    const init = { method: 'POST', headers: { ...ours.headers, 'content-type': type }, body: '{}' };
    expect(await wordOf(await ask('/api/me', init))).toMatchObject({ status: 415, error: 'not-json' });
  }
});

test('every answer forbids frames, foreign scripts, sniffing and caches', async () => {
  const { ask, signIn } = open();
  await signIn();
  for (const path of ['/api/me', '/ban-lam-viec', '/khong-co', '/openapi.json']) {
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});
