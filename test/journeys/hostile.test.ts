import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { fillForPages, type PageSample, sampleStart } from '../../infra/local/page-sample.ts';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { startPlatformProcess } from '../platform-process.ts';
import {
  type Address,
  type ApiAddress,
  addressesOfApi,
  bodyWith,
  brokenBodies,
  fieldNames,
  fillPath,
  hostileParts,
  hostileTexts,
  pagesOfConsole,
  queryNames,
} from './hostile.ts';

/*
 * Whatever is sent to any address is answered as what it is, a wrong request, and never as a fault of ours. Each address
 * gets some of the hostile values, and each value goes to many addresses: all to all would take an hour.
 */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const share = 24;

const citizens: Address[] = [
  ...['/', '/tra-cuu', '/t/:token', '/t/:token/survey', '/t/:token/tu-choi', '/loi-xin-loi', '/chien-dich'],
  ...['/chien-dich/:id', '/khong-co', '/sign-in', '/sign-in/callback', '/sign-out', '/openapi.json'],
].map((path) => ({ method: 'GET', path }));

let platform: Awaited<ReturnType<typeof startPlatformProcess>>;
let sample: PageSample;
let pages: Address[];
let api: ApiAddress[];
const faults: string[] = [];

beforeAll(async () => {
  platform = await startPlatformProcess({ start: sampleStart });
  await enterUnits(platform);
  await enterStaff(platform);
  sample = await fillForPages(platform, 300, { isThin: true });
  pages = pagesOfConsole();
  const description = await platform.fetch(new Request(`${platform.signIn.consoleUrl}/openapi.json`));
  api = addressesOfApi(z.unknown().parse(await description.json()));
});
afterAll(() => platform?.stop());

/** Answers the status; what is a fault of ours is kept. */
const ask = async (path: string, init: RequestInit = {}, cookie?: string): Promise<number> => {
  const headers = new Headers(init.headers);
  headers.set('sec-fetch-site', 'same-origin');
  if (cookie) headers.set('cookie', cookie);
  const request = new Request(platform.signIn.consoleUrl + path, { ...init, headers, redirect: 'manual' });
  const { status } = await platform.fetch(request);
  if (status >= 500) faults.push(`${status} ${init.method ?? 'GET'} ${path.slice(0, 200)}`);
  return status;
};

let next = 0;
/** Some of them, others each time. */
const someOf = <T>(all: readonly T[]): T[] => {
  next += 1;
  return all.filter((_, n) => (n + next) % share === 0);
};

const isRead = ({ method }: Address) => method === 'GET';
const guests = () => [undefined, ...sample.cookies];
const usualQuery = () => Object.entries(sample.subject).filter(([name]) => !name.includes('/'));
const queryOf = (pairs: readonly (readonly string[])[]) => pairs.map(([name, value]) => `${name}=${value}`).join('&');

/** The first of the staff who may see the page; the last where nobody may. */
const guestOf = async (filled: string): Promise<string | undefined> => {
  const query = new URLSearchParams(usualQuery());
  for (const cookie of sample.cookies) if ((await ask(`${filled}?${query}`, {}, cookie)) === 200) return cookie;
  return sample.cookies.at(-1);
};

test('no address that is read ends in a fault of ours, whatever stands in it', async () => {
  for (const { path } of [...pages, ...api, ...citizens].filter(isRead)) {
    const filled = fillPath(path, 'x', sample.subject);
    const cookie = await guestOf(filled);
    const usual = usualQuery().map(([name, value]) => [name, encodeURIComponent(value)]);
    if (path.includes(':')) for (const part of someOf(hostileParts)) await ask(fillPath(path, part), {}, cookie);
    for (const part of someOf(hostileParts))
      await ask(`${filled}?${queryOf(queryNames.map((name) => [name, part]))}`, {}, cookie);
    for (const name of new Set([...(sample.subject ? Object.keys(sample.subject) : []), 'said', 'after', 'from', 'to']))
      for (const part of someOf(someOf(hostileParts)))
        await ask(`${filled}?${queryOf([...usual.filter(([one]) => one !== name), [name, part]])}`, {}, cookie);
    for (const who of someOf(guests()))
      await ask(`${filled}?${queryOf(queryNames.map((name) => [name, 'constructor']))}`, {}, who);
    for (const method of someOf(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'POST']))
      await ask(filled, { method }, cookie);
  }
  expect(faults).toEqual([]);
});

const typed = (type: string | undefined): HeadersInit => (type ? { 'content-type': type } : {});
const form = 'application/x-www-form-urlencoded';

test('no form ends in a fault of ours, whatever is sent', async () => {
  const open = ['/tra-cuu', '/t/abc/survey', '/t/abc/tu-choi', '/sign-out', '/khong-co'];
  for (const path of open) {
    for (const { body, type } of brokenBodies) await ask(path, { method: 'POST', body, headers: typed(type) });
    for (const text of someOf(hostileTexts))
      await ask(path, { method: 'POST', body: new URLSearchParams({ ma: text, so: text, answer: text }) });
  }
  for (const { method, path } of pages.filter((one) => !isRead(one))) {
    const filled = fillPath(path, 'x', sample.subject);
    for (const cookie of guests()) {
      for (const { body, type } of someOf(brokenBodies))
        await ask(filled, { method, body, headers: typed(type) }, cookie);
      for (const text of someOf(someOf(hostileTexts))) {
        const body = queryOf(fieldNames.map((name) => [name, encodeURIComponent(text.toWellFormed())]));
        await ask(filled, { method, body, headers: typed(form) }, cookie);
        await ask(`${filled}?${body}`, { method, body: `${body}&${body}`, headers: typed(form) }, cookie);
      }
    }
    for (const part of someOf(hostileParts))
      await ask(fillPath(path, part), { method, body: '', headers: typed(form) }, sample.cookies.at(-1));
  }
  expect(faults).toEqual([]);
});

test('no call of the API ends in a fault of ours, whatever is sent', async () => {
  const json = 'application/json';
  for (const { method, path, body: schema } of api.filter((one) => !isRead(one))) {
    const filled = fillPath(path, 'x', sample.subject);
    for (const cookie of guests()) {
      for (const { body, type } of someOf(brokenBodies))
        await ask(filled, { method, body, headers: typed(type) }, cookie);
      for (const text of someOf(hostileTexts))
        await ask(filled, { method, body: JSON.stringify(bodyWith(schema, text)), headers: typed(json) }, cookie);
    }
    const body = JSON.stringify(bodyWith(schema, 'x'));
    for (const part of someOf(hostileParts))
      await ask(fillPath(path, part), { method, body, headers: typed(json) }, sample.cookies.at(-1));
  }
  expect(faults).toEqual([]);
});
