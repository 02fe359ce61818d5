import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGuardedServer, megabyte, readAtMost, refuse, tooLarge } from './request-limits.ts';

/** As large as a file that functions read, or a mail with its letters. */
const largestCall = 64 * megabyte;

export type ServiceRequest = {
  method: string;
  /** Below the service's own part of the address, decoded: `/v2/email/outbound-emails`. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as it came. */
  bytes: Buffer;
};
export type ServiceAnswer = { status: number; headers?: Record<string, string>; body?: string | Readable };
/** Answers as one AWS service does; `silence` leaves the client waiting until it gives up. */
export type Service = (request: ServiceRequest) => ServiceAnswer | 'silence' | Promise<ServiceAnswer | 'silence'>;

export type Endpoints = {
  /** Address of a service for `AWS_ENDPOINT_URL_…`. It is an IP address, so the S3 client writes buckets into the path. */
  url(service: string): string;
  stop(): Promise<void>;
};

/** Serves `services`, each below `/NAME`, on a free port of this machine only. */
export const startEndpoints = async (services: Readonly<Record<string, Service>>): Promise<Endpoints> => {
  const server = createGuardedServer(
    () => largestCall,
    () => portOf(server.address()),
    (request, response) => {
      answer(services, request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(String(error));
      });
    },
  );
  // A server that hangs up while a client sends would look like a message of unknown fate.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    url: (service) => `${origin}/${service}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
};

const answer = async (
  services: Readonly<Record<string, Service>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'http://local');
  const [, name = ''] = pathname.split('/');
  const bytes = await readAtMost(request, largestCall);
  if (bytes === 'too large') return refuse(request, response, tooLarge(largestCall));
  const service = services[name];
  const path = decodeURIComponent(pathname.slice(name.length + 1)) || '/';
  const answered = service
    ? await service({
        method: request.method ?? 'GET',
        path,
        headers: request.headers,
        body: bytes.toString('utf8'),
        bytes,
      })
    : { status: 404, body: `no service of this machine: ${name}` };
  if (answered === 'silence') return;
  // The clients take a Date header for the true time and would correct their own, simulated one by it.
  response.sendDate = false;
  response.writeHead(answered.status, answered.headers);
  if (answered.body instanceof Readable) await pipeline(answered.body, response);
  else response.end(answered.body);
};

/** An answer in JSON, as the AWS JSON and REST JSON protocols write it. */
export const json = (status: number, value: unknown, headers: Record<string, string> = {}): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** An error of the JSON protocols; the clients make an exception of its name. */
export const jsonError = (status: number, name: string, message: string): ServiceAnswer =>
  json(status, { __type: name, message }, { 'x-amzn-errortype': name });
