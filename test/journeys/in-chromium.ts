import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import type { AxeResults } from 'axe-core';
import { chromium as driver, type Page } from 'playwright-core';
import { makeClock } from '../../infra/local/clock.ts';
import { makeSite } from '../../infra/local/pages/site.ts';
import { startPlatform } from '../../infra/local/platform.ts';
import { enterStaff, enterUnits, localSettings } from '../../infra/local/province.ts';
import { serveNearby } from '../../infra/local/serve.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The whole platform over HTTP, with the trial's inbox of citizens' telephones where asked for, and people who come to its console with Chromium, each with cookies of their own. */
export const openSite = async (start: string, { withInbox = false } = {}) => {
  await using undo = new AsyncDisposableStack();
  const clock = makeClock({ start });
  const { promise: ready, resolve: open } = Promise.withResolvers<(request: Request) => Promise<Response>>();
  // The address first: the console must know its own before it starts.
  const site = await serveNearby(async (request) => (await ready)(request), 0);
  undo.defer(site.stop);
  const platform = await startPlatform({ clock, settings: localSettings(), consoleUrl: site.origin });
  undo.defer(platform.stop);
  await enterUnits(platform);
  await enterStaff(platform);
  const trial = { sample: { running: false, done: 0, total: 0 }, live: Promise.resolve() };
  const { trackingPage } = localSettings();
  open(
    withInbox
      ? async (request) => makeSite({ platform, clock, trackingPage, ...trial }).fetch(request)
      : platform.fetch,
  );
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
  undo.defer(() => browser.close());
  const kept = undo.move();

  /** Signs somebody in; answers the tab, which stands on the console's home page. */
  const arrive = async (email: string, { width = 1280, bypassCSP = false } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP, locale: 'vi-VN' });
    const tab = await context.newPage();
    tab.setDefaultTimeout(15_000);
    await tab.goto(`${site.origin}/ban-lam-viec`);
    await tab.locator(`button[value="${email}"]`).click();
    await tab.waitForURL(`${site.origin}/ban-lam-viec`);
    return tab;
  };
  return { platform, clock, origin: site.origin, browser, arrive, stop: () => kept.disposeAsync() };
};

/** What axe finds on the page that a tab shows; the tab must let scripts of others in. */
export const axeOn = async (tab: Page): Promise<string[]> => {
  await tab.addScriptTag({ path: axe });
  const { violations }: AxeResults = await tab.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
  return violations.map(({ id, nodes }) => `${new URL(tab.url()).pathname}: ${id} ${nodes[0]?.html}`);
};
