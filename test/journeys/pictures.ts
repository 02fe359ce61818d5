import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/images');

const phone = { width: 390, height: 800 };

/**
 * A picture of `docs/`, taken where the journey has come to; of a wide page another one as telephones show it.
 * `npm run pictures` keeps them; a usual test run walks the same way and leaves the files alone, for letters look
 * otherwise on each machine.
 */
export const takePicture = async (tab: Page, name: string): Promise<void> => {
  if (!process.env.KEEP_PICTURES) return;
  await tab.screenshot({ path: join(folder, `${name}.png`) });
  const wide = tab.viewportSize();
  if (!wide || wide.width <= phone.width) return;
  await tab.setViewportSize(phone);
  await tab.screenshot({ path: join(folder, `${name}-phone.png`) });
  await tab.setViewportSize(wide);
};
