import type { Platform } from '../../infra/local/platform.ts';

type Reached = Pick<Platform, 'fetch' | 'signIn'>;
type Cookie = { name: string; value: string; path: string };

/** A browser as far as signing in needs one: cookies by host, redirects followed, headers that tell whose page asks. */
export const openBrowser = (platform: Reached) => {
  const { consoleUrl } = platform.signIn;
  const jars = new Map<string, Cookie[]>();

  const keep = (url: URL, lines: readonly string[]): void => {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const others = (jars.get(url.host) ?? []).filter((one) => one.name !== name || one.path !== path);
      const gone = attributes.some((one) => /^max-age=0$|^expires=Thu, 01 Jan 1970/i.test(one));
      jars.set(url.host, gone ? others : [...others, { name, value: value.join('='), path }]);
    }
  };
  const cookiesFor = ({ host, pathname }: URL): string =>
    (jars.get(host) ?? [])
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  /** One request, without following where it leads. */
  const ask = async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, consoleUrl);
    const headers = new Headers(init.headers);
    if (!headers.has('cookie')) headers.set('cookie', cookiesFor(url));
    const request = new Request(url, { redirect: 'manual', ...init, headers });
    const response = url.origin === consoleUrl ? await platform.fetch(request) : await fetch(request);
    keep(url, response.headers.getSetCookie());
    return response;
  };

  /** Follows redirects to the page at their end; answers it with its address. */
  const visit = async (address: string | URL, init: RequestInit = {}): Promise<{ url: URL; response: Response }> => {
    let url = new URL(address, consoleUrl);
    let response = await ask(url, init);
    for (let location = response.headers.get('location'); location; location = response.headers.get('location')) {
      url = new URL(location, url);
      response = await ask(url);
    }
    return { url, response };
  };

  return { ask, visit, jars };
};

export const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
  body: new URLSearchParams(fields).toString(),
});
