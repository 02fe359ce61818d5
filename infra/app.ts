import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundlesFolder } from './bundle.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { loadSettings, type Settings } from './settings.ts';
import { WorkStack } from './work-stack.ts';

/**
 * The three stacks of one province and stage.
 * @param assets Folder of bundles, as `bundleFunctions` makes it.
 */
export const addProvince = (app: App, settings: Settings, assets: string) => {
  const data = new DataStack(app, settings);
  const work = new WorkStack(app, { settings, data, assets });
  const edge = new EdgeStack(app, { settings, work });
  return { data, work, edge };
};

/** Every settings file: one for each province and stage. */
export const settingsFiles = (): string[] => {
  const folder = join(import.meta.dirname, 'settings');
  return readdirSync(folder).map((file) => join(folder, file));
};

if (import.meta.main) {
  const app = new App();
  for (const settings of loadSettings(settingsFiles())) addProvince(app, settings, bundlesFolder);
}
