import type { Page } from 'playwright-core';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { letAxeIn, startBrowser } from '../chromium.ts';
import { startPlatformProcess } from '../platform-process.ts';

/**
 * A platform with the trial's pages over HTTP, and people who come to its console with Chromium, each with cookies of
 * their own. `origin` is the pages'; a citizen's home page, whose place the trial's overview takes there, is at `front`.
 */
export const openSite = async (start: string) => {
  await using undo = new AsyncDisposableStack();
  const platform = await startPlatformProcess({ start });
  undo.defer(platform.stop);
  await enterUnits(platform);
  await enterStaff(platform);
  const browser = await startBrowser();
  undo.defer(() => browser.close());
  const kept = undo.move();
  const { pages: origin, front } = platform;

  /** Signs somebody in; answers the tab, which stands on the console's home page, with axe in it where asked for. */
  const arrive = async (email: string, { width = 1280, withAxe = false } = {}): Promise<Page> => {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ viewport, bypassCSP: withAxe, locale: 'vi-VN' });
    if (withAxe) await letAxeIn(context);
    const tab = await context.newPage();
    tab.setDefaultTimeout(15_000);
    await tab.goto(`${origin}/ban-lam-viec`);
    await tab.locator(`button[value="${email}"]`).click();
    await tab.waitForURL(`${origin}/ban-lam-viec`);
    return tab;
  };
  return { platform, origin, front, browser, arrive, stop: () => kept.disposeAsync() };
};
