import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as driver } from 'playwright-core';

export const startBrowser = async (): Promise<Browser> =>
  driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });

/** A tab that shows what it is given, under the page's own rules of what may run and load. */
export const openTab = async (browser: Browser, options: BrowserContextOptions) => {
  const context = await browser.newContext(options);
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
