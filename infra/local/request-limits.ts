import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';

export const megabyte = 1024 * 1024;

/** What is known of a request before its body is read. */
export type Head = { method: string; url: string; headers: IncomingHttpHeaders };
export type Limits = {
  /** The server's own. */
  port: number;
  /** Bytes of a body. */
  most: number;
};
export type Refusal = { status: 403 | 413 | 421; sentence: string };

const hostsOf = (port: number): string[] => {
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
};

/** The host that a request means: some clients write it into the first line, too. */
const hostsNamed = ({ url, headers }: Pick<Head, 'url' | 'headers'>): (string | undefined)[] => {
  if (url.startsWith('/')) return [headers.host];
  return [headers.host, URL.parse(url)?.host];
};

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const ownSites: readonly unknown[] = [undefined, 'same-origin', 'none'];

/**
 * Does a page of another address send something here, from the browser of somebody who visits it? Browsers say who asks;
 * another port of this machine is another address, too. Programs say neither and go on. A page that hides where it is
 * sends `null` as its origin: that is our own only where the browser says so itself.
 */
const comesFromElsewhere = ({ method, headers }: Head, port: number): boolean => {
  if (reading.includes(method)) return false;
  const { origin, 'sec-fetch-site': site } = headers;
  if (!ownSites.includes(site)) return true;
  if (origin === undefined) return false;
  if (origin === 'null') return site === undefined;
  return !hostsOf(port).some((host) => origin.toLowerCase() === `http://${host}`);
};

export const tooLarge = (most: number): Refusal => ({
  status: 413,
  sentence: `Nội dung lớn hơn ${most / megabyte} MB. / The body is larger than ${most / megabyte} MB.`,
});

/**
 * Why a server of this machine does not answer a request; undefined where it does. A name of the web that leads to this
 * machine is how foreign pages get at such servers (DNS rebinding): only this machine's own names are answered. Nor may
 * a foreign page send anything to them under their own names.
 */
export const refusalOf = (head: Head, { port, most }: Limits): Refusal | undefined => {
  const own = hostsOf(port);
  if (!hostsNamed(head).every((host) => host !== undefined && own.includes(host.toLowerCase())))
    return {
      status: 421,
      sentence: `Máy này chỉ trả lời ở http://localhost:${port}. / This machine answers at http://localhost:${port} only.`,
    };
  if (comesFromElsewhere(head, port))
    return {
      status: 403,
      sentence:
        'Yêu cầu này đến từ một trang khác nên không được nhận. / This request comes from another site and is refused.',
    };
  return Number(head.headers['content-length'] ?? 0) > most ? tooLarge(most) : undefined;
};

/** How long what a refused client still sends is thrown away, so that it has time to read why. */
const patienceMilliseconds = 500;

/** Says why, and throws away for a moment what still comes. */
export const refuse = (request: IncomingMessage, response: ServerResponse, { status, sentence }: Refusal): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
  request.resume();
  const { socket } = request;
  setTimeout(() => request.complete || socket.destroy(), patienceMilliseconds).unref();
};

/** A server that hands on only requests to this machine's own names, with bodies of a size that it takes. */
export const createGuardedServer = (
  mostOf: (url: string) => number,
  portOf: () => number,
  listener: RequestListener,
): Server => {
  const refusal = ({ method = 'GET', url = '/', headers }: IncomingMessage) =>
    refusalOf({ method, url, headers }, { port: portOf(), most: mostOf(url) });
  const server = createServer((request, response) => {
    const refused = refusal(request);
    if (refused) refuse(request, response, refused);
    else listener(request, response);
  });
  // A client that asks before it sends is answered before it sends.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!refusal(request)) response.writeContinue();
    server.emit('request', request, response);
  });
  return server;
};

/** A body of a client that does not say how long it is, up to so many bytes. */
export const readAtMost = async (request: IncomingMessage, most: number): Promise<Buffer | 'too large'> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > most) return 'too large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
