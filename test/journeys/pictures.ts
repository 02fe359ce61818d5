import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/images');

/**
 * A picture of `docs/`, taken where the journey has come to. `npm run pictures` keeps them; a
 * usual test run walks the same way and leaves the files alone, for letters look otherwise on each machine.
 */
export const takePicture = async (tab: Page, name: string): Promise<void> => {
  if (!process.env.KEEP_PICTURES) return;
  await tab.screenshot({ path: join(folder, `${name}.png`) });
};
