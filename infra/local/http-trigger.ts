import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { MovableClock } from './clock.ts';
import type { Invoke } from './streams.ts';

export type Route = { name: string; method: string; path: string };

const structured = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
});

const maxBytes = 10 * 1024 * 1024;

/** The HTTP API in front of the functions: a request becomes an event of payload 2.0, the function's answer a response. */
export const makeHttpTrigger =
  (routes: readonly Route[], invoke: Invoke, clock: MovableClock) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const route = routes.find(({ method, path }) => method === request.method && path === pathname);
    if (!route) return Response.json({ message: 'Not Found' }, { status: 404 });
    const bytes = Buffer.from(await request.arrayBuffer());
    if (bytes.length > maxBytes) return Response.json({ message: 'Request Entity Too Large' }, { status: 413 });
    try {
      return responseOf(await invoke(route.name, eventOf(request, route, bytes, clock)));
    } catch {
      return Response.json({ message: 'Internal Server Error' }, { status: 500 });
    }
  };

const isText = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))/;

const eventOf = (request: Request, { method, path }: Route, bytes: Buffer, clock: MovableClock) => {
  const { search, hostname } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const asText = isText.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: search.slice(1),
    headers,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: hostname,
      domainPrefix: 'local',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey: `${method} ${path}`,
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
