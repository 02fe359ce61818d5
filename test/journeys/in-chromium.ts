import type { Page } from 'playwright-core';
import { makeClock } from '../../infra/local/clock.ts';
import { makeSite } from '../../infra/local/pages/site.ts';
import { startPlatform } from '../../infra/local/platform.ts';
import { enterStaff, enterUnits, localSettings } from '../../infra/local/province.ts';
import { serveNearby } from '../../infra/local/serve.ts';
import { letAxeIn, startBrowser } from '../chromium.ts';

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
  const browser = await startBrowser();
  undo.defer(() => browser.close());
  const kept = undo.move();

  /** Signs somebody in; answers the tab, which stands on the console's home page, with axe in it where asked for. */
  const arrive = async (email: string, { width = 1280, withAxe = false } = {}): Promise<Page> => {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ viewport, bypassCSP: withAxe, locale: 'vi-VN' });
    if (withAxe) await letAxeIn(context);
    const tab = await context.newPage();
    tab.setDefaultTimeout(15_000);
    await tab.goto(`${site.origin}/ban-lam-viec`);
    await tab.locator(`button[value="${email}"]`).click();
    await tab.waitForURL(`${site.origin}/ban-lam-viec`);
    return tab;
  };
  return { platform, clock, origin: site.origin, browser, arrive, stop: () => kept.disposeAsync() };
};
