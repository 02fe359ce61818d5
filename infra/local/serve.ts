import { getRequestListener } from '@hono/node-server';
import { portOf } from './endpoints.ts';
import { PlainFault } from './plain-fault.ts';
import { createGuardedServer, megabyte, tooLarge } from './request-limits.ts';

/** As much as the HTTP API takes. */
export const largestRequest = 10 * megabyte;

export type Served = { origin: string; stop(): Promise<void> };

const portsTried = 50;

class PortTaken extends PlainFault {
  constructor(port: number) {
    super(`Port ${port} is in use by another program: stop that one, or set PORT to another number.`);
  }
}

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

const isOf = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

type MostOf = (url: string) => number;

/**
 * Serves this machine only, under its own names, at this port (0: any). `mostOf` says how many bytes a body may have at
 * an address. Throws one sentence where the port cannot be had.
 */
export const serveAt = async (fetch: Fetch, port: number, mostOf: MostOf = () => largestRequest): Promise<Served> => {
  const answer = getRequestListener((request) => {
    const { pathname } = new URL(request.url);
    return cutOff(request, mostOf(pathname), fetch);
  });
  const server = createGuardedServer(mostOf, () => portOf(server.address()), answer);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    if (isOf(error, ['EADDRINUSE'])) throw new PortTaken(port);
    if (isOf(error, ['EACCES']))
      throw new PlainFault(`This user may not serve at port ${port}: set PORT to one above 1023.`);
    throw error;
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

/** The same at the wished port or, where it is taken, at the next free one. */
export const serveNearby = async (fetch: Fetch, wished: number, mostOf?: MostOf): Promise<Served> => {
  for (let port = wished; ; port += 1) {
    try {
      return await serveAt(fetch, port, mostOf);
    } catch (error) {
      if (!(error instanceof PortTaken) || port >= Math.min(wished + portsTried, 65_535)) throw error;
    }
  }
};
