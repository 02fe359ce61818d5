import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { refusalOf } from '../../../infra/local/request-limits.ts';
import { triggersOf } from '../../../infra/local/triggers.ts';
import { functions } from '../../../infra/topology.ts';
import { type PlatformProcess, startPlatformProcess } from '../../platform-process.ts';

/* A page of another site may not make the browser of somebody who visits it send anything to the trial. */

const port = 4040;
const limits = { port, most: 1000 };
const host = `localhost:${port}`;
const statusOf = (method: string, headers: Record<string, string>) =>
  refusalOf({ method, url: '/dossiers', headers: { host, ...headers } }, limits)?.status;

test.each<[string, Record<string, string>, 403 | undefined]>([
  ['a program', {}, undefined],
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: `http://${host}` }, undefined],
  ['our own page that hides its address', { 'sec-fetch-site': 'same-origin', origin: 'null' }, undefined],
  ['what a person typed', { 'sec-fetch-site': 'none' }, undefined],
  ['our own page in an older browser', { origin: `http://${host}` }, undefined],
  ['our own page under its number', { origin: `http://127.0.0.1:${port}` }, undefined],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
  ['another site that hides its address', { 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
  ['another site without an origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a page at another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }, 403],
  ['another site in an older browser', { origin: 'https://evil.example' }, 403],
  ['a page at another port in an older browser', { origin: 'http://localhost:3000' }, 403],
  ['a page of no address in an older browser', { origin: 'null' }, 403],
  ['a site whose name begins as ours', { origin: `http://${host}.evil.example` }, 403],
  ['our own name over another protocol', { origin: `https://${host}` }, 403],
  ['a browser that contradicts itself', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
])('%s sends: %s', (_, headers, status) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect([method, statusOf(method, headers)]).toEqual([method, status]);
  expect(statusOf('GET', headers)).toBeUndefined();
});

test('no other origin, and no other word of a browser, sends anything', () => {
  const own = [`http://${host}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constant('null')), (origin) => {
      fc.pre(!own.includes(origin.toLowerCase()));
      expect(statusOf('POST', { origin })).toBe(403);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (site) => {
      fc.pre(site !== 'same-origin' && site !== 'none');
      expect(statusOf('POST', { 'sec-fetch-site': site, origin: `http://${host}` })).toBe(403);
    }),
  );
});

describe('over all addresses of a trial', () => {
  let platform: PlatformProcess;
  beforeAll(async () => {
    platform = await startPlatformProcess({ start: '2026-10-14T10:00:00+07:00' });
  });
  afterAll(() => platform.stop());

  /** Each address that takes something in, at the server that has it. */
  const addresses = (): [string, string][] => {
    const routes = triggersOf(functions, 'http').flatMap(({ trigger }) => trigger.routes);
    const ofFunctions = routes
      .filter(({ method }) => method !== 'GET')
      .map(({ path }) => path.replace('{proxy+}', 'x/y'));
    const ofServices = Object.entries(platform.endpoints)
      .filter(([name]) => !name.includes('DYNAMODB'))
      .map(([, address]): [string, string] => ['POST', `${address}/x`]);
    const { issuer } = platform.signIn;
    return [
      ...ofFunctions.flatMap((path): [string, string][] => [
        ['POST', `${platform.pages}${path}`],
        ['POST', `${platform.front}${path}`],
      ]),
      ['PUT', `${platform.pages}/drop/updates.csv`],
      ['POST', `${platform.pages}/anything`],
      ['POST', `${issuer}/interaction/x`],
      ['POST', `${issuer}/token`],
      ['POST', `${platform.address}/where`],
      ['POST', `${platform.address}/advance-to`],
      ...ofServices,
    ];
  };
  const strangers: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ];

  test('each refuses what a foreign page sends, in a sentence, and changes nothing', async () => {
    for (const [method, address] of addresses())
      for (const headers of strangers) {
        const answer = await fetch(address, { method, headers, body: '{}' });
        expect([address, answer.status]).toEqual([address, 403]);
        expect(await answer.text()).toContain('This request comes from another site and is refused.');
      }
    expect(await platform.inbox()).toEqual([]);
  });

  test('each goes on answering programs', async () => {
    for (const [method, address] of addresses()) {
      if (address.startsWith(platform.address)) continue; // they would be obeyed
      const answer = await fetch(address, { method, body: '{}' });
      const said = await answer.text();
      expect([address, said.includes('comes from another site and is refused')]).toEqual([address, false]);
    }
  });
});
