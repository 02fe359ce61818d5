import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoAccounts } from '../../../infra/local/demo-staff.ts';
import { startEndpoints } from '../../../infra/local/endpoints.ts';
import { startIdentity } from '../../../infra/local/identity.ts';
import { mostOf } from '../../../infra/local/pages/site.ts';
import { megabyte, refusalOf } from '../../../infra/local/request-limits.ts';
import { serveNearby } from '../../../infra/local/serve.ts';

const limits = { port: 4040, most: 1000 };

test.each([
  ['localhost:4040', '/', undefined],
  ['LocalHost:4040', '/', undefined],
  ['127.0.0.1:4040', '/', undefined],
  ['[::1]:4040', '/', undefined],
  ['localhost:4040', 'http://127.0.0.1:4040/a', undefined],
  ['localhost', '/', 421],
  ['localhost:4041', '/', 421],
  ['evil.example:4040', '/', 421],
  ['localhost:4040.evil.example', '/', 421],
  ['localhost.evil.example:4040', '/', 421],
  ['0.0.0.0:4040', '/', 421],
  ['192.168.1.7:4040', '/', 421],
  ['', '/', 421],
  [undefined, '/', 421],
  ['localhost:4040', 'http://evil.example:4040/', 421],
  ['evil.example', 'http://localhost:4040/', 421],
  ['localhost:4040', '*', 421],
])('host %s, address %s: %s', (host, url, status) => {
  expect(refusalOf({ method: 'GET', url, headers: { host } }, limits)?.status).toBe(status);
});

test('at port 80 hosts stand without it', () => {
  expect(refusalOf({ method: 'GET', url: '/', headers: { host: 'localhost' } }, { port: 80, most: 1 })).toBeUndefined();
});

test('no other name is answered', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.webAuthority({ withPort: true }), fc.string()), (name) => {
      fc.pre(!/^(localhost|127\.0\.0\.1|\[::1\]):4040$/i.test(name));
      expect(refusalOf({ method: 'GET', url: '/', headers: { host: name } }, limits)?.status).toBe(421);
    }),
  );
});

test('a body that says it is longer than what is taken is refused, to the byte', () => {
  fc.assert(
    fc.property(fc.nat(3000), (length) => {
      const headers = { host: 'localhost:4040', 'content-length': String(length) };
      expect(refusalOf({ method: 'GET', url: '/', headers }, limits)?.status).toBe(
        length > limits.most ? 413 : undefined,
      );
    }),
  );
});

const portIn = (address: string): number => Number(new URL(address).port);

/** Writes to the server and answers all that it says until it hangs up or is silent. */
const say = async (port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  const said = text(socket).catch(() => 'reset');
  await once(socket, 'connect');
  socket.on('error', () => {});
  for (const part of parts) if (!socket.destroyed) socket.write(part);
  return said;
};
const get = (host: string, path = '/'): string => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
const post = (port: number, path: string, ...headers: readonly string[]): string =>
  [`POST ${path} HTTP/1.1`, `Host: localhost:${port}`, ...headers, '', ''].join('\r\n');

describe('over real sockets', () => {
  let trial: Awaited<ReturnType<typeof serveNearby>>;
  let identity: Awaited<ReturnType<typeof startIdentity>>;
  let endpoints: Awaited<ReturnType<typeof startEndpoints>>;
  let read: number[];
  beforeEach(() => {
    read = [];
  });
  beforeAll(async () => {
    trial = await serveNearby(
      async (request) => {
        const { byteLength } = await request.arrayBuffer();
        read.push(byteLength);
        return new Response('taken');
      },
      0,
      mostOf,
    );
    identity = await startIdentity({ accounts: demoAccounts, consoleUrl: 'http://localhost:4040' });
    endpoints = await startEndpoints({
      s3: ({ bytes }) => {
        read.push(bytes.length);
        return { status: 200 };
      },
    });
  });
  afterAll(async () => {
    await trial.stop();
    await identity.stop();
    await endpoints.stop();
  });
  const ports = () => ({
    trial: portIn(trial.origin),
    identity: portIn(identity.issuer),
    endpoints: portIn(endpoints.url('s3')),
  });

  test.each(['trial', 'identity', 'endpoints'] as const)(
    'the %s answers its own names and no other, in a sentence',
    async (server) => {
      const port = ports()[server];
      for (const name of ['localhost', '127.0.0.1', '[::1]'])
        expect(await say(port, get(`${name}:${port}`))).not.toMatch(/^HTTP\/1\.1 421/);
      for (const host of [`evil.example:${port}`, 'localhost', `localhost:${port + 1}`]) {
        const answer = await say(port, get(host));
        expect(answer).toMatch(/^HTTP\/1\.1 421 /);
        expect(answer).toContain(`This machine answers at http://localhost:${port} only.`);
      }
    },
  );

  test.each([
    ['trial', '/dossiers', 10 * megabyte],
    ['trial', '/drop/a.csv', 64 * megabyte],
    ['identity', '/token', megabyte],
    ['endpoints', '/s3/bucket/a.csv', 64 * megabyte],
  ] as const)('the %s refuses what says it is larger than %s takes before it is sent', async (server, path, most) => {
    const port = ports()[server];
    const asked = await say(port, post(port, path, `Content-Length: ${most + 1}`, 'Expect: 100-continue'));
    expect(asked).toMatch(/^HTTP\/1\.1 413 /);
    expect(asked).toContain(`The body is larger than ${most / megabyte} MB.`);
    const unasked = await say(port, post(port, path, `Content-Length: ${most + 1}`), new Uint8Array(megabyte));
    expect(unasked).toMatch(/^HTTP\/1\.1 413 /);
    expect(read).toEqual([]);
  });

  test('who asks before sending what is small enough may send it', async () => {
    const { port } = new URL(trial.origin);
    const socket = connect(Number(port), '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    const headers = ['Content-Length: 3', 'Expect: 100-continue', 'Connection: close'];
    socket.write(post(Number(port), '/dossiers', ...headers));
    await expect.poll(() => said).toMatch(/^HTTP\/1\.1 100 /);
    socket.write('abc');
    await expect.poll(() => said).toContain('taken');
    expect(read).toEqual([3]);
  });

  test.each([
    ['trial', '/dossiers', 10 * megabyte],
    ['endpoints', '/s3/bucket/a.csv', 64 * megabyte],
  ] as const)('the %s cuts off what does not say its length once it is too large', async (server, path, most) => {
    const port = ports()[server];
    const chunk = [`${megabyte.toString(16)}\r\n`, new Uint8Array(megabyte), '\r\n'];
    const chunks = Array.from({ length: most / megabyte + 1 }, () => chunk).flat();
    const answer = await say(port, post(port, path, 'Transfer-Encoding: chunked'), ...chunks);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(read).toEqual([]);
  });

  test('what does not say its length and is small enough is taken whole', async () => {
    const body = new ReadableStream({
      start: async (controller) => {
        controller.enqueue(new Uint8Array(megabyte));
        await sleep(20);
        controller.enqueue(new Uint8Array(5));
        controller.close();
      },
    });
    const asItComes = { method: 'POST', body, duplex: 'half' };
    expect(await (await fetch(`${trial.origin}/dossiers`, asItComes)).text()).toBe('taken');
    expect(read).toEqual([megabyte + 5]);
  });
});
