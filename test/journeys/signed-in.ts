import { expect } from 'vitest';
import type { Platform } from '../../infra/local/platform.ts';
import { form, openBrowser } from './browser.ts';

type Answer = { status: number; body: unknown };

/**
 * Signs in at the trial's provider as one of its accounts. Answers the person's browser, and how they call the API:
 * `get('/api/me')`, `post('/api/…', {…})`, `put`, with the status and the JSON of what came back.
 */
export const signIn = async (platform: Pick<Platform, 'fetch' | 'signIn'>, email: string) => {
  const browser = openBrowser(platform);
  const { url, response } = await browser.visit('/sign-in?to=/api/me');
  expect(await response.text()).toContain(email);
  const arrived = await browser.visit(url, form({ email }));
  expect(arrived.url.href).toBe(`${platform.signIn.consoleUrl}/api/me`);

  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const send = async (method: 'POST' | 'PUT', path: string, body: unknown) =>
    answerOf(await browser.ask(path, { method, headers, body: JSON.stringify(body) }));
  return {
    browser,
    get: async (path: string) => answerOf(await browser.ask(path)),
    post: (path: string, body: unknown = {}) => send('POST', path, body),
    put: (path: string, body: unknown = {}) => send('PUT', path, body),
    /** A file that is taken away. */
    download: async (path: string) => {
      const response = await browser.ask(path);
      expect(response.status).toBe(200);
      return { type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) };
    },
  };
};
