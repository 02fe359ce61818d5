import type { Browser, BrowserContextOptions } from 'playwright-core';
import { letAxeIn } from '../chromium.ts';

/** A tab that shows what it is given, under the page's own rules of what may run and load, but for axe where it is let in. */
export const openTab = async (
  browser: Browser,
  { withAxe = false, ...options }: BrowserContextOptions & { withAxe?: boolean },
) => {
  const context = await browser.newContext({
    ...options,
    ...(withAxe && { javaScriptEnabled: true, bypassCSP: true }),
  });
  if (withAxe) await letAxeIn(context);
  const tab = await context.newPage();
  let shown = { text: '', headers: new Headers() };
  const asked: string[] = [];
  await tab.route('**/*', (route) => {
    asked.push(route.request().url());
    const policy = shown.headers.get('content-security-policy') ?? '';
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    return route.fulfill({ body: shown.text, headers });
  });
  return {
    tab,
    /** What the page asked for, itself included. */
    asked,
    show: async (page: typeof shown) => {
      shown = page;
      await tab.goto('https://baotin.example.vn/', { waitUntil: 'load' });
    },
    close: () => context.close(),
  };
};
