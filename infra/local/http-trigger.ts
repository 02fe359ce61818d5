import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { cloudFrontHeaders } from '../../functions/lib/cloudfront.ts';
import type { HttpRoute } from '../topology.ts';
import type { MovableClock } from './clock.ts';
import { megabyte } from './request-limits.ts';
import { endlessRoom, NoRoom, type Room } from './room.ts';
import type { Invoke } from './streams.ts';
import { trialSecrets } from './trial-links.ts';

export type Route = { name: string } & HttpRoute;

const greedy = '{proxy+}';

/** What stands in the place of `{proxy+}`, empty where the route has none; undefined where the path is another one. */
const restBehind = (path: string, pathname: string): string | undefined => {
  if (!path.endsWith(greedy)) return path === pathname ? '' : undefined;
  const start = path.slice(0, -greedy.length);
  return pathname.startsWith(start) && pathname.length > start.length ? pathname.slice(start.length) : undefined;
};

type Match<R> = { route: R; rest: string };

/** Finds a request's route as the HTTP API does: a whole path before a greedy one, the longer before the shorter. */
export const routerOf = <R extends HttpRoute>(routes: readonly R[]) => {
  const isGreedy = ({ path }: HttpRoute): number => Number(path.endsWith(greedy));
  const isAny = ({ method }: HttpRoute): number => Number(method === 'ANY');
  const inOrder = routes.toSorted(
    (a, b) => isGreedy(a) - isGreedy(b) || b.path.length - a.path.length || isAny(a) - isAny(b),
  );
  return (method: string, pathname: string): Match<R> | undefined => {
    for (const route of inOrder) {
      const rest = restBehind(route.path, pathname);
      if (rest !== undefined && (route.method === 'ANY' || route.method === method)) return { route, rest };
    }
    return undefined;
  };
};

const structured = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
});

/** What Lambda takes as an event; the HTTP API itself takes more. */
const longestEvent = 6 * megabyte;
const isTooLong = (event: unknown, bodyBytes: number): boolean =>
  bodyBytes > megabyte && Buffer.byteLength(JSON.stringify(event)) > longestEvent;

/** CDN and HTTP API in front of the functions: a request becomes an event of payload 2.0, the function's answer a response. */
export const makeHttpTrigger = (
  routes: readonly Route[],
  invoke: Invoke,
  clock: MovableClock,
  room: Pick<Room, 'check'> = endlessRoom,
) => {
  const find = routerOf(routes);
  return async (request: Request): Promise<Response> => {
    const match = find(request.method, new URL(request.url).pathname);
    if (!match) return Response.json({ message: 'Not Found' }, { status: 404 });
    const bytes = Buffer.from(await request.arrayBuffer());
    const event = eventOf(request, match, bytes, clock);
    if (isTooLong(event, bytes.length)) return Response.json({ message: 'Request Entity Too Large' }, { status: 413 });
    try {
      room.check(bytes.length);
      return responseOf(await invoke(match.route.name, event));
    } catch (error) {
      if (error instanceof NoRoom) return noRoomAnswer(error, match.route.path);
      return Response.json({ message: 'Internal Server Error' }, { status: 500 });
    }
  };
};

const noRoomInVietnamese = 'Ổ đĩa giữ dữ liệu hiện không ghi được, xin gửi lại sau khi đã xử lý.';

/** A push is answered as the national exchange says that it is to come again; everybody else in a sentence. */
export const noRoomAnswer = ({ message }: NoRoom, path: string): Response => {
  const sentence = `${noRoomInVietnamese} / ${message}`;
  if (path !== '/dossiers') return new Response(`${sentence}\n`, { status: 503 });
  return Response.json({ error_code: '99', message: `${sentence} Push all of it again.` }, { status: 503 });
};

/** Over what a browser says, as the CDN does. */
const asTheCdnSays = {
  [cloudFrontHeaders.originKey]: trialSecrets['baotin/origin-key'],
  [cloudFrontHeaders.viewer]: '127.0.0.1',
};

/** As the HTTP API does: what is no percent-encoding stays as it is. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const isText = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[\w.-]+\+(json|xml)))/;

const eventOf = (request: Request, { route, rest }: Match<Route>, bytes: Buffer, clock: MovableClock) => {
  const { pathname, search, hostname } = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const asText = isText.test(headers['content-type'] ?? '');
  const routeKey = `${route.method} ${route.path}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    // Of the headers, cookies come apart.
    ...(cookie && { cookies: cookie.split(/;\s*/) }),
    headers: { ...headers, ...asTheCdnSays },
    ...(rest && { pathParameters: { proxy: decoded(rest) } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: hostname,
      domainPrefix: 'local',
      http: {
        ...{ method: request.method, path: pathname, protocol: 'HTTP/1.1' },
        ...{ sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clock.now(),
      timeEpoch: clock.epoch(),
    },
    ...(bytes.length > 0 && { body: bytes.toString(asText ? 'utf8' : 'base64') }),
    isBase64Encoded: bytes.length > 0 && !asText,
  };
};

/** An answer without a status code is a body of JSON, as the HTTP API reads it. */
const responseOf = (answer: unknown): Response => {
  const parsed = structured.safeParse(answer);
  if (!parsed.success) return Response.json(answer ?? null);
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const response = new Response(isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? null), {
    status: statusCode,
    headers,
  });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
};
