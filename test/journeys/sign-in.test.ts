import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusMinutes } from '../../functions/domain/time.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff } from '../../infra/local/province.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { form, openBrowser } from './browser.ts';
import { signIn } from './signed-in.ts';

const { officer, leader, steering, administrator } = demoPeople;
let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-10-12T08:00:00+07:00' });
  await enterStaff(platform);
});
afterAll(() => platform.stop());

const host = () => new URL(platform.pages).host;

const signedOut = { status: 401, body: { error: 'not-signed-in', problem: expect.stringContaining('chưa đăng nhập') } };
const leave = (path: string) => [path, form({})] as const;

test('an officer signs in and is told the roles and units that the registry names', async () => {
  const { get } = await signIn(platform, officer.email);
  expect(await get('/api/me')).toEqual({ status: 200, body: officer });
  expect(await platform.failures()).toEqual([]);
});

test('signing out ends this session at once, and the provider’s too', async () => {
  const here = await signIn(platform, officer.email);
  const there = await signIn(platform, officer.email);
  const token = here.browser.jars.get(host())?.find(({ name }) => name === '__Host-baotin')?.value;
  const left = await here.browser.ask(...leave('/sign-out'));
  const onward = /url=([^"]+)"/.exec(await left.text())?.[1]?.replaceAll('&amp;', '&');
  expect(await here.get('/api/me')).toEqual(signedOut);
  const cookie = `__Host-baotin=${token}`;
  expect((await here.browser.ask('/api/me', { headers: { cookie } })).status).toBe(401);
  expect((await there.get('/api/me')).status).toBe(200);

  const asked = await here.browser.visit(onward ?? '');
  const page = await asked.response.text();
  const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
  const end = await here.browser.visit(action, form({ xsrf, logout: 'yes' }));
  expect(end.url.href).toBe(`${platform.pages}/sign-out`);
  expect(await end.response.text()).toContain('Bạn đã đăng xuất');
  expect((await here.browser.visit('/sign-in')).url.pathname).toMatch(/^\/interaction\//);
});

test('signing out everywhere ends all sessions of the person and nobody else’s', async () => {
  const one = await signIn(platform, leader.email);
  const two = await signIn(platform, leader.email);
  const other = await signIn(platform, officer.email);
  expect((await one.browser.ask(...leave('/sign-out-everywhere'))).status).toBe(200);
  expect([(await one.get('/api/me')).status, (await two.get('/api/me')).status]).toEqual([401, 401]);
  expect((await other.get('/api/me')).status).toBe(200);
});

test('a callback works once, in the browser that began it', async () => {
  const browser = openBrowser(platform);
  const { url } = await browser.visit('/sign-in?to=/ban-lam-viec');
  const chosen = await browser.ask(url, form({ email: officer.email }));
  const back = await browser.ask(new URL(chosen.headers.get('location') ?? ''));
  const callback = back.headers.get('location') ?? '';
  expect(callback.startsWith(`${platform.pages}/sign-in/callback?code=`)).toBe(true);

  expect((await openBrowser(platform).ask(callback)).status).toBe(400);
  const pending = browser.jars.get(host())?.map(({ name, value }) => `${name}=${value}`)[0] ?? '';
  const first = await browser.ask(callback);
  expect([first.status, first.headers.get('location')]).toEqual([302, `${platform.pages}/ban-lam-viec`]);
  const again = await browser.ask(callback, { headers: { cookie: pending } });
  expect(again.status).toBe(400);
  expect(await again.text()).toContain('Xin đăng nhập lại');
});

test('what another site sends is refused though the cookie came along', async () => {
  const { browser, get } = await signIn(platform, officer.email);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'same-site', origin: platform.pages },
  ])
    expect((await browser.ask('/sign-out', form({}, headers))).status).toBe(403);
  expect((await get('/api/me')).status).toBe(200);
});

test('who is taken off the staff list is refused with the next request, in both languages', async () => {
  const { get } = await signIn(platform, steering.email);
  expect((await get('/api/me')).status).toBe(200);
  const { browser } = await signIn(platform, administrator.email);
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  expect((await browser.ask(`/api/staff/${steering.email}`, { method: 'DELETE', headers })).status).toBe(200);
  const { status, body } = await get('/api/me');
  expect(status).toBe(403);
  expect(body).toMatchObject({ error: 'not-on-staff', problem: expect.stringMatching(/danh sách cán bộ.*staff list/) });
});

test('a session ends an hour after its last use, and twelve hours after its start', async () => {
  const { get } = await signIn(platform, leader.email);
  const idle = await signIn(platform, officer.email);
  const start = await platform.now();
  for (let minutes = 50; minutes < 720; minutes += 50) {
    await platform.moveTo(plusMinutes(start, minutes));
    expect([minutes, (await get('/api/me')).status]).toEqual([minutes, 200]);
  }
  expect((await idle.get('/api/me')).status).toBe(401);
  await platform.moveTo(plusMinutes(start, 720));
  expect(await get('/api/me')).toEqual(signedOut);
  const page = await openBrowser(platform).ask('/ban-lam-viec?loc=1');
  expect(page.headers.get('location')).toBe('/sign-in?to=%2Fban-lam-viec%3Floc%3D1');
});
