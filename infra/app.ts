import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { bundlesFolder } from './bundle.ts';
import { checks } from './checks.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { GuardStack } from './guard-stack.ts';
import { loadSettings, type Settings } from './settings.ts';
import { WorkStack } from './work-stack.ts';

/**
 * The four stacks of one province and stage, in the order in which they need each other.
 * @param assets Folder of bundles, as `bundleFunctions` makes it.
 */
export const addProvince = (app: App, settings: Settings, assets: string) => {
  const guard = new GuardStack(app, settings);
  const edge = new EdgeStack(app, { settings, guard });
  const data = new DataStack(app, settings);
  const work = new WorkStack(app, { settings, data, edge, assets });
  return { guard, edge, data, work };
};

/** Every settings file: one for each province and stage. */
export const settingsFiles = (): string[] => {
  const folder = join(import.meta.dirname, 'settings');
  return readdirSync(folder).map((file) => join(folder, file));
};

if (import.meta.main) {
  const app = new App();
  Validations.of(app).addPlugins(checks);
  for (const settings of loadSettings(settingsFiles())) addProvince(app, settings, bundlesFolder);
}
