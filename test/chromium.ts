import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';
import * as z from 'zod';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const found = z.object({
  passed: z.int().min(10, 'axe has looked at next to nothing'),
  faults: z.array(z.string()),
});

export const startBrowser = async (): Promise<Browser> =>
  driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });

/** Axe comes into each page that is opened from now on; where pages allow no scripts, the context must bypass that. */
export const letAxeIn = (context: BrowserContext): Promise<unknown> => context.addInitScript({ path: axe });

/** What axe finds on the page that a tab shows. Only that comes out of it: what passes weighs megabytes. */
export const axeOn = async (tab: Page): Promise<string[]> => {
  const told = await tab.evaluate(`axe
    .run({ resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} })
    .then(({ violations, passes }) => ({
      passed: passes.length,
      faults: violations.map(({ id, nodes }) => location.pathname + ': ' + id + ' ' + nodes[0]?.html),
    }))`);
  return found.parse(told).faults;
};
