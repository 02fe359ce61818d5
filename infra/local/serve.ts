import { getRequestListener } from '@hono/node-server';
import { portOf } from './endpoints.ts';
import { createGuardedServer, megabyte, tooLarge } from './request-limits.ts';

/** As much as the HTTP API takes. */
export const largestRequest = 10 * megabyte;

export type Served = { origin: string; stop(): Promise<void> };

const portsTried = 50;

type Fetch = (request: Request) => Response | Promise<Response>;

/** Cuts a body off that does not say how long it is, once it is longer than `most` bytes. */
const cutOff = async (request: Request, most: number, fetch: Fetch): Promise<Response> => {
  if (request.body === null || request.headers.has('content-length')) return fetch(request);
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      size += chunk.length;
      if (size > most) controller.error(new Error(tooLarge(most).sentence));
      else controller.enqueue(chunk);
    },
  });
  // What is left of it is thrown away once the answer is written.
  const body = request.body.pipeThrough(counted, { preventCancel: true });
  const asItComes = { body, duplex: 'half' };
  try {
    const answer = await fetch(new Request(request, asItComes));
    if (size <= most) return answer;
  } catch (error) {
    if (size <= most) throw error;
  }
  const { status, sentence } = tooLarge(most);
  return new Response(`${sentence}\n`, { status });
};

/**
 * Serves this machine only, under its own names, at the wished port or, where it is taken, at the next free one. `mostOf`
 * says how many bytes a body may have at an address.
 */
export const serveNearby = async (
  fetch: Fetch,
  wished: number,
  mostOf: (url: string) => number = () => largestRequest,
): Promise<Served> => {
  const answer = getRequestListener((request) => {
    const { pathname } = new URL(request.url);
    return cutOff(request, mostOf(pathname), fetch);
  });
  const server = createGuardedServer(mostOf, () => portOf(server.address()), answer);
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  for (let port = wished; ; port += 1) {
    try {
      await listen(port);
      break;
    } catch (error) {
      if (!isTaken(error) || port >= Math.min(wished + portsTried, 65_535)) throw error;
    }
  }
  return {
    origin: `http://localhost:${portOf(server.address())}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
