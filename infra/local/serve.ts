import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { portOf } from './endpoints.ts';

export type Served = { origin: string; stop(): Promise<void> };

const portsTried = 50;

/** Serves this machine only, at the wished port or, where it is taken, at the next free one. */
export const serveNearby = async (
  fetch: (request: Request) => Response | Promise<Response>,
  wished: number,
): Promise<Served> => {
  const server = createServer(getRequestListener(fetch));
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
