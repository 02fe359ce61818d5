import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn, startBrowser } from '../chromium.ts';
import { openTab } from './browser.ts';
import { everyPage } from './samples.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const widthOf = (tab: Page) => tab.evaluate(() => document.documentElement.scrollWidth);

const [narrow, wide] = [
  { width: 320, height: 800 },
  { width: 1280, height: 800 },
];

test.each(['vi', 'en'] as const)(
  'axe finds nothing on any page in %s, and none needs scrolling aside, with letters twice as large either',
  { timeout: 240_000 },
  async (lang) => {
    const { tab, show, close } = await openTab(browser, { withAxe: true, viewport: narrow });
    for (const page of await everyPage(lang)) {
      await tab.setViewportSize(narrow);
      await show(page);
      // Each language at one width: the layout is the same for both.
      const atNarrow = lang === 'vi' ? await axeOn(tab) : [];
      expect([page.name, await widthOf(tab), atNarrow]).toEqual([page.name, narrow.width, []]);
      await tab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect([page.name, await widthOf(tab)]).toEqual([page.name, narrow.width]);
      await tab.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      // In English one of the sixteen states that a dossier's page shows stands for all.
      if (lang === 'vi' || (page.isTrack && page.name !== 'returned')) continue;
      await tab.setViewportSize(wide);
      expect([page.name, await axeOn(tab)]).toEqual([page.name, []]);
    }
    await close();
  },
);

test('everything on a page can be reached with the keyboard, and shows that it was', async () => {
  const [page] = (await everyPage('vi')).filter(({ name }) => name === 'returned');
  if (!page) throw new Error('the page is missing');
  const { tab, asked, show, close } = await openTab(browser, { withAxe: true, viewport: narrow });
  await show(page);
  const wanted = await tab.locator('a, button, input, select').count();
  const reached: string[] = [];
  for (let presses = 0; presses < wanted; presses += 1) {
    await tab.keyboard.press('Tab');
    const [name, outline] = await tab.evaluate(() => {
      const element = document.activeElement;
      return [element?.textContent ?? '', element ? getComputedStyle(element).outlineStyle : ''];
    });
    expect([name, outline]).toEqual([name, 'solid']);
    reached.push(name ?? '');
  }
  expect(new Set(reached).size).toBe(wanted);
  expect(reached).toEqual(expect.arrayContaining(['English', 'Rất hài lòng', 'Hài lòng', 'Chưa hài lòng']));
  expect(asked).toHaveLength(1);
  await close();
});
