import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/images');

const [phone, wide] = [
  { width: 390, height: 800 },
  { width: 1280, height: 900 },
];

/**
 * A picture of `docs/`, taken where the journey has come to; of a wide page another one as telephones show it, of a
 * telephone's one as it is wide.
 * `npm run pictures` keeps them; a usual test run walks the same way and leaves the files alone, for letters look
 * otherwise on each machine.
 */
export const takePicture = async (tab: Page, name: string): Promise<void> => {
  if (!process.env.KEEP_PICTURES) return;
  await tab.screenshot({ path: join(folder, `${name}.png`) });
  const own = tab.viewportSize() ?? wide;
  const isWide = own.width > phone.width;
  await tab.setViewportSize(isWide ? phone : wide);
  await tab.screenshot({ path: join(folder, `${name}-${isWide ? 'phone' : 'wide'}.png`) });
  await tab.setViewportSize(own);
};
